# /// script
# requires-python = ">=3.11"
# dependencies = ["sqlalchemy==2.0.58", "greenlet==3.5.6", "aiosqlite==0.22.1", "grpcio==1.76.0"]
# ///
"""A servicer that keeps one session for all calls, and three ways in which its failure reaches the client."""

import asyncio
import logging
import sys

from sqlalchemy import exc
from sqlalchemy.ext.asyncio import AsyncSession

from payments import CALLS, StatusCode, call_at_once, in_one_order, new_engine, serving, store

# The server's own log has the stack; here only what the client sees is of interest.
logging.getLogger('grpc').setLevel(logging.CRITICAL)


class Payments:
    def __init__(self):
        self.session = AsyncSession(new_engine())
        self.all_there = asyncio.Barrier(CALLS)

    async def charge_with_text(self, request, context):
        try:
            return await store(self.session, self.all_there)
        except exc.SQLAlchemyError as error:
            await context.abort(StatusCode.INTERNAL, str(error))

    async def charge_uncaught(self, request, context):
        return await store(self.session, self.all_there)

    async def charge_plain(self, request, context):
        try:
            return await store(self.session, self.all_there)
        except exc.SQLAlchemyError:
            await context.abort(StatusCode.INTERNAL, 'payment could not be stored')


async def case(name, method):
    print(name)
    payments = Payments()
    async with serving(getattr(payments, method)) as stub:
        errors = await call_at_once(stub)
    await payments.session.close()
    await payments.session.bind.dispose()
    if errors:
        print(f'status {errors[0].code()}, details "{errors[0].details()[:60]}"')
    return errors


async def main():
    uncaught = await case('no handler catches it', 'charge_uncaught')
    plain = await case('the handler sends a text of its own', 'charge_plain')
    bare = await case("the handler sends the exception's text", 'charge_with_text')
    if not bare:
        return 1
    print(f'AioRpcError: {in_one_order(bare[0])}')
    return 0 if (
        {error.code() for error in bare + plain} == {StatusCode.INTERNAL}
        and {error.code() for error in uncaught} == {StatusCode.UNKNOWN}
        and all(error.details().startswith('This session is provisioning') for error in bare)
    ) else 1


sys.exit(asyncio.run(main()))
