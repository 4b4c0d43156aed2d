"""Database, session dependency and a burst of orders, for two forms of one endpoint."""

import asyncio
import os
import tempfile
import time
from collections import Counter

import httpx
from fastapi import FastAPI
from sqlalchemy import event, exc
from sqlalchemy.pool import QueuePool
from sqlmodel import Field, Session, SQLModel, create_engine

POOL_SIZE = int(os.environ.get('POOL_SIZE', '20'))
MAX_OVERFLOW = int(os.environ.get('MAX_OVERFLOW', '10'))
POOL_TIMEOUT = float(os.environ.get('POOL_TIMEOUT', '0.5'))
REQUESTS = int(os.environ.get('REQUESTS', '60'))

# How many worker threads FastAPI uses at a time, unless told otherwise.
THREADS = 40


def without_sync(connection, record):
    """Commits need not survive a power cut here, and are much faster so."""
    connection.execute('PRAGMA synchronous=OFF')
    connection.execute('PRAGMA journal_mode=MEMORY')


folder = tempfile.TemporaryDirectory()
engine = create_engine(
    f'sqlite:///{folder.name}/orders.db',
    poolclass=QueuePool,
    pool_size=POOL_SIZE,
    max_overflow=MAX_OVERFLOW,
    pool_timeout=POOL_TIMEOUT,
    connect_args={'timeout': 30},
)
event.listen(engine, 'connect', without_sync)
app = FastAPI()


class Order(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    total: int


class OrderCreate(SQLModel):
    total: int


SQLModel.metadata.create_all(engine)


def get_session():
    with Session(engine) as session:
        yield session


def place(session: Session, order_data: OrderCreate) -> Order:
    order = Order(**order_data.model_dump())
    session.add(order)
    session.commit()
    session.refresh(order)
    return order


async def burst() -> dict:
    """Sends all orders at once. Measures, beside the answers, the longest time the event loop did nothing else."""
    transport = httpx.ASGITransport(app)
    outcome = Counter()
    message = None
    longest = 0.0
    peak = 0
    running = True

    async def heartbeat():
        nonlocal longest, peak
        while running:
            before = time.monotonic()
            await asyncio.sleep(0.05)
            longest = max(longest, time.monotonic() - before - 0.05)
            peak = max(peak, engine.pool.checkedout())

    async def order(client):
        nonlocal message, peak
        try:
            response = await client.post('/orders', json={'total': 150})
            outcome[f'status {response.status_code}'] += 1
        except exc.TimeoutError as error:
            outcome['pool timeout'] += 1
            message = str(error)
        peak = max(peak, engine.pool.checkedout())

    heart = asyncio.create_task(heartbeat())
    async with httpx.AsyncClient(transport=transport, base_url='http://orders') as client:
        await asyncio.gather(*(order(client) for _ in range(REQUESTS)))
    running = False
    await heart
    print(f'pool {POOL_SIZE} + {MAX_OVERFLOW}, {REQUESTS} orders below the limit at once')
    for answer, number in sorted(outcome.items()):
        print(f'{answer}: {number}')
    print(f'checked out at the end: {engine.pool.checkedout()}')
    print(f'longest time the event loop stood still: ~{longest:.1f} s')
    if message:
        print(f'sqlalchemy.exc.TimeoutError: {message}')
    return {'outcome': outcome, 'longest': longest}
