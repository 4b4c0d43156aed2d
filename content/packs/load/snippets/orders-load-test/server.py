"""The orders API as a server of its own process. Settings come from the environment; prints its port first."""

import os
import socket
import tempfile

import uvicorn
from fastapi import Depends, FastAPI
from sqlalchemy import event
from sqlalchemy.pool import QueuePool
from sqlmodel import Field, Session, SQLModel, create_engine

LIMIT = 10000


def without_sync(connection, record):
    """Commits need not survive a power cut here, and are much faster so."""
    connection.execute('PRAGMA synchronous=OFF')
    connection.execute('PRAGMA journal_mode=MEMORY')


folder = tempfile.TemporaryDirectory()
engine = create_engine(
    f'sqlite:///{folder.name}/orders.db',
    poolclass=QueuePool,
    pool_size=20,
    max_overflow=10,
    pool_timeout=float(os.environ['POOL_WAIT']),
    connect_args={'timeout': 30},
)
event.listen(engine, 'connect', without_sync)
app = FastAPI()


class Order(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    total: int


class OrderCreate(SQLModel):
    total: int


def place(session: Session, order_data: OrderCreate) -> Order:
    order = Order(**order_data.model_dump())
    session.add(order)
    session.commit()
    if order.total > LIMIT:
        raise ValueError('Order exceeds limit')
    return order


def get_session():
    with Session(engine) as session:
        yield session


if os.environ['ENDPOINT'] == 'async':

    @app.post('/orders')
    async def create_order(order_data: OrderCreate):
        return place(Session(engine), order_data)

elif os.environ['ENDPOINT'] == 'sync':

    @app.post('/orders')
    def create_order(order_data: OrderCreate):
        return place(Session(engine), order_data)

else:

    # Not `async def`: waiting for the pool then blocks a worker thread and not the event loop.
    @app.post('/orders')
    def create_order(order_data: OrderCreate, session: Session = Depends(get_session)):
        return place(session, order_data)


@app.get('/ping')
async def ping():
    return {'checked_out': engine.pool.checkedout()}


kept = []
if os.environ['KEEP'] == '1':

    @app.middleware('http')
    async def remember(request, call_next):
        # What an error reporter does that holds on to the last exceptions.
        try:
            return await call_next(request)
        except Exception as error:
            kept.append(error)
            raise


SQLModel.metadata.create_all(engine)
listener = socket.create_server(('127.0.0.1', 0), backlog=256)
print(listener.getsockname()[1], flush=True)
uvicorn.Server(uvicorn.Config(app, log_level='critical', access_log=False)).run(sockets=[listener])
