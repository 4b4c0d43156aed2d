# /// script
# requires-python = ">=3.11"
# dependencies = ["sqlalchemy==2.0.58", "greenlet==3.5.6", "aiosqlite==0.22.1"]
# ///
"""One task alone reads an attribute that SQLAlchemy has to load first."""

import asyncio
import sys

from sqlalchemy import exc
from sqlalchemy.ext.asyncio import AsyncSession

from model import Order, engine_with_one_order


async def read(name, engine, use):
    async with AsyncSession(engine) as session:
        order = await session.get(Order, 1)
        try:
            await use(session, order)
            print(f'{name}: ok')
        except exc.MissingGreenlet as error:
            print(f'{name}: {type(error).__name__}')
            return error
    return None


async def lazy_collection(session, order):
    len(order.lines)


async def after_commit(session, order):
    await session.commit()
    order.id


async def main():
    engine = await engine_with_one_order()
    errors = [
        await read('a relationship that was not loaded', engine, lazy_collection),
        await read('a column after commit', engine, after_commit),
    ]
    await engine.dispose()
    print('tasks that use the session: 1')
    if not all(errors):
        return 1
    print(f'sqlalchemy.exc.MissingGreenlet: {errors[0]}')
    return 0


sys.exit(asyncio.run(main()))
