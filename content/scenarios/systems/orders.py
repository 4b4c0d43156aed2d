# /// script
# requires-python = ">=3.11"
# dependencies = [
#   "fastapi==0.165.0", "starlette==1.10.0", "pydantic==2.14.3", "anyio==4.16.0", "uvicorn==0.51.0",
#   "sqlalchemy==2.0.58", "psycopg[binary]==3.3.9",
# ]
# ///
"""An API for orders with a SQLAlchemy pool. Each setting that is not 0 makes it fail in one way."""

import os
import threading
import time

import uvicorn
from fastapi import FastAPI, HTTPException, Request
from fastapi.responses import JSONResponse
from sqlalchemy import create_engine, exc, text
from sqlalchemy.orm import Session


def setting(name, default=0):
    return float(os.environ.get(name, default))


# One session in this many is never closed.
LEAK_EVERY = int(setting('LEAK_EVERY'))
# Milliseconds between the statement and the commit, as if another service were called.
HOLD_MS = setting('HOLD_MS')
# Milliseconds that the statement takes.
SLOW_MS = setting('SLOW_MS')
# Milliseconds that each request computes on the event loop.
BLOCK_MS = setting('BLOCK_MS')
# Whether each request changes the same row.
WRITES = setting('WRITES') > 0
# Whether the driver prepares a statement that a connection has executed five times, which is its default.
PREPARES = setting('PREPARES') > 0
# Connections of a second engine, which a process opens at its start and never uses.
SPARE = int(setting('SPARE'))


def engine_of(pool_size, max_overflow):
    return create_engine(
        os.environ['DATABASE_URL'].replace('postgresql://', 'postgresql+psycopg://'),
        pool_size=pool_size,
        max_overflow=max_overflow,
        pool_timeout=setting('POOL_TIMEOUT', 2),
        pool_pre_ping=True,
        connect_args={
            'application_name': os.environ.get('APPLICATION_NAME', 'orders-api'),
            'prepare_threshold': 5 if PREPARES else None,
        },
    )


engine = engine_of(int(setting('POOL_SIZE', 5)), int(setting('MAX_OVERFLOW', 0)))
spare = engine_of(max(1, SPARE), 0)
app = FastAPI()
requests = 0
lock = threading.Lock()
leaked = []


@app.exception_handler(exc.TimeoutError)
def pool_is_full(request: Request, error: exc.TimeoutError):
    print(f'ERROR {request.url.path}: {error}', flush=True)
    return JSONResponse({'detail': 'no free connection'}, status_code=503)


@app.get('/healthz')
async def healthz():
    return {'status': 'ok'}


@app.get('/pool-status')
async def pool_status():
    pool = engine.pool
    return {
        'size': pool.size(),
        'checked_out': pool.checkedout(),
        'overflow': pool.overflow(),
        'timeout': pool.timeout(),
        'max_overflow': pool._max_overflow,
    }


def number_of_request():
    global requests
    with lock:
        requests += 1
        return requests


def read_order(number):
    session = Session(engine)
    try:
        if WRITES:
            session.execute(text('UPDATE stock SET reserved = reserved + 1 WHERE id = 1'))
        if SLOW_MS:
            session.execute(text('SELECT pg_sleep(:seconds)'), {'seconds': SLOW_MS / 1000})
        total = session.execute(text('SELECT total FROM orders WHERE id = :id'), {'id': number % 100 + 1}).scalar()
        if LEAK_EVERY and number_of_request() % LEAK_EVERY == 0:
            leaked.append(session)
            raise HTTPException(404)
        if HOLD_MS:
            time.sleep(HOLD_MS / 1000)
        session.commit()
        return {'id': number, 'total': total}
    finally:
        if session not in leaked:
            session.close()


if BLOCK_MS:

    @app.get('/orders/{number}')
    async def order(number: int):
        time.sleep(BLOCK_MS / 1000)
        return {'id': number}

else:

    @app.get('/orders/{number}')
    def order(number: int):
        return read_order(number)


def prepare():
    """Creates the tables once, whichever pod comes first."""
    with engine.begin() as connection:
        connection.execute(text("SELECT pg_advisory_xact_lock(1)"))
        connection.execute(text('CREATE TABLE IF NOT EXISTS orders (id int PRIMARY KEY, total int NOT NULL)'))
        connection.execute(
            text('INSERT INTO orders SELECT n, n * 10 FROM generate_series(1, 100) AS n ON CONFLICT DO NOTHING')
        )
        connection.execute(text('CREATE TABLE IF NOT EXISTS stock (id int PRIMARY KEY, reserved int NOT NULL)'))
        connection.execute(text('INSERT INTO stock VALUES (1, 0) ON CONFLICT DO NOTHING'))
    for connection in [spare.connect() for _ in range(SPARE)]:
        connection.close()


def start():
    """Prepares the database. While the server has no free place, it tries again, as a pod that is restarted does."""
    for attempt in range(60):
        try:
            return prepare()
        except exc.OperationalError as error:
            print(f'ERROR start: {error}', flush=True)
            if attempt == 59:
                raise
            time.sleep(1)


if __name__ == '__main__':
    start()
    uvicorn.run(app, host='127.0.0.1', port=int(os.environ['PORT']), log_level='info')
