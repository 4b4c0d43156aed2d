"""A pool of 2, an application, and a call of its health check with room and without."""

import asyncio
import os
import tempfile
import time
import warnings

import httpx
from fastapi import FastAPI
from sqlalchemy.pool import QueuePool
from sqlmodel import create_engine

POOL_TIMEOUT = float(os.environ.get('POOL_TIMEOUT', '1'))
folder = tempfile.TemporaryDirectory()
engine = create_engine(
    f'sqlite:///{folder.name}/orders.db', poolclass=QueuePool, pool_size=2, max_overflow=0, pool_timeout=POOL_TIMEOUT
)
app = FastAPI()
# SQLModel warns that it would rather see exec(); that is not what is shown here.
warnings.simplefilter('ignore')


def check(name: str) -> tuple[int, object]:
    """Calls the health check in the process. Prints and returns its status, with the exception behind a 500."""

    async def call():
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url='http://orders') as client:
            return await client.get('/health/database')

    asked = time.monotonic()
    try:
        response = asyncio.run(call())
        status, detail = response.status_code, response.json()
        print(f'{name}: status {status}, {detail}')
    except Exception as error:
        status, detail = 500, error
        print(f'{name}: status 500 after ~{time.monotonic() - asked:.1f} s')
        print(f'  {type(error).__module__}.{type(error).__name__}: {str(error).splitlines()[0]}')
    return status, detail


def fill_pool() -> list:
    return [engine.connect(), engine.connect()]
