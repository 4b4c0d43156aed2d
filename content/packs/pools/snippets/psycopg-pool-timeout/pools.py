"""A pool as psycopg_pool opens it by default, but with a shorter time-out, and what its counters say."""

import logging
import os
import socket
import sys

from psycopg_pool import ConnectionPool, PoolTimeout

TIMEOUT = float(os.environ.get('TIMEOUT', '1'))
URL = os.environ.get('DATABASE_URL', '')
if not URL:
    print('This needs a PostgreSQL server: set DATABASE_URL=postgresql://role:password@host:port/database')
    sys.exit(3)

# The reason why a pool cannot connect is only in this logger. The output below counts the failures instead.
logging.getLogger('psycopg.pool').setLevel(logging.CRITICAL)


def new_pool(url: str) -> ConnectionPool:
    return ConnectionPool(url, open=True, timeout=TIMEOUT)


def ask(pool: ConnectionPool) -> str:
    """What the next request to the pool gives: "ok", or the pool's error."""
    try:
        with pool.connection() as connection:
            connection.execute('SELECT 1')
            return 'ok'
    except PoolTimeout as error:
        return f'{type(error).__module__}.{type(error).__name__}: {error}'


def counters(pool: ConnectionPool) -> str:
    """The three figures that tell the two cases apart. A counter that was never raised is absent."""
    stats = pool.get_stats()
    failed = 'some' if stats.get('connections_errors', 0) else 'no'
    return f'pool_size {stats["pool_size"]} of {stats["pool_max"]}, pool_available {stats["pool_available"]}, {failed} connections_errors'


def unused_port() -> int:
    """A port on which no server listens."""
    with socket.socket() as probe:
        probe.bind(('127.0.0.1', 0))
        return probe.getsockname()[1]
