# /// script
# requires-python = ">=3.11"
# dependencies = ["redis==8.1.0"]
# ///
"""A client per loop, closed before its loop; and one loop for all jobs."""

import asyncio
import sys

from jobs import job, new_client


async def own_client() -> str:
    async with new_client() as client:
        return await job(client)


a_client_each = [asyncio.run(own_client()) for _ in range(6)]
print(f'a client for each of six loops: {a_client_each.count("ok")} ok')

with asyncio.Runner() as runner:
    shared = new_client()
    one_loop = [runner.run(job(shared)) for _ in range(6)]
    runner.run(shared.aclose())
print(f'one client and one loop for six jobs: {one_loop.count("ok")} ok')
sys.exit(0 if {*a_client_each, *one_loop} == {'ok'} else 1)
