# /// script
# requires-python = ">=3.11"
# dependencies = ["grpcio==1.76.0"]
# ///
"""Two failures made by the client, three by the server. Does the debug string tell them apart?"""

import asyncio
import logging
import os
import re
import socket
import sys
from concurrent.futures import ThreadPoolExecutor

os.environ['GRPC_VERBOSITY'] = 'NONE'

import grpc  # noqa: E402

# The server's own log has the stack; here only what the client sees is of interest.
logging.getLogger('grpc').setLevel(logging.CRITICAL)

MARK = 'Error received from peer'


async def never(request, context):
    await asyncio.sleep(10)


async def refuses(request, context):
    await context.abort(grpc.StatusCode.INTERNAL, 'payment could not be stored')


async def raises(request, context):
    raise ValueError('no such account')


def raises_in_thread(request, context):
    raise ValueError('no such account')


class Handlers(grpc.GenericRpcHandler):
    def __init__(self, handlers: dict):
        self.handlers = handlers

    def service(self, details):
        return grpc.unary_unary_rpc_method_handler(self.handlers[details.method])


async def show(name: str, port: int, method: str, timeout: float) -> bool:
    """Prints what the client got. True if its debug string says that a peer sent it."""
    async with grpc.aio.insecure_channel(f'127.0.0.1:{port}') as channel:
        try:
            await channel.unary_unary(method)(b'', timeout=timeout)
        except grpc.aio.AioRpcError as error:
            details = re.sub(r'127\.0\.0\.1:\d+', '127.0.0.1:N', error.details()).split(';')[0]
            says_peer = MARK in error.debug_error_string()
            print(f'{name}: {error.code().name}, "{details}"')
            print(f'  debug string has "{MARK}": {"yes" if says_peer else "no"}')
            return says_peer
    return False


def closed_port() -> int:
    with socket.create_server(('127.0.0.1', 0)) as listener:
        return listener.getsockname()[1]


async def main() -> int:
    in_threads = grpc.server(ThreadPoolExecutor(max_workers=1))
    in_threads.add_generic_rpc_handlers((Handlers({'/p/raises': raises_in_thread}),))
    sync_port = in_threads.add_insecure_port('127.0.0.1:0')
    in_threads.start()
    server = grpc.aio.server()
    server.add_generic_rpc_handlers((Handlers({'/p/never': never, '/p/refuses': refuses, '/p/raises': raises}),))
    port = server.add_insecure_port('127.0.0.1:0')
    await server.start()

    print('made by the client, no server said it')
    client = [
        await show('nothing listens on the port', closed_port(), '/p/never', 5),
        await show("the client's own deadline of 0.3 s", port, '/p/never', 0.3),
    ]
    print('made by the server')
    peer = [
        await show('the handler calls abort', port, '/p/refuses', 5),
        await show('an exception nobody catches, aio server', port, '/p/raises', 5),
        await show('an exception nobody catches, server with threads', sync_port, '/p/raises', 5),
    ]
    await server.stop(None)
    in_threads.stop(None)
    return 0 if all(client) and all(peer) else 1


sys.exit(asyncio.run(main()))
