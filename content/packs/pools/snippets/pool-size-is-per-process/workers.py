"""Worker processes that each fill the pool of their own engine, against one server."""

import json
import multiprocessing
import os
import sys

from sqlalchemy import create_engine, exc, text

WORKERS = int(os.environ.get('WORKERS', '16'))
COUNT = text("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'worker'")


def database_url() -> str:
    url = os.environ.get('DATABASE_URL')
    if not url:
        print('This needs a PostgreSQL server of its own: set DATABASE_URL=postgresql://role:password@host:port/database')
        sys.exit(3)
    return url.replace('postgresql://', 'postgresql+psycopg://', 1)


def work(pool_size, max_overflow, results, finish):
    """One process of the service under load: takes every connection that its pool may open."""
    engine = create_engine(
        database_url(),
        pool_size=pool_size,
        max_overflow=max_overflow,
        connect_args={'application_name': 'worker'},
    )
    held, refusal = [], None
    try:
        while len(held) < pool_size + max_overflow:
            held.append(engine.connect())
    except exc.OperationalError as error:
        refusal = str(error.orig).strip().rsplit('FATAL:', 1)[-1].strip()
    results.put((len(held), refusal))
    finish.wait()


def fill_all(pool_size: int, max_overflow: int) -> dict:
    """Starts the workers one after the other, so that the total grows in steps. Prints what the server saw."""
    context = multiprocessing.get_context('fork')
    finish = context.Event()
    watcher = create_engine(database_url(), isolation_level='AUTOCOMMIT')
    processes, opened, refusals = [], [], []
    with watcher.connect() as connection:
        limit = int(connection.execute(text('SHOW max_connections')).scalar())
        print(f'each process: pool {pool_size} + {max_overflow}; max_connections {limit}')
        for number in range(1, WORKERS + 1):
            results = context.Queue()
            process = context.Process(target=work, args=(pool_size, max_overflow, results, finish))
            process.start()
            processes.append(process)
            held, refusal = results.get(timeout=20)
            opened.append(held)
            if refusal:
                refusals.append(refusal)
            on_server = connection.execute(COUNT).scalar()
            point = {'name': 'server connections', 'unit': 'connections', 'x': number, 'y': on_server}
            print('hs-series', json.dumps(point))
        print(f'{WORKERS} processes may open {WORKERS * (pool_size + max_overflow)} connections')
        print(f'the server has {on_server}; by process: {" ".join(map(str, opened))}')
        print(f'processes that were refused a connection: {len(refusals)}')
        if refusals:
            print(f'psycopg.OperationalError: FATAL: {refusals[0]}')
    finish.set()
    for process in processes:
        process.join()
    watcher.dispose()
    return {'on_server': on_server, 'refused': len(refusals), 'limit': limit}
