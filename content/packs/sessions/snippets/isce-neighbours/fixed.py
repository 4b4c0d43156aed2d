# /// script
# requires-python = ">=3.11"
# dependencies = ["sqlalchemy==2.0.58", "greenlet==3.5.6", "asyncpg==0.32.0"]
# ///
"""The same pairs with a session of its own for each operation."""

import asyncio
import sys

from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine

from pairs import close, commit, named, rollback, sqlalchemy_url, statement, together

SECOND = (statement, commit, rollback, close)


async def alone(open_session, operation):
    async with open_session() as session:
        await operation(session)


async def main():
    engine = create_async_engine(sqlalchemy_url())
    open_session = async_sessionmaker(engine)
    answers = []
    for second in SECOND:
        first, other = await together(lambda: alone(open_session, statement), lambda: alone(open_session, second))
        print(f'statement: {named(first)} + {second.__name__}: {named(other)}')
        answers += [first, other]
    print(f'{engine.pool.checkedout()} connections still checked out')
    held = engine.pool.checkedout()
    await engine.dispose()
    return 0 if not any(answers) and held == 0 else 1


sys.exit(asyncio.run(main()))
