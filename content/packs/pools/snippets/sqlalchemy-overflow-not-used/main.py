# /// script
# requires-python = ">=3.11"
# dependencies = ["sqlalchemy==2.0.58"]
# ///
"""What the checkout after "20 of 20, overflow 0 of 10" really gets, and which one times out."""

import os
import sys
import tempfile
import time

from sqlalchemy import create_engine, exc
from sqlalchemy.pool import QueuePool

POOL_SIZE = int(os.environ.get('POOL_SIZE', '20'))
MAX_OVERFLOW = int(os.environ.get('MAX_OVERFLOW', '10'))
POOL_TIMEOUT = float(os.environ.get('POOL_TIMEOUT', '0.5'))

folder = tempfile.TemporaryDirectory()
engine = create_engine(
    f'sqlite:///{folder.name}/orders.db',
    poolclass=QueuePool,
    pool_size=POOL_SIZE,
    max_overflow=MAX_OVERFLOW,
    pool_timeout=POOL_TIMEOUT,
)
pool = engine.pool
held = []


def show(when: str) -> None:
    print(f'{when}: size {pool.size()}, checked out {pool.checkedout()}, overflow {pool.overflow()} of {MAX_OVERFLOW}')


def take() -> None:
    held.append(engine.connect())
    print(
        f'hs-series {{"name": "checked out", "unit": "connections", "x": {len(held)}, "y": {pool.checkedout()}}}'
    )
    print(f'hs-series {{"name": "overflow", "unit": "connections", "x": {len(held)}, "y": {pool.overflow()}}}')


show('nothing opened yet')
for _ in range(POOL_SIZE):
    take()
show('the state that was called exhausted')

asked = time.monotonic()
refused = None
try:
    take()
    show(f'checkout {len(held)} worked after ~{time.monotonic() - asked:.1f} s')
    while True:
        asked = time.monotonic()
        take()
except exc.TimeoutError as error:
    refused = len(held) + 1
    show('really exhausted')
    print(f'checkout {refused} failed after ~{time.monotonic() - asked:.1f} s')
    print(f'sqlalchemy.exc.TimeoutError: {error}')

for connection in held:
    connection.close()
show('all given back')
sys.exit(0 if refused == POOL_SIZE + MAX_OVERFLOW + 1 else 1)
