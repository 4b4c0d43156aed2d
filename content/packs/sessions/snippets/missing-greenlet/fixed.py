# /// script
# requires-python = ">=3.11"
# dependencies = ["sqlalchemy==2.0.58", "greenlet==3.5.6", "aiosqlite==0.22.1"]
# ///
"""The same attributes, loaded in an awaited call or kept after the commit."""

import asyncio
import sys

from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import selectinload

from model import Order, engine_with_one_order


async def main():
    engine = await engine_with_one_order()
    async with AsyncSession(engine) as session:
        order = await session.get(Order, 1, options=[selectinload(Order.lines)])
        lines = len(order.lines)
        print(f'relationship loaded with the order: {lines} line')
    async with AsyncSession(engine, expire_on_commit=False) as session:
        order = await session.get(Order, 1)
        await session.commit()
        print(f'column kept after commit: order {order.id}')
    await engine.dispose()
    return 0 if lines == 1 else 1


sys.exit(asyncio.run(main()))
