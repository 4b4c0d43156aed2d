"""A web server that answers at once, a port on which nothing answers, and a client with two connections."""

import os
import socket
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx

MAX_CONNECTIONS = int(os.environ.get('MAX_CONNECTIONS', '2'))


class Handler(BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'

    def do_GET(self) -> None:
        body = b'x' * 100_000
        self.send_response(200)
        self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


def start_server() -> str:
    server = ThreadingHTTPServer(('127.0.0.1', 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f'http://127.0.0.1:{server.server_port}/orders'


def start_silent_port() -> tuple[str, list[socket.socket]]:
    """A port whose queue is full, so that further attempts to connect get no answer."""
    listener = socket.socket()
    listener.bind(('127.0.0.1', 0))
    listener.listen(0)
    sockets = [listener]
    for _ in range(4):
        filler = socket.socket()
        filler.setblocking(False)
        filler.connect_ex(listener.getsockname())
        sockets.append(filler)
    return f'http://127.0.0.1:{listener.getsockname()[1]}/orders', sockets


def new_client() -> httpx.Client:
    limits = httpx.Limits(max_connections=MAX_CONNECTIONS)
    return httpx.Client(limits=limits, timeout=httpx.Timeout(2, pool=0.5), trust_env=False)


def name(error: Exception) -> str:
    return f'{type(error).__module__}.{type(error).__name__}'
