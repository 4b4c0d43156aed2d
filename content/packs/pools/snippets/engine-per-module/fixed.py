# /// script
# requires-python = ">=3.11"
# dependencies = ["sqlalchemy==2.0.58", "greenlet==3.5.6", "asyncpg==0.32.0"]
# ///
"""One engine for the process; the modules build only sessionmakers on it."""

import asyncio
import sys

from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine

from load import COUNT, MODULES, REQUESTS, database_url, serve, show


async def case(url, makers, requests):
    """Runs the load on one engine. Returns the requests that failed and the server connections at the peak."""
    engine = create_async_engine(url)
    watcher = create_async_engine(url, pool_size=1)
    peak = 0

    async def at_peak():
        nonlocal peak
        peak = (await connection.execute(COUNT)).scalar()

    async with watcher.connect() as connection:
        outcome, errors = await serve([async_sessionmaker(engine) for _ in range(makers)], requests, at_peak)
    await engine.dispose()
    await watcher.dispose()
    print(f'1 engine, sessionmakers: {makers}, requests at once: {makers * requests}')
    print(f'{outcome["ok"]} requests ok, {outcome["failed"]} failed, {peak} connections at the peak')
    for error in errors[:1]:
        show(error)
    return outcome['failed'], peak


async def main():
    url = database_url()
    results = [await case(url, 1, MODULES * REQUESTS), await case(url, MODULES, REQUESTS)]
    room = min(15, MODULES * REQUESTS)
    return 0 if results == [(0, room), (0, room)] else 1


sys.exit(asyncio.run(main()))
