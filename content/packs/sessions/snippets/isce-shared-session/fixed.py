# /// script
# requires-python = ">=3.11"
# dependencies = ["sqlalchemy==2.0.58", "greenlet==3.5.6", "aiosqlite==0.22.1"]
# ///
"""One AsyncSession per task: every task has a transaction and a connection of its own."""

import asyncio
import os
import sys
import tempfile

from sqlalchemy import text
from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine

TASKS = int(os.environ.get('TASKS', '5'))

folder = tempfile.TemporaryDirectory()
url = f'sqlite+aiosqlite:///{folder.name}/payments.db'


async def load(open_session, number):
    async with open_session() as session:
        return await session.execute(text('SELECT :number'), {'number': number})


async def case(name, **options):
    engine = create_async_engine(url, **options)
    open_session = async_sessionmaker(engine)
    answers = await asyncio.gather(*(load(open_session, number) for number in range(TASKS)), return_exceptions=True)
    again = await asyncio.gather(*(load(open_session, number) for number in range(TASKS)), return_exceptions=True)
    held = engine.pool.checkedout()
    await engine.dispose()
    errors = [answer for answer in [*answers, *again] if isinstance(answer, Exception)]
    print(f'{name}: {2 * TASKS - len(errors)} ok, {len(errors)} refused, {held} connections still checked out')
    for error in errors[:1]:
        print(f'sqlalchemy.exc.{type(error).__name__}: {error}')
    return not errors and held == 0


async def main():
    plain = await case('empty pool, then a filled one')
    pinged = await case('the same, with pool_pre_ping', pool_pre_ping=True)
    return 0 if plain and pinged else 1


sys.exit(asyncio.run(main()))
