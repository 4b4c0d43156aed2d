# /// script
# requires-python = ">=3.11"
# dependencies = [
#   "sqlalchemy==2.0.58", "sqlmodel==0.0.50", "fastapi==0.165.0", "httpx==0.28.1", "uvicorn==0.54.0",
#   "starlette==1.10.0", "pydantic==2.14.3", "anyio==4.16.0",
# ]
# ///
"""The same load against the endpoint with a closing dependency: orders above the limit, then orders below it."""

import asyncio
import sys

import httpx

from client import BURST, load, server, show, show_bystander


async def main():
    results = []
    with server(endpoint='closing', keep=True, pool_wait=30) as base:
        for name, total in (('orders of 15000, above the limit', 15000), ('orders of 150', 150)):
            result = await load(base, [total] * BURST)
            show(name, result)
            show_bystander(result)
            results.append(result['seen'])
        held = httpx.get(f'{base}/ping').json()['checked_out']
    print(f'{held} connections held at the end')
    return 0 if results == [{'status 500': 100}, {'status 200': 100}] and held == 0 else 1


sys.exit(asyncio.run(main()))
