"""The retry of the incident, and a FastAPI endpoint that depends on it. Counts the attempts with an empty pool."""

import asyncio
import builtins
import os
import tempfile
import time

import httpx
from fastapi import Depends, FastAPI
from sqlalchemy import exc, text
from sqlalchemy.pool import QueuePool
from sqlmodel import Session, create_engine
from tenacity import retry, stop_after_attempt, wait_exponential

POOL_TIMEOUT = float(os.environ.get('POOL_TIMEOUT', '0.2'))

folder = tempfile.TemporaryDirectory()
engine = create_engine(
    f'sqlite:///{folder.name}/orders.db', poolclass=QueuePool, pool_size=1, max_overflow=0, pool_timeout=POOL_TIMEOUT
)
attempts = 0
caught = 0


@retry(stop=stop_after_attempt(3), wait=wait_exponential(multiplier=1, min=1, max=10))
def get_session_with_retry():
    global attempts, caught
    attempts += 1
    try:
        with Session(engine) as session:
            yield session
    except TimeoutError:
        caught += 1
        raise


def use_by_hand():
    """What a framework does with a generator dependency: takes the session, runs the endpoint, hands errors back."""
    generator = get_session_with_retry()
    session = next(generator)
    try:
        session.execute(text('SELECT 1'))
    except Exception as error:
        generator.throw(error)


app = FastAPI()


@app.get('/orders')
def orders(session: Session = Depends(get_session_with_retry)):
    return {'one': session.execute(text('SELECT 1')).scalar()}


async def ask():
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url='http://orders') as client:
        return await client.get('/orders')


def attempt(name, call):
    global attempts, caught
    attempts = caught = 0
    asked = time.monotonic()
    try:
        call()
        outcome = None
        print(f'{name}: no error')
    except Exception as error:
        outcome = error
        print(f'{name}: {type(error).__module__}.{type(error).__qualname__}: {error}')
    print(f'  attempts {attempts}, caught by "except TimeoutError" {caught}, took ~{time.monotonic() - asked:.1f} s')
    return outcome, attempts


def experiment():
    """Returns what came of an empty pool, by hand and in FastAPI, and of a pool with room, each with its attempts."""
    same = issubclass(exc.TimeoutError, builtins.TimeoutError)
    print('sqlalchemy.exc.TimeoutError is the built-in TimeoutError:', same)
    generator = get_session_with_retry()
    print(f'calling the decorated function gives a {type(generator).__name__}; its body ran {attempts} times')
    held = engine.connect()
    by_hand = attempt('empty pool, generator used by hand', use_by_hand)
    in_fastapi = attempt('empty pool, FastAPI dependency', lambda: asyncio.run(ask()))
    held.close()
    with_room = attempt('pool with room, FastAPI dependency', lambda: asyncio.run(ask()))
    return by_hand, in_fastapi, with_room
