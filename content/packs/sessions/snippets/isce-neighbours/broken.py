# /// script
# requires-python = ">=3.11"
# dependencies = ["sqlalchemy==2.0.58", "greenlet==3.5.6", "asyncpg==0.32.0"]
# ///
"""Which pair of operations on one AsyncSession raises which error, before and after it has its connection."""

import asyncio
import gc
import logging
import sys
import warnings

import asyncpg
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession, create_async_engine

from pairs import SLOW, close, commit, database_url, named, rollback, sqlalchemy_url, statement, together

# What SQLAlchemy says about a connection that only the garbage collector gives back; the lines below count those.
logging.getLogger('sqlalchemy.pool').setLevel(logging.CRITICAL)
warnings.simplefilter('ignore')

SECOND = (statement, commit, rollback, close)


async def pair(second, *, has_connection):
    engine = create_async_engine(sqlalchemy_url())
    session = AsyncSession(engine)
    if has_connection:
        await session.execute(text('SELECT 1'))
        first, other = await together(lambda: statement(session), lambda: second(session))
    else:
        # Both begin in the same round of the event loop; the first one goes to the pool and waits there.
        answers = await asyncio.gather(statement(session), second(session), return_exceptions=True)
        first, other = (answer if isinstance(answer, Exception) else None for answer in answers)
    await session.close()
    lost = engine.pool.checkedout()
    phase = 'has its connection' if has_connection else 'takes its connection'
    print(f'session {phase}: statement {named(first)} + {second.__name__}: {named(other)}; after close() {lost} held')
    del session
    gc.collect()
    await engine.dispose()
    return other


async def driver_alone():
    connection = await asyncpg.connect(database_url())
    _, other = await together(lambda: connection.execute(SLOW.text), lambda: connection.execute(SLOW.text))
    await connection.close()
    print(f'asyncpg connection without SQLAlchemy: statement ok + statement: {named(other)}')
    return other


async def main():
    taking = [await pair(second, has_connection=False) for second in SECOND]
    having = [await pair(second, has_connection=True) for second in SECOND]
    alone = await driver_alone()
    for error in (taking[0], taking[3], having[1], alone):
        print(f'{type(error).__module__}.{type(error).__name__}: {error}')
    return 0 if (
        [named(error) for error in taking]
        == ['InvalidRequestError, code isce'] * 3 + ['IllegalStateChangeError, code isce']
        and [named(error) for error in having] == ['ok'] + ['InterfaceError, code rvf5'] * 3
        and named(alone) == 'InterfaceError'
    ) else 1


sys.exit(asyncio.run(main()))
