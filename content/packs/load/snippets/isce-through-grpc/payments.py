"""A gRPC server on loopback without generated code, and a client that calls it several times at once."""

import asyncio
import os
import re
import tempfile
from contextlib import asynccontextmanager

# Without the library's own notes on closed connections; it reads this when it is loaded.
os.environ['GRPC_VERBOSITY'] = 'NONE'

import grpc  # noqa: E402
from grpc import StatusCode  # noqa: E402
from sqlalchemy import text  # noqa: E402
from sqlalchemy.ext.asyncio import create_async_engine  # noqa: E402

__all__ = ['CALLS', 'StatusCode', 'call_at_once', 'in_one_order', 'new_engine', 'serving', 'store']

CALLS = int(os.environ.get('CALLS', '5'))
SERVICE, METHOD = 'payments.Payments', 'Charge'
folder = tempfile.TemporaryDirectory()


def new_engine():
    return create_async_engine(f'sqlite+aiosqlite:///{folder.name}/payments.db')


async def store(session, all_there: asyncio.Barrier) -> bytes:
    # All calls have arrived before the first one begins, so that every run has the same overlap.
    await all_there.wait()
    await session.execute(text('SELECT 1'))
    return b'stored'


@asynccontextmanager
async def serving(charge):
    """Serves `charge(request, context)` and gives the client's side of it."""
    server = grpc.aio.server()
    handlers = {METHOD: grpc.unary_unary_rpc_method_handler(charge)}
    server.add_generic_rpc_handlers((grpc.method_handlers_generic_handler(SERVICE, handlers),))
    port = server.add_insecure_port('127.0.0.1:0')
    await server.start()
    async with grpc.aio.insecure_channel(f'127.0.0.1:{port}') as channel:
        # No serialiser: requests and answers are bytes.
        yield channel.unary_unary(f'/{SERVICE}/{METHOD}')
    await server.stop(None)


async def call_at_once(stub) -> list[grpc.aio.AioRpcError]:
    answers = await asyncio.gather(*(stub(b'', timeout=10) for _ in range(CALLS)), return_exceptions=True)
    errors = [answer for answer in answers if isinstance(answer, Exception)]
    print(f'{len(answers) - len(errors)} calls ok, {len(errors)} failed')
    return errors


def in_one_order(error: grpc.aio.AioRpcError) -> str:
    """The error as gRPC prints it. It writes the two fields of the debug string in either order; here the text is first."""
    return re.sub(r'{(grpc_status:\d+), (grpc_message:".*")}', r'{\2, \1}', str(error))
