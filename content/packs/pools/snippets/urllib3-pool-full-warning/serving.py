"""A web server that counts its connections, and threads that send requests to it with one session of requests."""

import logging
import os
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import requests
from requests.adapters import HTTPAdapter

THREADS = int(os.environ.get('THREADS', '8'))
ROUNDS = 5


class Server(ThreadingHTTPServer):
    daemon_threads = True
    opened = 0

    def process_request(self, request, client_address) -> None:
        self.opened += 1
        super().process_request(request, client_address)


class Handler(BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'

    def do_GET(self) -> None:
        time.sleep(0.1)
        self.send_response(200)
        self.send_header('Content-Length', '2')
        self.end_headers()
        self.wfile.write(b'ok')

    def log_message(self, *_: object) -> None:
        pass


class Warnings(logging.Handler):
    """Collects the warnings of urllib3."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


def run(maxsize: int) -> tuple[int, int, list[str]]:
    """Sends the requests, and returns how many succeeded, how many connections were opened, and the warnings."""
    server = Server(('127.0.0.1', 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    warnings = Warnings()
    logger = logging.getLogger('urllib3.connectionpool')
    logger.addHandler(warnings)
    session = requests.Session()
    session.trust_env = False
    session.mount('http://', HTTPAdapter(pool_maxsize=maxsize))
    barrier = threading.Barrier(THREADS)
    succeeded: list[int] = []

    def work() -> None:
        for _ in range(ROUNDS):
            barrier.wait()
            response = session.get(f'http://127.0.0.1:{server.server_port}/orders', timeout=5)
            succeeded.append(response.status_code)

    threads = [threading.Thread(target=work) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    logger.removeHandler(warnings)
    return succeeded.count(200), server.opened, warnings.lines
