"""A service in this process with one slow method, and a client that pings its connection every second."""

import os
import time
from concurrent.futures import ThreadPoolExecutor

os.environ['GRPC_VERBOSITY'] = 'NONE'

import grpc  # noqa: E402

finished = []


class Handler(grpc.GenericRpcHandler):
    def service(self, details):
        def handle(request: bytes, _context) -> bytes:
            time.sleep(float(request))
            finished.append(request)
            return b'done'

        return grpc.unary_unary_rpc_method_handler(handle)


def start(options=()) -> str:
    """Starts the server and returns its address."""
    server = grpc.server(ThreadPoolExecutor(4), options=options)
    server.add_generic_rpc_handlers((Handler(),))
    port = server.add_insecure_port('127.0.0.1:0')
    server.start()
    start.server = server
    return f'127.0.0.1:{port}'


def call(address: str, seconds: int, keepalive_ms: int) -> tuple[str, float]:
    """The answer, or the status with its details, and how long the call took."""
    options = [('grpc.keepalive_time_ms', keepalive_ms), ('grpc.http2.max_pings_without_data', 0)]
    began = time.monotonic()
    with grpc.insecure_channel(address, options=options) as channel:
        try:
            answer = channel.unary_unary('/orders.Reports/Build')(str(seconds).encode(), timeout=20).decode()
        except grpc.RpcError as error:
            answer = f'status = {error.code()}, details = "{error.details()}"'
    return answer, time.monotonic() - began
