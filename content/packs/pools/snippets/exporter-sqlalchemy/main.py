# /// script
# requires-python = ">=3.11"
# dependencies = [
#   "sqlalchemy==2.0.58", "prometheus-client==0.26.0", "fastapi==0.165.0", "httpx==0.28.1", "starlette==1.10.0",
#   "pydantic==2.14.3", "anyio==4.16.0",
# ]
# ///
"""A service with the exporter, brought into every state that an example alert is about, and what it then exports."""

import asyncio
import sys
import tempfile
import time

import httpx
from fastapi import FastAPI, HTTPException
from prometheus_client import CollectorRegistry, disable_created_metrics, generate_latest
from sqlalchemy import create_engine, text

from exporter import CountedQueuePool, Metrics

disable_created_metrics()
folder = tempfile.TemporaryDirectory()
engine = create_engine(
    f'sqlite:///{folder.name}/orders.db', poolclass=CountedQueuePool, pool_size=2, max_overflow=1, pool_timeout=0.2
)
metrics = Metrics(CollectorRegistry())
metrics.watch('orders', engine)
app = FastAPI()


@app.get('/orders')
def orders():
    with engine.connect() as connection:
        return {'orders': connection.execute(text('SELECT 1')).scalar()}


@app.get('/me')
def me():
    raise HTTPException(401)


@app.get('/slow')
async def slow():
    time.sleep(0.7)
    return {}


def scrape(when: str) -> dict[str, float]:
    """Prints what Prometheus would read, and returns it."""
    print(when)
    lines = [line for line in generate_latest(metrics.registry).decode().splitlines() if not line.startswith('#')]
    values = {name: float(value) for name, value in (line.rsplit(' ', 1) for line in sorted(lines))}
    for name, value in values.items():
        # How late a timer is differs from run to run.
        print(f'  {name} ' + (f'~{value:.1f}' if name == 'event_loop_lag_seconds' else f'{value:g}'))
    return values


async def main() -> int:
    lag = asyncio.create_task(metrics.lag.run())
    transport = httpx.ASGITransport(metrics.middleware(app), raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url='http://orders') as client:
        await client.get('/orders')
        before = scrape('one request, everything is well')
        held = [engine.connect() for _ in range(3)]
        statuses = [(await client.get(path)).status_code for path in ('/orders', '/orders', '/me')]
        print('the pool is full: /orders, /orders and /me are answered with', *statuses)
        await client.get('/slow')
        await asyncio.sleep(0.2)
        during = scrape('after a handler that blocked the loop for 0.7 s')
        for connection in held:
            connection.close()
        engine.dispose()
        held = [engine.connect() for _ in range(3)]
        await client.get('/orders')
        after = scrape('after dispose() and one more time-out')
        for connection in held:
            connection.close()
    lag.cancel()
    pool = '{pool="orders"}'
    return 0 if (
        before[f'db_pool_checked_out{pool}'] == 0
        and before[f'db_pool_timeouts_total{pool}'] == 0
        and before['http_requests_total{status="500"}'] == 0
        and during[f'db_pool_checked_out{pool}'] == 3
        and during[f'db_pool_timeouts_total{pool}'] == 2
        and during['http_requests_total{status="500"}'] == 2
        and during['event_loop_lag_seconds'] > 0.5
        and after[f'db_pool_timeouts_total{pool}'] == 3
    ) else 1


sys.exit(asyncio.run(main()))
