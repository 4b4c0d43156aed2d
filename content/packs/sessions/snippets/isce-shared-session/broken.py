# /// script
# requires-python = ">=3.11"
# dependencies = ["sqlalchemy==2.0.58", "greenlet==3.5.6", "aiosqlite==0.22.1"]
# ///
"""One AsyncSession for all tasks of a gather, with the pool in five different states."""

import asyncio
import os
import sys
import tempfile

from sqlalchemy import exc, text
from sqlalchemy.ext.asyncio import AsyncSession, create_async_engine

TASKS = int(os.environ.get('TASKS', '5'))

folder = tempfile.TemporaryDirectory()
url = f'sqlite+aiosqlite:///{folder.name}/payments.db'


async def warm(engine):
    """Leaves one open connection in the pool."""
    async with engine.connect() as connection:
        await connection.execute(text('SELECT 1'))


async def gather_on(session):
    """Runs one statement per task, all through this session. Returns what each task got."""
    return await asyncio.gather(
        *(session.execute(text('SELECT :number'), {'number': number}) for number in range(TASKS)),
        return_exceptions=True,
    )


async def case(name, prepare, **options):
    engine = create_async_engine(url, **options)
    session = AsyncSession(engine)
    await prepare(engine, session)
    answers = await gather_on(session)
    await session.close()
    await engine.dispose()
    errors = [answer for answer in answers if isinstance(answer, Exception)]
    kinds = sorted({f' ({type(error).__name__}, code {getattr(error, "code", None)})' for error in errors})
    print(f'{name}: {len(answers) - len(errors)} ok, {len(errors)} refused{"".join(kinds)}')
    return errors


async def nothing(engine, session):
    pass


async def fill_pool(engine, session):
    await warm(engine)


async def take_connection(engine, session):
    await session.execute(text('SELECT 1'))


async def occupy_pool(engine, session):
    """Another request holds the only connection, and gives it back a moment later."""
    connection = await engine.connect()

    async def release():
        await asyncio.sleep(0.2)
        await connection.close()

    releasing.append(asyncio.create_task(release()))


releasing = []


async def main():
    cold = await case('empty pool, a connection must be opened', nothing)
    warmed = await case('an open connection lies in the pool', fill_pool)
    pinged = await case('the same, with pool_pre_ping', fill_pool, pool_pre_ping=True)
    full = await case('the pool is full, a connection must come back', occupy_pool, pool_size=1, max_overflow=0)
    used = await case('the session already has its connection', take_connection)
    refused = [*cold, *pinged, *full]
    if refused:
        print(f'sqlalchemy.exc.{type(refused[0]).__name__}: {refused[0]}')
    only_isce = all(isinstance(error, exc.InvalidRequestError) and error.code == 'isce' for error in refused)
    as_described = len(cold) == len(pinged) == len(full) == TASKS - 1 and not warmed and not used and only_isce
    return 0 if as_described else 1


sys.exit(asyncio.run(main()))
