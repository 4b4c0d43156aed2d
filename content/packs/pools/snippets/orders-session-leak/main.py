# /// script
# requires-python = ">=3.11"
# dependencies = [
#   "sqlalchemy==2.0.58", "sqlmodel==0.0.50", "fastapi==0.165.0", "httpx==0.28.1",
#   "starlette==1.10.0", "pydantic==2.14.3", "anyio==4.16.0",
# ]
# ///
"""What a test fixture sees that compares checked-out connections before and after one request."""

import asyncio
import gc
import os
import sys

from shop import Shop, send

TESTS = int(os.environ.get('TESTS', '30'))
REFUSED = 15000


async def leaks_seen(endpoint, collect_first):
    """Counts the tests that end with more connections checked out than they began with."""
    seen = 0
    for _ in range(TESTS):
        shop = Shop(pool_size=20, max_overflow=10, pool_timeout=0.1)
        getattr(shop, endpoint)()
        before = shop.engine.pool.checkedout()
        await send(shop, 1, REFUSED)
        if collect_first:
            gc.collect()
        seen += shop.engine.pool.checkedout() > before
        shop.engine.dispose()
    return seen


async def main():
    plain = await leaks_seen('leaking_async', False)
    collected = await leaks_seen('leaking_async', True)
    repaired = await leaks_seen('closing', False)
    print(f'{TESTS} tests of one refused order each, garbage collector on')
    print(f'leaking endpoint: ~{plain} tests failed')
    print(f'leaking endpoint, gc.collect() before the comparison: {collected} tests failed')
    print(f'repaired endpoint: {repaired} tests failed')
    return 0 if plain > 0 and collected == 0 and repaired == 0 else 1


sys.exit(asyncio.run(main()))
