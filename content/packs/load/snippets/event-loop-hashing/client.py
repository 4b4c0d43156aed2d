"""Users who log in again and again, and a bystander who only pings."""

import asyncio
import json
import os
import subprocess
import sys
import time
from pathlib import Path

USERS = int(os.environ.get('USERS', '4'))
SECONDS = float(os.environ.get('SECONDS', '5'))
PING_EVERY = 0.1


async def get(port: int, path: str) -> float:
    """Seconds from connecting to the end of the answer."""
    asked = time.monotonic()
    reader, writer = await asyncio.open_connection('127.0.0.1', port)
    writer.write(f'GET {path} HTTP/1.0\r\n\r\n'.encode())
    await reader.read()
    writer.close()
    return time.monotonic() - asked


def percentile(values: list[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(share * (len(ordered) - 1)))]


async def measure(port: int) -> tuple[list[tuple[float, float]], list[float]]:
    started = time.monotonic()
    pings: list[tuple[float, float]] = []
    logins: list[float] = []

    async def user():
        while time.monotonic() - started < SECONDS:
            logins.append(await get(port, '/login'))

    async def ping(at: float):
        pings.append((at, await get(port, '/ping')))

    async def bystander():
        tasks = []
        for number in range(int(SECONDS / PING_EVERY)):
            at = number * PING_EVERY
            await asyncio.sleep(max(0, started + at - time.monotonic()))
            tasks.append(asyncio.create_task(ping(at)))
        await asyncio.gather(*tasks)

    await asyncio.gather(bystander(), *(user() for _ in range(USERS)))
    return sorted(pings), logins


def run(hashing: str) -> dict:
    """Starts the service, measures, prints.

    Returns the median of `/ping` as a share of that of `/login`, and whether asyncio warned for most logins. Both hold on a busy machine
    too, where every time is longer.
    """
    process = subprocess.Popen(
        [sys.executable, Path(__file__).with_name('server.py')],
        env={**os.environ, 'HASHING': hashing},
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        one_hash = float(process.stdout.readline())
        pings, logins = asyncio.run(measure(int(process.stdout.readline())))
    finally:
        process.terminate()
        warned, _ = process.communicate()
    warnings = json.loads(warned)
    latencies = [latency for _, latency in pings]
    print(f'{USERS} users log in again and again for {SECONDS:.0f} s, hashing {hashing} the event loop')
    print(f'one hash alone: ~{one_hash * 1000:.0f} ms')
    for name, values in (('/login', logins), ('/ping', latencies)):
        p50, p95 = percentile(values, 0.5) * 1000, percentile(values, 0.95) * 1000
        print(f'{name}: p50 ~{p50:.0f} ms, p95 ~{p95:.0f} ms, longest ~{max(values) * 1000:.0f} ms')
    print(f'logins done: ~{len(logins)}')
    for_most = warnings['count'] > len(logins) / 2
    print(f'asyncio warned of a slow step for {"most logins" if for_most else "few logins or none"}')
    if for_most:
        print(warnings['first'])
    share = percentile(latencies, 0.5) / percentile(logins, 0.5)
    print(f'the median ping takes ~{share * 100:.0f} % of the time of the median login')
    for at, latency in pings:
        point = {'name': f'/ping, hashing {hashing} the loop', 'unit': 'ms', 'x': at, 'y': latency * 1000}
        print('hs-series', json.dumps({**point, 'x': round(at, 1), 'y': round(latency * 1000, 1)}))
    return {'share': share, 'warned': for_most}
