"""A time limit like the soft limit of Celery: a signal handler that raises an exception wherever the program is."""

import os
import signal
import sys
from contextlib import contextmanager

import psycopg

URL = os.environ.get('DATABASE_URL', '')
if not URL:
    print('This needs a PostgreSQL server: set DATABASE_URL=postgresql://role:password@host:port/database')
    sys.exit(3)


class TimeLimit(Exception):
    """The limit of the worker was reached."""


@contextmanager
def time_limit(seconds: float):
    def stop(*_):
        raise TimeLimit

    signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def connect(statement_timeout_ms: int = 0) -> psycopg.Connection:
    return psycopg.connect(URL, application_name='orders', options=f'-c statement_timeout={statement_timeout_ms}')


def said(work) -> str:
    """ "ok", or the first line of the error."""
    try:
        work()
        return 'ok'
    except psycopg.Error as error:
        first_line = str(error).split('\n')[0]
        return f'{type(error).__module__}.{type(error).__name__}: {first_line}'


def running() -> int:
    """Statements of the application that the server is working on."""
    with psycopg.connect(URL) as watcher:
        query = "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'orders' AND state = 'active'"
        return watcher.execute(query).fetchone()[0]
