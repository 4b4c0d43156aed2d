# /// script
# requires-python = ">=3.11"
# dependencies = ["sqlalchemy==2.0.58", "prometheus-client==0.26.0"]
# ///
"""Gauges that count what is there, and a share of all that the pool may open."""

import os
import sys
import tempfile

from prometheus_client import CollectorRegistry, Gauge
from sqlalchemy import create_engine
from sqlalchemy.pool import QueuePool

POOL_SIZE = int(os.environ.get('POOL_SIZE', '20'))
MAX_OVERFLOW = int(os.environ.get('MAX_OVERFLOW', '10'))

folder = tempfile.TemporaryDirectory()
engine = create_engine(
    f'sqlite:///{folder.name}/orders.db', poolclass=QueuePool, pool_size=POOL_SIZE, max_overflow=MAX_OVERFLOW
)
pool = engine.pool
registry = CollectorRegistry()
limit = Gauge('db_pool_limit', 'Connections this pool may have open: size plus overflow limit', registry=registry)
checked_out = Gauge('db_pool_checked_out', 'Connections in use', registry=registry)
idle = Gauge('db_pool_idle', 'Open connections that lie in the pool', registry=registry)
overflow = Gauge('db_pool_overflow', 'Open connections beyond the size of the pool', registry=registry)
limit.set(POOL_SIZE + MAX_OVERFLOW)


def show(when: str) -> float:
    checked_out.set(pool.checkedout())
    idle.set(pool.checkedin())
    # Before the pool has opened `size` connections, overflow() counts up from -size.
    overflow.set(max(0, pool.overflow()))
    gauges = {sample.name: sample.value for metric in registry.collect() for sample in metric.samples}
    ratio = gauges['db_pool_checked_out'] / gauges['db_pool_limit']
    print(
        f'{when:16} idle {gauges["db_pool_idle"]:3.0f}  overflow {gauges["db_pool_overflow"]:3.0f}  '
        f'alert reads {ratio:4.0%} {"fires" if ratio > 0.8 else "quiet"}'
    )
    return ratio


held = []
print(f'size {POOL_SIZE}, overflow limit {MAX_OVERFLOW}; alert: db_pool_checked_out / db_pool_limit > 0.8')
ratios = []
for number in (0, 1, POOL_SIZE, POOL_SIZE + MAX_OVERFLOW // 2, POOL_SIZE + MAX_OVERFLOW):
    while len(held) < number:
        held.append(engine.connect())
    ratios.append(show(f'{number} checked out'))
for connection in held:
    connection.close()
ratios.append(show('all given back'))
sys.exit(0 if max(ratios) == 1 and ratios[-1] == 0 and idle.collect()[0].samples[0].value == pool.checkedin() else 1)
