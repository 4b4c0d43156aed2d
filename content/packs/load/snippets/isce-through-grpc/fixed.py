# /// script
# requires-python = ">=3.11"
# dependencies = ["sqlalchemy==2.0.58", "greenlet==3.5.6", "aiosqlite==0.22.1", "grpcio==1.76.0"]
# ///
"""Every call opens a session of its own."""

import asyncio
import sys

from sqlalchemy.ext.asyncio import async_sessionmaker

from payments import CALLS, call_at_once, new_engine, serving, store


class Payments:
    def __init__(self):
        self.engine = new_engine()
        self.all_there = asyncio.Barrier(CALLS)
        self.open_session = async_sessionmaker(self.engine)

    async def charge(self, request, context):
        async with self.open_session() as session:
            return await store(session, self.all_there)


async def main():
    payments = Payments()
    async with serving(payments.charge) as stub:
        errors = await call_at_once(stub)
    held = payments.engine.pool.checkedout()
    await payments.engine.dispose()
    print(f'{held} connections still checked out on the server')
    for error in errors[:1]:
        print(error)
    return 0 if not errors and held == 0 else 1


sys.exit(asyncio.run(main()))
