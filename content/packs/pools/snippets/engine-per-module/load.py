"""Where the database is, and the load that both variants put on it."""

import asyncio
import os
import sys
from collections import Counter

from sqlalchemy import text

MODULES = int(os.environ.get('MODULES', '4'))
REQUESTS = int(os.environ.get('REQUESTS', '6'))
COUNT = text("SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()")


def database_url(variable: str = 'DATABASE_URL') -> str:
    url = os.environ.get(variable)
    if not url:
        print(f'This needs a PostgreSQL server of its own: set {variable}=postgresql://role:password@host:port/database')
        sys.exit(3)
    return url.replace('postgresql://', 'postgresql+asyncpg://', 1)


async def request(open_session, started: asyncio.Event):
    """One request: a statement, then work during which the session keeps its connection."""
    async with open_session() as session:
        await session.execute(text('SELECT 1'))
        await started.wait()


async def serve(modules: list, requests: int = REQUESTS, at_peak=None) -> tuple[Counter, list[Exception]]:
    """Sends requests to every module at once, calls `at_peak` while they run. Returns what came of them, and the errors."""
    started = asyncio.Event()
    tasks = [asyncio.create_task(request(module, started)) for module in modules for _ in range(requests)]
    await asyncio.sleep(1)
    if at_peak:
        await at_peak()
    started.set()
    answers = await asyncio.gather(*tasks, return_exceptions=True)
    errors = [answer for answer in answers if isinstance(answer, Exception)]
    return Counter('failed' if isinstance(answer, Exception) else 'ok' for answer in answers), errors


async def wait_until_alone(engine) -> None:
    """Waits until no other program is connected: a connection that is still closing takes a place of the count."""
    others = text('SELECT count(*) FROM pg_stat_activity WHERE datname IS NOT NULL AND pid <> pg_backend_pid()')
    async with engine.connect() as connection:
        while (await connection.execute(others)).scalar() > 0:
            await asyncio.sleep(0.1)
    await asyncio.sleep(0.5)


def show(error: Exception) -> None:
    kind = type(error)
    print(f'{kind.__module__}.{kind.__qualname__}: {error}')
