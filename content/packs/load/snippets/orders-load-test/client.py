"""The load script of the incident, and what it leaves out: which answers came back."""

import asyncio
import os
import subprocess
import sys
from collections import Counter
from contextlib import contextmanager
from pathlib import Path

import httpx

BURST = 100
QUESTIONS_AFTERWARDS = 4


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


async def bystander(client: httpx.AsyncClient, over: asyncio.Event) -> str:
    """Asks an endpoint that needs no database again and again, until it gets no answer or the burst has been over for a while.

    When the pool runs dry differs from machine to machine, so one question at a fixed time could come too early.
    """
    after = 0
    while after < QUESTIONS_AFTERWARDS:
        after += over.is_set()
        try:
            await client.get('/ping')
        except httpx.TimeoutException:
            return f'gave up after {client.timeout.read:.0f} s'
        await asyncio.sleep(0.5)
    return 'answered'


async def load(base: str, totals: list[int]) -> dict:
    """Sends all orders at once, as the script of the incident does, with the default timeout of httpx, 5 s."""
    seen = Counter()
    over = asyncio.Event()

    async def orders() -> list[int]:
        results = await asyncio.gather(*(order(client, total, seen) for total in totals))
        over.set()
        return results

    async with httpx.AsyncClient(base_url=base) as client, httpx.AsyncClient(base_url=base) as other:
        await other.get('/ping')
        results, bystanding = await asyncio.gather(orders(), bystander(other, over))
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
