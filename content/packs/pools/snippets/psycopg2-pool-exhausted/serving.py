"""Requests that take a connection from psycopg2's pool, and what the server knows of them."""

import os
import sys
import time

import psycopg2
from psycopg2.pool import PoolError, ThreadedConnectionPool

MAXCONN = int(os.environ.get('MAXCONN', '5'))
URL = os.environ.get('DATABASE_URL', '')
if not URL:
    print('This needs a PostgreSQL server: set DATABASE_URL=postgresql://role:password@host:port/database')
    sys.exit(3)


def new_pool() -> ThreadedConnectionPool:
    return ThreadedConnectionPool(1, MAXCONN, URL, application_name='orders')


def serve(pool, give_back, fails=False) -> str:
    """One request: takes a connection, uses it and ends with `give_back`, whatever happens."""
    try:
        connection = pool.getconn()
        try:
            with connection.cursor() as cursor:
                cursor.execute('SELECT 1')
            if fails:
                raise KeyError('the handler has a fault')
            connection.commit()
            return 'ok'
        finally:
            give_back(connection)
    except KeyError:
        return 'KeyError'
    except PoolError as error:
        return f'{type(error).__module__}.{type(error).__name__}: {error}'


def sessions_on_server() -> int:
    """Sessions of the pool, half a second later: the server needs a moment to end those that were closed."""
    time.sleep(0.5)
    watcher = psycopg2.connect(URL)
    with watcher.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'orders'")
        number = cursor.fetchone()[0]
    watcher.close()
    return number
