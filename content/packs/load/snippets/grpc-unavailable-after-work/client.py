"""A client that charges 90, and the ledger in which the payments end up."""

import os
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

os.environ['GRPC_VERBOSITY'] = 'NONE'

import grpc  # noqa: E402

folder = tempfile.TemporaryDirectory()
LEDGER = os.path.join(folder.name, 'ledger.db')


def open_ledger() -> None:
    with sqlite3.connect(LEDGER) as ledger:
        ledger.execute('CREATE TABLE charges (key TEXT UNIQUE, amount INTEGER)')


def charges() -> int:
    with sqlite3.connect(LEDGER) as ledger:
        return ledger.execute('SELECT count(*) FROM charges').fetchone()[0]


@contextmanager
def serving(mode: str):
    process = subprocess.Popen(
        [sys.executable, Path(__file__).with_name('server.py'), LEDGER, mode], stdout=subprocess.PIPE, text=True
    )
    try:
        yield int(process.stdout.readline())
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def charge(name: str, port: int, key: str) -> grpc.StatusCode:
    """Sends one payment and prints the status, the first words of its text, and what the ledger holds afterwards."""
    with grpc.insecure_channel(f'127.0.0.1:{port}') as channel:
        call = channel.unary_unary('/payments.Payments/Charge')
        try:
            print(f'{name}: OK, {call(f"{key} 90".encode(), timeout=10).decode()}; payments stored: {charges()}')
            return grpc.StatusCode.OK
        except grpc.RpcError as error:
            reason = error.details().split(';')[0]
            print(f'{name}: {error.code()}, "{reason}"; payments stored: {charges()}')
            return error.code()


def closed_port() -> int:
    with serving('steady') as port:
        return port


def run(key: str) -> list[int]:
    """The three calls of both variants. Returns the payments stored after each."""
    open_ledger()
    stored = []
    codes = [charge('nothing listens', closed_port(), key)]
    stored.append(charges())
    with serving('crashes') as port:
        codes.append(charge('the server dies after it has stored the payment', port, key))
    stored.append(charges())
    with serving('steady') as port:
        codes.append(charge('the client tries again', port, key))
    stored.append(charges())
    same = codes[0] == codes[1] == grpc.StatusCode.UNAVAILABLE
    print(f'the first two calls have {"the same status" if same else "different statuses"}')
    return stored if same else []
