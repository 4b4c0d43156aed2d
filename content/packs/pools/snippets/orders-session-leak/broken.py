# /// script
# requires-python = ">=3.11"
# dependencies = [
#   "sqlalchemy==2.0.58", "sqlmodel==0.0.50", "fastapi==0.165.0", "httpx==0.28.1",
#   "starlette==1.10.0", "pydantic==2.14.3", "anyio==4.16.0",
# ]
# ///
"""When does the pool run dry? The endpoint of the incident, in every combination that could matter."""

import asyncio
import gc
import os
import sys

from shop import Shop, collector, send

POOL_SIZE = int(os.environ.get('POOL_SIZE', '20'))
MAX_OVERFLOW = int(os.environ.get('MAX_OVERFLOW', '10'))
POOL_TIMEOUT = float(os.environ.get('POOL_TIMEOUT', '0.1'))
REQUESTS = int(os.environ.get('REQUESTS', '36'))
ROOM = POOL_SIZE + MAX_OVERFLOW
REFUSED, STORED = 15000, 150


async def case(*, endpoint, total, kept, collecting):
    """Returns connections held, requests that timed out, connections held after a collection, and the last message."""
    shop = Shop(pool_size=POOL_SIZE, max_overflow=MAX_OVERFLOW, pool_timeout=POOL_TIMEOUT)
    getattr(shop, f'leaking_{endpoint}')()
    if kept:
        shop.keep_exceptions()
    series = None
    if endpoint == 'async' and total == REFUSED:
        series = f'{"kept" if kept else "dropped"}, collector {"on" if collecting else "off"}'
    with collector(collecting):
        outcome = await send(shop, REQUESTS, total, series)
        held = shop.engine.pool.checkedout()
        # A worker thread lets go of its last request a moment after the answer.
        await asyncio.sleep(0.1)
        gc.collect()
        after = shop.engine.pool.checkedout()
    # Where the collector decides, the number depends on when it last ran.
    varies = '~' if collecting and not kept else ''
    print(
        f'{endpoint:5} {"refused" if total == REFUSED else "stored":7} '
        f'{"kept" if kept else "dropped":7} {"on" if collecting else "off":3} | '
        f'held {varies}{held}, timed out {outcome["pool timeout"]}, held after a collection {after}'
    )
    return held, outcome['pool timeout'], after, shop.last_timeout


async def main():
    print(f'{REQUESTS} orders, one after the other; pool {POOL_SIZE}, overflow limit {MAX_OVERFLOW}')
    print('endpoint, path, exception, garbage collector')
    as_described = True
    message = None
    for endpoint in ('async', 'sync'):
        for total, kept in ((REFUSED, False), (REFUSED, True), (STORED, False)):
            for collecting in (True, False):
                held, late, after, last = await case(endpoint=endpoint, total=total, kept=kept, collecting=collecting)
                message = message or last
                dry = kept or not collecting
                as_described = as_described and late == (max(0, REQUESTS - ROOM) if dry else 0)
                as_described = as_described and after == (min(REQUESTS, ROOM) if kept else 0)
    if message:
        print(f'sqlalchemy.exc.TimeoutError: {message}')
    return 0 if as_described else 1


sys.exit(asyncio.run(main()))
