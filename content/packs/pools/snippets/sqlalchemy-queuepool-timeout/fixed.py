# /// script
# requires-python = ">=3.11"
# dependencies = ["sqlalchemy==2.0.58"]
# ///
"""The same requests, each in a `with` block: the connection is back before the next request asks."""

import os
import sys
import tempfile

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


def handle() -> None:
    with engine.connect() as connection:
        connection.execute(text('SELECT 1'))


served = 0
refused = 0
print('before:', engine.pool.status())
series(0)
for number in range(1, REQUESTS + 1):
    try:
        handle()
        served += 1
    except exc.TimeoutError as error:
        refused += 1
        print(f'sqlalchemy.exc.TimeoutError: {error}')
    series(number)
print(f'{served} of {REQUESTS} requests got a connection, {refused} did not')
print('after:', engine.pool.status())
sys.exit(0 if refused == 0 and engine.pool.checkedout() == 0 else 1)
