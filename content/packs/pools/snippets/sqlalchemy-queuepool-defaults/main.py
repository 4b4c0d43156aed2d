# /// script
# requires-python = ">=3.11"
# dependencies = ["sqlalchemy==2.0.58"]
# ///
"""An engine without pool arguments against an engine without a pool. Takes the true 30 seconds."""

import os
import sys
import tempfile
import time

from sqlalchemy import create_engine, exc
from sqlalchemy.pool import NullPool, QueuePool

REQUESTS = int(os.environ.get('REQUESTS', '16'))

folder = tempfile.TemporaryDirectory()
url = f'sqlite:///{folder.name}/orders.db'


def hold(engine, number):
    """Takes connections one by one and keeps them; stops at the first refusal."""
    held = []
    asked = time.monotonic()
    try:
        for _ in range(number):
            asked = time.monotonic()
            held.append(engine.connect())
    except exc.TimeoutError as error:
        return held, time.monotonic() - asked, error
    return held, 0.0, None


without_pool = create_engine(url, poolclass=NullPool)
held, _, error = hold(without_pool, REQUESTS * 3)
print(f'no pool: {len(held)} connections held, error: {error}')
no_pool_refused = error is not None
for connection in held:
    connection.close()

# SQLAlchemy picks the same class and the same numbers for a network database.
defaults = create_engine(url)
pool = defaults.pool
print(f'no arguments: {type(pool).__name__}, size {pool.size()}, overflow limit {pool._max_overflow}, timeout {pool._timeout}')
held, waited, error = hold(defaults, REQUESTS)
print(f'no arguments: {len(held)} connections held')
if error:
    print(f'the next request waited {waited:.0f} s')
    print(f'sqlalchemy.exc.TimeoutError: {error}')

as_described = isinstance(pool, QueuePool) and not no_pool_refused
as_described = as_described and (REQUESTS <= 15 or (len(held) == 15 and 29.5 < waited < 32))
for connection in held:
    connection.close()
sys.exit(0 if as_described else 1)
