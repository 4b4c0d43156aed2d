# /// script
# requires-python = ">=3.11"
# dependencies = [
#   "sqlalchemy==2.0.58", "sqlmodel==0.0.50", "fastapi==0.165.0", "httpx==0.28.1", "uvicorn==0.54.0",
#   "starlette==1.10.0", "pydantic==2.14.3", "anyio==4.16.0",
# ]
# ///
"""100 orders at once, all above the limit, against the leaking endpoint. How many could succeed?"""

import asyncio
import sys

from client import BURST, load, server, show, show_bystander


async def case(name, *, keep, varies=False, **options):
    with server(keep=keep, **options) as base:
        result = await load(base, [15000] * BURST)
    show(name, result, varies)
    if keep:
        show_bystander(result)
    return result


async def main():
    told = await case(
        'as told: async endpoint, exceptions dropped', endpoint='async', keep=False, pool_wait=30, varies=True
    )
    kept = await case('async endpoint, exceptions kept', endpoint='async', keep=True, pool_wait=30, varies=True)
    threads = await case('sync endpoint, exceptions kept', endpoint='sync', keep=True, pool_wait=30)
    answered = await case('the same with pool_timeout 1', endpoint='sync', keep=True, pool_wait=1)
    none_succeeds = all(
        not {'status 200', 'status 201', 'status 503'} & set(result['seen'])
        for result in (told, kept, threads, answered)
    )
    return 0 if (
        none_succeeds
        and kept['bystander'].startswith('gave up')
        and threads['seen'] == {'status 500': 30, 'client gave up: ReadTimeout': 70}
        and threads['bystander'].startswith('answered')
        and answered['seen'] == {'status 500': 100}
    ) else 1


sys.exit(asyncio.run(main()))
