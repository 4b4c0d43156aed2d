"""Requests that need one statement, and then do other work: a call to another service, a file, a template."""

import asyncio
import os
import sys

from sqlalchemy import text
from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine

REQUESTS = int(os.environ.get('REQUESTS', '12'))
COUNT = text("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'develop'")


def new_engine(name: str):
    url = os.environ.get('DATABASE_URL')
    if not url:
        print('This needs a PostgreSQL server: set DATABASE_URL=postgresql://role:password@host:port/database')
        sys.exit(3)
    url = url.replace('postgresql://', 'postgresql+asyncpg://', 1)
    return create_async_engine(url, pool_size=20, connect_args={'server_settings': {'application_name': name}})


async def measure(name: str, handle) -> tuple[int, int]:
    """Lets all requests do their statement and counts while they do the other work. Returns checked out and on the server.

    `handle(open_session, statement_done, other_work)` is one request. The requests come one after the other, so the count does not
    depend on their timing.
    """
    engine, watching = new_engine('develop'), new_engine('watcher')
    open_session = async_sessionmaker(engine)
    other_work = asyncio.Event()
    tasks = []
    for _ in range(REQUESTS):
        done = asyncio.Event()
        tasks.append(asyncio.create_task(handle(open_session, done, other_work)))
        await asyncio.wait([asyncio.create_task(done.wait()), tasks[-1]], return_when=asyncio.FIRST_COMPLETED)
    await asyncio.sleep(0)
    held = engine.pool.checkedout()
    async with watching.connect() as watcher:
        on_server = (await watcher.execute(COUNT)).scalar()
    other_work.set()
    await asyncio.gather(*tasks)
    print(f'{name}: {held} of {REQUESTS} requests hold a connection during the other work, {on_server} connections on the server')
    await engine.dispose()
    await watching.dispose()
    return held, on_server
