"""Exports what the example alerts ask for: copy this file into a service. Every process exports its own figures."""

import asyncio
import time
from collections import deque

from prometheus_client import CollectorRegistry, Counter
from prometheus_client.core import GaugeMetricFamily
from sqlalchemy import exc
from sqlalchemy.pool import AsyncAdaptedQueuePool, QueuePool


class Metrics:
    """The metrics of one process. Give its `registry` to the exposition of prometheus_client."""

    def __init__(self, registry: CollectorRegistry):
        self.registry = registry
        self.engines = {}
        self.lag = LoopLag()
        self.timeouts = Counter('db_pool_timeouts', 'Checkouts that gave up', ['pool'], registry=registry)
        self.requests = Counter('http_requests', 'Answered requests', ['status'], registry=registry)
        # rate() sees the first failure only if the counter was there before it, as 0.
        for status in ('401', '500', '503'):
            self.requests.labels(status)
        registry.register(self)

    def watch(self, name: str, engine) -> None:
        """Takes in an engine (of an AsyncEngine, its `sync_engine`). It needs one of the pool classes below."""
        self.engines[name] = engine
        engine.pool.count_timeouts_in(self.timeouts.labels(name))

    def collect(self):
        """Called for each scrape, so that nothing has to be updated in between."""
        checked_out = GaugeMetricFamily('db_pool_checked_out', 'Connections in use', labels=['pool'])
        size = GaugeMetricFamily('db_pool_size_total', 'Connections that the pool keeps', labels=['pool'])
        overflow = GaugeMetricFamily('db_pool_max_overflow', 'Connections it may open beyond its size', labels=['pool'])
        for name, engine in self.engines.items():
            pool = engine.pool
            checked_out.add_metric([name], pool.checkedout())
            # A pool without a limit is never full: without these two series the alert stays silent, and rightly.
            if pool.size() > 0 and pool.max_overflow >= 0:
                size.add_metric([name], pool.size())
                overflow.add_metric([name], pool.max_overflow)
        lag = GaugeMetricFamily('event_loop_lag_seconds', 'How late the event loop ran a timer, worst of the last 30 s')
        if self.lag.is_running:
            lag.add_metric([], self.lag.worst())
        return [checked_out, size, overflow, lag]

    def middleware(self, app):
        """Wraps an ASGI application. An exception that leaves it becomes a 500, and is counted as one."""

        async def counting(scope, receive, send):
            if scope['type'] != 'http':
                return await app(scope, receive, send)
            status = '500'

            async def sending(message):
                nonlocal status
                if message['type'] == 'http.response.start':
                    status = str(message['status'])
                await send(message)

            try:
                await app(scope, receive, sending)
            finally:
                self.requests.labels(status).inc()

        return counting


class Counted:
    """A pool that counts checkouts that time out; SQLAlchemy has no event for them."""

    def __init__(self, creator, pool_size=5, max_overflow=10, **options):
        super().__init__(creator, pool_size=pool_size, max_overflow=max_overflow, **options)
        self.max_overflow = max_overflow
        self.timeouts = None

    def count_timeouts_in(self, counter) -> None:
        self.timeouts = counter

    def recreate(self):
        """What `dispose()` calls: the new pool goes on counting."""
        pool = super().recreate()
        pool.count_timeouts_in(self.timeouts)
        return pool

    def connect(self):
        try:
            return super().connect()
        except exc.TimeoutError:
            if self.timeouts is not None:
                self.timeouts.inc()
            raise


class CountedQueuePool(Counted, QueuePool):
    """For `create_engine(…, poolclass=CountedQueuePool)`."""


class CountedAsyncQueuePool(Counted, AsyncAdaptedQueuePool):
    """For `create_async_engine(…, poolclass=CountedAsyncQueuePool)`."""


class LoopLag:
    """Runs a timer on the event loop and remembers how late it was. Readable from another thread at any time."""

    def __init__(self, every: float = 0.1, window: float = 30):
        self.every = every
        self.window = window
        self.late: deque[tuple[float, float]] = deque()
        self.due: float | None = None

    @property
    def is_running(self) -> bool:
        return self.due is not None

    async def run(self) -> None:
        """Start it once for each process: `asyncio.create_task(metrics.lag.run())`."""
        while True:
            self.due = time.monotonic() + self.every
            await asyncio.sleep(self.every)
            now = time.monotonic()
            self.late.append((now, max(0.0, now - self.due)))
            while self.late[0][0] < now - self.window:
                self.late.popleft()

    def worst(self) -> float:
        now = time.monotonic()
        # A loop that is blocked right now has not run its timer yet.
        overdue = max(0.0, now - (self.due or now))
        return max([overdue, *(late for when, late in list(self.late) if when >= now - self.window)])
