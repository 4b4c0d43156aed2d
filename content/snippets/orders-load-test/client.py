"""The load script of the incident, and what it leaves out: which answers came back."""

import asyncio
import os
import subprocess
import sys
import time
from collections import Counter
from contextlib import contextmanager
from pathlib import Path

import httpx

BURST = 100


@contextmanager
def server(*, endpoint: str, keep: bool, pool_wait: float):
    environment = {**os.environ, 'ENDPOINT': endpoint, 'KEEP': '1' if keep else '0', 'POOL_WAIT': str(pool_wait)}
    process = subprocess.Popen(
        [sys.executable, Path(__file__).with_name('server.py')], env=environment, stdout=subprocess.PIPE, text=True
    )
    try:
        yield f'http://127.0.0.1:{process.stdout.readline().strip()}'
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


async def order(client: httpx.AsyncClient, total: int, seen: Counter) -> int:
    try:
        response = await client.post('/orders', json={'total': total})
        seen[f'status {response.status_code}'] += 1
        return response.status_code
    except Exception as error:
        seen[f'client gave up: {type(error).__name__}'] += 1
        return 503


async def bystander(client: httpx.AsyncClient) -> str:
    """Asks an endpoint that needs no database, half a second into the burst."""
    await asyncio.sleep(0.5)
    asked = time.monotonic()
    try:
        await client.get('/ping')
    except httpx.TimeoutException:
        return f'gave up after {time.monotonic() - asked:.0f} s'
    took = time.monotonic() - asked
    return 'answered' if took < 4 else 'answered after more than 4 s'


async def load(base: str, totals: list[int]) -> dict:
    """Sends all orders at once, as the script of the incident does, with the default timeout of httpx, 5 s."""
    seen = Counter()
    async with httpx.AsyncClient(base_url=base) as client, httpx.AsyncClient(base_url=base) as other:
        await other.get('/ping')
        *results, bystanding = await asyncio.gather(
            *(order(client, total, seen) for total in totals), bystander(other)
        )
    success = sum(1 for status in results if status == 201)
    errors = sum(1 for status in results if status == 503)
    return {'seen': seen, 'printed': f'Success: {success}, Errors: {errors}', 'bystander': bystanding}


def show(name: str, result: dict, varies: bool = False) -> None:
    """`varies`: how many are answered before the event loop blocks differs from run to run."""
    mark = '~' if varies else ''
    seen = result['seen']
    if varies:
        seen = {'status 500': seen['status 500'], 'client gave up: ReadTimeout': seen['client gave up: ReadTimeout']}
    print(name)
    print(f'  the script prints "{result["printed"].replace("Errors: ", f"Errors: {mark}")}"')
    for answer, number in sorted(seen.items()):
        print(f'  {answer}: {mark}{number}')


def show_bystander(result: dict) -> None:
    print(f'  a request that needs no database: {result["bystander"]}')
