"""An export service in this process: one method returns a large answer, the other takes a large request."""

import os
from concurrent.futures import ThreadPoolExecutor

os.environ['GRPC_VERBOSITY'] = 'NONE'

import grpc  # noqa: E402

SIZE = 5_000_000
work_done = {'Export': 0, 'Import': 0}


class Handler(grpc.GenericRpcHandler):
    def service(self, details):
        method = details.method.split('/')[-1]

        def handle(request: bytes, _context) -> bytes:
            work_done[method] += 1
            return b'x' * SIZE if method == 'Export' else b'stored'

        return grpc.unary_unary_rpc_method_handler(handle)


def start(options=()) -> str:
    """Starts the server and returns its address."""
    server = grpc.server(ThreadPoolExecutor(2), options=options)
    server.add_generic_rpc_handlers((Handler(),))
    port = server.add_insecure_port('127.0.0.1:0')
    server.start()
    start.server = server
    return f'127.0.0.1:{port}'


def call(address: str, method: str, request: bytes, options=()) -> str:
    """The size of the answer, or the status with its details."""
    with grpc.insecure_channel(address, options=options) as channel:
        try:
            answer = channel.unary_unary(f'/orders.Exports/{method}')(request, timeout=20)
            return f'OK, {len(answer)} bytes'
        except grpc.RpcError as error:
            return f'{error.code()}, details = "{error.details()}"'
