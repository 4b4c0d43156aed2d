# /// script
# requires-python = ">=3.11"
# dependencies = ["sqlalchemy==2.0.58", "greenlet==3.5.6", "asyncpg==0.32.0"]
# ///
"""A session for each piece of work, and a long session that ends its transaction early."""

import asyncio
import sys

from sqlalchemy import text

from handling import measure


async def short_session(open_session, done, other_work):
    async with open_session() as session:
        await session.execute(text('SELECT 1'))
    done.set()
    await other_work.wait()


async def early_commit(open_session, done, other_work):
    async with open_session() as session:
        await session.execute(text('SELECT 1'))
        await session.commit()
        done.set()
        await other_work.wait()


async def main():
    return [
        await measure('a session for the statement only', short_session),
        await measure('a session for the whole request that commits after the statement', early_commit),
    ]


sys.exit(0 if asyncio.run(main()) == [(0, 1), (0, 1)] else 1)
