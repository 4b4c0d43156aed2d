"""The orders API of the incident, with the endpoint as the source tells it and the repaired one."""

import contextlib
import gc
import json
import tempfile
from collections import Counter

import httpx
from fastapi import Depends, FastAPI
from sqlalchemy import event, exc
from sqlalchemy.pool import QueuePool
from sqlmodel import Field, Session, SQLModel, create_engine

LIMIT = 10000


class Order(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    total: int


class OrderCreate(SQLModel):
    total: int


class Shop:
    """One database, one pool and one application, so that no case inherits connections from another."""

    def __init__(self, *, pool_size: int, max_overflow: int, pool_timeout: float):
        self.folder = tempfile.TemporaryDirectory()
        self.engine = create_engine(
            f'sqlite:///{self.folder.name}/orders.db',
            poolclass=QueuePool,
            pool_size=pool_size,
            max_overflow=max_overflow,
            pool_timeout=pool_timeout,
        )
        event.listen(self.engine, 'connect', without_sync)
        SQLModel.metadata.create_all(self.engine)
        self.app = FastAPI()
        self.kept: list[Exception] = []
        self.last_timeout: str | None = None

    def leaking_async(self) -> None:
        @self.app.post('/orders')
        async def create_order(order_data: OrderCreate):
            return place(Session(self.engine), order_data)

    def leaking_sync(self) -> None:
        @self.app.post('/orders')
        def create_order(order_data: OrderCreate):
            return place(Session(self.engine), order_data)

    def closing(self) -> None:
        def get_session():
            with Session(self.engine) as session:
                yield session

        @self.app.post('/orders')
        async def create_order(order_data: OrderCreate, session: Session = Depends(get_session)):
            return place(session, order_data)

    def keep_exceptions(self) -> None:
        """What an error reporter or a log handler does that holds on to the last exceptions."""

        @self.app.middleware('http')
        async def remember(request, call_next):
            try:
                return await call_next(request)
            except Exception as error:
                self.kept.append(error)
                raise


def without_sync(connection, record):
    """Commits need not survive a power cut here, and are much faster so."""
    connection.execute('PRAGMA synchronous=OFF')
    connection.execute('PRAGMA journal_mode=MEMORY')


def place(session: Session, order_data: OrderCreate) -> Order:
    order = Order(**order_data.model_dump())
    session.add(order)
    session.commit()
    # The commit gave the connection back. Reading `total` takes one again, to refresh the order.
    if order.total > LIMIT:
        raise ValueError('Order exceeds limit')
    return order


async def send(shop: Shop, number: int, total: int, series: str | None = None) -> Counter:
    """Sends orders one after the other, in the process. Counts what came of them."""
    outcome = Counter()
    transport = httpx.ASGITransport(shop.app)
    async with httpx.AsyncClient(transport=transport, base_url='http://orders') as client:
        for sent in range(1, number + 1):
            try:
                response = await client.post('/orders', json={'total': total})
                outcome[str(response.status_code)] += 1
            except ValueError:
                outcome['refused'] += 1
            except exc.TimeoutError as error:
                outcome['pool timeout'] += 1
                shop.last_timeout = str(error)
            if series:
                point = {'name': series, 'unit': 'connections', 'x': sent, 'y': shop.engine.pool.checkedout()}
                print('hs-series', json.dumps(point))
    return outcome


@contextlib.contextmanager
def collector(on: bool):
    """Runs a block with the cyclic garbage collector on or off, starting from a clean heap."""
    gc.collect()
    (gc.enable if on else gc.disable)()
    try:
        yield
    finally:
        gc.enable()
