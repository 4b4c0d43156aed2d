"""A payment service in a process of its own. It can be told to lose its connections after the next charge is stored."""

import os
import sqlite3
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

os.environ['GRPC_VERBOSITY'] = 'NONE'

import grpc  # noqa: E402


class Payments(grpc.GenericRpcHandler):
    def __init__(self, ledger: str, crashes: bool):
        self.ledger = ledger
        self.crashes = crashes

    def service(self, details):
        return grpc.unary_unary_rpc_method_handler(self.charge)

    def charge(self, request: bytes, context) -> bytes:
        key, amount = request.decode().split()
        with sqlite3.connect(self.ledger) as ledger:
            # With a key the same payment is stored once, however often it is asked for.
            stored = ledger.execute('INSERT OR IGNORE INTO charges VALUES (nullif(?, ?), ?)', (key, 'none', amount))
            answer = b'charged' if stored.rowcount == 1 else b'was charged before'
        if self.crashes:
            # What an out-of-memory kill or a node that is lost looks like from outside.
            os._exit(1)
        return answer


ledger, crashes = sys.argv[1], sys.argv[2] == 'crashes'
server = grpc.server(ThreadPoolExecutor(max_workers=1))
server.add_generic_rpc_handlers((Payments(ledger, crashes),))
print(server.add_insecure_port('127.0.0.1:0'), flush=True)
server.start()
threading.Event().wait()
