# /// script
# requires-python = ">=3.11"
# dependencies = ["sqlalchemy==2.0.58", "psycopg[binary]==3.3.9"]
# ///
"""A process that leaks sessions is stopped, once politely and once by force. Who frees its connections, and how fast?"""

import multiprocessing
import os
import sys
import time

from sqlalchemy import create_engine, text
from sqlalchemy.orm import Session

LEAKED = int(os.environ.get('LEAKED', '20'))
COUNT = text("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'orders'")


def database_url() -> str:
    url = os.environ.get('DATABASE_URL')
    if not url:
        print('This needs a PostgreSQL server: set DATABASE_URL=postgresql://role:password@host:port/database')
        sys.exit(3)
    return url.replace('postgresql://', 'postgresql+psycopg://', 1)


def leak(ready):
    engine = create_engine(database_url(), pool_size=LEAKED, connect_args={'application_name': 'orders'})
    sessions = [Session(engine) for _ in range(LEAKED)]
    for session in sessions:
        session.execute(text('SELECT 1'))
    ready.set()
    time.sleep(60)


def main() -> int:
    # A fresh process for each worker: nothing of this one's connections is inherited.
    context = multiprocessing.get_context('spawn')
    watcher = create_engine(database_url(), isolation_level='AUTOCOMMIT')
    left = []
    with watcher.connect() as connection:
        for signal_name in ('terminate', 'kill'):
            ready = context.Event()
            process = context.Process(target=leak, args=(ready,))
            process.start()
            ready.wait(20)
            before = connection.execute(COUNT).scalar()
            getattr(process, signal_name)()
            process.join()
            for _ in range(20):
                after = connection.execute(COUNT).scalar()
                if after == 0:
                    break
                time.sleep(0.1)
            left.append(after)
            print(f'{before} connections held; process ended with {signal_name}(); {after} left within 2 s')
    watcher.dispose()
    return 0 if left == [0, 0] and before == LEAKED else 1


if __name__ == '__main__':
    sys.exit(main())
