# /// script
# requires-python = ">=3.11"
# dependencies = ["sqlalchemy==2.0.58", "prometheus-client==0.26.0"]
# ///
"""The four gauges of the incident and its alert, at every number of connections in use."""

import json
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
size = Gauge('db_pool_size_total', 'Total pool size', registry=registry)
checked_out = Gauge('db_pool_checked_out', 'Connections in use', registry=registry)
idle = Gauge('db_pool_idle', 'Idle connections', registry=registry)
overflow = Gauge('db_pool_overflow', 'Overflow connections', registry=registry)


def read() -> dict[str, float]:
    """Sets the gauges as the incident's monitor does, and reads what Prometheus would scrape."""
    size.set(pool.size())
    checked_out.set(pool.checkedout())
    idle.set(pool.size() - pool.checkedout())
    overflow.set(pool.overflow())
    return {sample.name: sample.value for metric in registry.collect() for sample in metric.samples}


def show(when: str) -> dict[str, float]:
    gauges = read()
    ratio = gauges['db_pool_checked_out'] / gauges['db_pool_size_total']
    share = pool.checkedout() / (POOL_SIZE + MAX_OVERFLOW)
    print(
        f'{when:26} idle {gauges["db_pool_idle"]:4.0f}  overflow {gauges["db_pool_overflow"]:4.0f}  '
        f'alert reads {ratio:4.0%} {"fires" if ratio > 0.8 else "quiet"}  of what the pool may open {share:4.0%}'
    )
    for name, value in (('checked out / size', ratio), ('checked out / (size + limit)', share)):
        point = {'name': name, 'unit': '%', 'x': pool.checkedout(), 'y': round(100 * value, 1)}
        print('hs-series', json.dumps(point))
    return gauges


held = []
steps = sorted({0, 1, POOL_SIZE * 4 // 5, POOL_SIZE * 4 // 5 + 1, POOL_SIZE, POOL_SIZE + MAX_OVERFLOW // 2})
print(f'size {POOL_SIZE}, overflow limit {MAX_OVERFLOW}; alert: db_pool_checked_out / db_pool_size_total > 0.8')
for number in [*steps, POOL_SIZE + MAX_OVERFLOW]:
    while len(held) < number:
        held.append(engine.connect())
    gauges = show(f'{number} checked out')
lowest_idle = gauges['db_pool_idle']
for connection in held:
    connection.close()
gauges = show('all given back')
print(f'idle connections that the pool really holds now: {pool.checkedin()}')
sys.exit(0 if lowest_idle == -MAX_OVERFLOW and gauges['db_pool_overflow'] == 0 else 1)
