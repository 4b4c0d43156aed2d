# /// script
# requires-python = ">=3.11"
# dependencies = ["sqlalchemy==2.0.58", "greenlet==3.5.6", "asyncpg==0.32.0"]
# ///
"""One session for the whole request: its transaction stays open during work that needs no database."""

import asyncio
import sys

from sqlalchemy import text

from handling import REQUESTS, measure


async def one_session(open_session, done, other_work):
    async with open_session() as session:
        await session.execute(text('SELECT 1'))
        done.set()
        await other_work.wait()


held, on_server = asyncio.run(measure('a session for the whole request', one_session))
sys.exit(0 if held == on_server == REQUESTS else 1)
