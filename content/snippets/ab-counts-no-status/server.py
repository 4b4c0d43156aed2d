"""The orders API, leaking or repaired, in a process of its own. Prints its port first."""

import os
import socket
import tempfile

import uvicorn
from fastapi import Depends, FastAPI
from sqlalchemy import event
from sqlalchemy.pool import QueuePool
from sqlmodel import Field, Session, SQLModel, create_engine

LEAKS = os.environ['SESSIONS'] == 'leaking'


def without_sync(connection, record):
    """Commits need not survive a power cut here, and are much faster so."""
    connection.execute('PRAGMA synchronous=OFF')
    connection.execute('PRAGMA journal_mode=WAL')


folder = tempfile.TemporaryDirectory()
engine = create_engine(
    f'sqlite:///{folder.name}/orders.db',
    poolclass=QueuePool,
    pool_size=20,
    max_overflow=10,
    # Short where the pool runs dry, so that the run ends soon.
    pool_timeout=0.1 if LEAKS else 30,
    connect_args={'timeout': 30},
)
event.listen(engine, 'connect', without_sync)
app = FastAPI()
held = []


class Order(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    total: int


class OrderCreate(SQLModel):
    total: int


def repaired():
    with Session(engine) as session:
        yield session


def leaking():
    # Somebody keeps a reference, an error reporter for example, so the garbage collector does not help.
    held.append(Session(engine))
    return held[-1]


@app.post('/orders')
def create_order(order_data: OrderCreate, session: Session = Depends(leaking if LEAKS else repaired)):
    order = Order(total=order_data.total)
    session.add(order)
    session.commit()
    if order.total > 10000:
        raise ValueError('Order exceeds limit')
    return order


@app.get('/pool')
def pool():
    return {'checked_out': engine.pool.checkedout()}


SQLModel.metadata.create_all(engine)
listener = socket.create_server(('127.0.0.1', 0), backlog=256)
print(listener.getsockname()[1], flush=True)
uvicorn.Server(uvicorn.Config(app, log_level='critical', access_log=False)).run(sockets=[listener])
