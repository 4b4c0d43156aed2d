# /// script
# requires-python = ">=3.11"
# dependencies = [
#   "sqlalchemy==2.0.58", "sqlmodel==0.0.50", "fastapi==0.165.0", "httpx==0.28.1",
#   "starlette==1.10.0", "pydantic==2.14.3", "anyio==4.16.0",
# ]
# ///
"""The same orders with the session in a `with` block of a dependency, under the worst conditions of the broken run."""

import asyncio
import os
import sys

from shop import Shop, collector, send

POOL_SIZE = int(os.environ.get('POOL_SIZE', '20'))
MAX_OVERFLOW = int(os.environ.get('MAX_OVERFLOW', '10'))
POOL_TIMEOUT = float(os.environ.get('POOL_TIMEOUT', '0.1'))
REQUESTS = 1000
REFUSED, STORED = 15000, 150


async def case(total, name):
    shop = Shop(pool_size=POOL_SIZE, max_overflow=MAX_OVERFLOW, pool_timeout=POOL_TIMEOUT)
    shop.closing()
    shop.keep_exceptions()
    with collector(False):
        outcome = await send(shop, REQUESTS, total)
        held = shop.engine.pool.checkedout()
    opened = shop.engine.pool.checkedin()
    print(f'{REQUESTS} orders, all {name}, exceptions kept, collector off: {dict(outcome)}')
    print(f'{held} connections held, {opened} opened in all, {len(shop.kept)} exceptions kept')
    return held == 0 and outcome['pool timeout'] == 0


async def main():
    refused = await case(REFUSED, 'refused')
    stored = await case(STORED, 'stored')
    return 0 if refused and stored else 1


sys.exit(asyncio.run(main()))
