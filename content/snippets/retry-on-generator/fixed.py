# /// script
# requires-python = ">=3.11"
# dependencies = ["sqlalchemy==2.0.58", "tenacity==9.2.1"]
# ///
"""The retry wraps the work that takes the connection, and names SQLAlchemy's own TimeoutError."""

import os
import sys
import tempfile

from sqlalchemy import create_engine, exc, text
from sqlalchemy.orm import Session
from sqlalchemy.pool import QueuePool
from tenacity import retry, retry_if_exception_type, stop_after_attempt, wait_fixed

POOL_TIMEOUT = float(os.environ.get('POOL_TIMEOUT', '0.2'))

folder = tempfile.TemporaryDirectory()
engine = create_engine(
    f'sqlite:///{folder.name}/orders.db', poolclass=QueuePool, pool_size=1, max_overflow=0, pool_timeout=POOL_TIMEOUT
)
attempts = 0
before_the_next = []


@retry(
    retry=retry_if_exception_type(exc.TimeoutError),
    stop=stop_after_attempt(3),
    wait=wait_fixed(0.1),
    before_sleep=lambda state: [action() for action in before_the_next],
    reraise=True,
)
def list_orders():
    global attempts
    attempts += 1
    with Session(engine) as session:
        return session.execute(text('SELECT 1')).scalar()


def case(name):
    global attempts
    attempts = 0
    try:
        list_orders()
        outcome = 'ok'
    except exc.TimeoutError:
        outcome = 'still no connection'
    print(f'{name}: {outcome} after {attempts} attempts, {engine.pool.checkedout()} connections checked out')
    return outcome, attempts


held = engine.connect()
full = case('the pool stays full')
before_the_next.append(held.close)
freed = case('a connection comes back while the retry waits')
calm = case('the pool has room')
expected = (('still no connection', 3), ('ok', 2), ('ok', 1))
sys.exit(0 if (full, freed, calm) == expected else 1)
