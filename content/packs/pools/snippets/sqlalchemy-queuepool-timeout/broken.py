# /// script
# requires-python = ">=3.11"
# dependencies = ["sqlalchemy==2.0.58"]
# ///
"""Every request takes a connection and keeps it. The one after the last free place waits, then fails."""

import os
import sys
import tempfile
import time

from sqlalchemy import create_engine, exc, text
from sqlalchemy.pool import QueuePool

POOL_SIZE = int(os.environ.get('POOL_SIZE', '5'))
MAX_OVERFLOW = int(os.environ.get('MAX_OVERFLOW', '10'))
POOL_TIMEOUT = float(os.environ.get('POOL_TIMEOUT', '0.5'))
REQUESTS = int(os.environ.get('REQUESTS', '16'))

folder = tempfile.TemporaryDirectory()
engine = create_engine(
    f'sqlite:///{folder.name}/orders.db',
    poolclass=QueuePool,
    pool_size=POOL_SIZE,
    max_overflow=MAX_OVERFLOW,
    pool_timeout=POOL_TIMEOUT,
)


def series(number: int) -> None:
    print(
        f'hs-series {{"name": "checked out", "unit": "connections", "x": {number}, "y": {engine.pool.checkedout()}}}'
    )


def handle(number: int, held: list) -> None:
    connection = engine.connect()
    connection.execute(text('SELECT 1'))
    # No close() and no `with`: the connection stays checked out.
    held.append(connection)


held = []
refused = 0
print('before:', engine.pool.status())
series(0)
for number in range(1, REQUESTS + 1):
    asked = time.monotonic()
    try:
        handle(number, held)
    except exc.TimeoutError as error:
        refused += 1
        if refused == 1:
            print(f'request {number} waited ~{time.monotonic() - asked:.1f} s for a connection')
            print(f'sqlalchemy.exc.TimeoutError: {error}')
    series(number)
print(f'{len(held)} of {REQUESTS} requests got a connection, {refused} did not')
print('after:', engine.pool.status())

room = POOL_SIZE + MAX_OVERFLOW
as_described = refused == max(0, REQUESTS - room)
for connection in held:
    connection.close()
sys.exit(0 if as_described else 1)
