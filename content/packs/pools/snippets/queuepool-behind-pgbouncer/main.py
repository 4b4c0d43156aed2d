# /// script
# requires-python = ">=3.11"
# dependencies = ["sqlalchemy==2.0.58", "psycopg[binary]==3.3.9"]
# ///
"""The pool of 5 + 10 fills in the same way when its connections go through PgBouncer."""

import os
import sys
import time

from sqlalchemy import create_engine, exc, text

POOL_TIMEOUT = float(os.environ.get('POOL_TIMEOUT', '0.5'))
COUNT = text("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'orders'")


def url_of(variable: str) -> str:
    url = os.environ.get(variable)
    if not url:
        print(f'This needs PostgreSQL with PgBouncer in front: set DATABASE_URL and PGBOUNCER_URL; {variable} is missing')
        sys.exit(3)
    return url.replace('postgresql://', 'postgresql+psycopg://', 1)


def fill(name: str, variable: str, watcher) -> bool:
    """Checks out connections until the pool refuses. True if it was the pool's own limit that did."""
    # No server-side prepared statements: PgBouncer may give each transaction another server connection.
    arguments = {'application_name': 'orders', 'prepare_threshold': None}
    engine = create_engine(url_of(variable), pool_timeout=POOL_TIMEOUT, connect_args=arguments)
    held = []
    try:
        while len(held) < 40:
            connection = engine.connect()
            connection.execute(text('SELECT 1'))
            # The work is done and the transaction over; only the connection is not given back.
            connection.commit()
            held.append(connection)
    except exc.TimeoutError as error:
        on_server = watcher.execute(COUNT).scalar()
        print(f'{name}: {len(held)} checked out, {on_server} connections on the server, the next one is refused')
        print(f'sqlalchemy.exc.TimeoutError: {error}')
        refused = True
    else:
        print(f'{name}: {len(held)} checked out, none refused')
        refused = False
    for connection in held:
        connection.close()
    engine.dispose()
    time.sleep(0.5)
    return refused and len(held) == 15


watching = create_engine(url_of('DATABASE_URL'), isolation_level='AUTOCOMMIT')
with watching.connect() as watcher:
    direct = fill('direct', 'DATABASE_URL', watcher)
    through = fill('through PgBouncer', 'PGBOUNCER_URL', watcher)
sys.exit(0 if direct and through else 1)
