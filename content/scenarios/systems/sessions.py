# /// script
# requires-python = ">=3.11"
# dependencies = [
#   "fastapi==0.165.0", "starlette==1.10.0", "pydantic==2.14.3", "anyio==4.16.0", "uvicorn==0.51.0",
#   "sqlalchemy==2.0.58", "greenlet==3.5.6", "asyncpg==0.32.0",
# ]
# ///
"""An API for payments with async SQLAlchemy sessions. The settings let requests or tasks share one."""

import asyncio
import os

import uvicorn
from fastapi import FastAPI
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine

# Whether all requests of a process use the same session.
SHARED = float(os.environ.get('SHARED', 0)) > 0
# Whether each request hands its session to several tasks.
GATHER = float(os.environ.get('GATHER', 0)) > 0
# Seconds that the statement takes.
SECONDS = float(os.environ.get('SECONDS', 0.1))

url = os.environ['DATABASE_URL'].replace('postgresql://', 'postgresql+asyncpg://')
engine = create_async_engine(url, pool_pre_ping=True)
new_session = async_sessionmaker(engine, expire_on_commit=False)
session = AsyncSession(engine)
app = FastAPI()


@app.get('/healthz')
async def healthz():
    return {'status': 'ok'}


async def pay(session, number):
    await session.execute(text('INSERT INTO payments VALUES (:number)'), {'number': number})
    await session.execute(text('SELECT pg_sleep(:seconds)'), {'seconds': SECONDS})
    await session.commit()


@app.get('/payments/{number}')
async def payment(number: int):
    if SHARED:
        await pay(session, number)
    elif GATHER:
        async with new_session() as own_session:
            await asyncio.gather(*(own_session.execute(text('SELECT 1')) for _ in range(3)))
    else:
        async with new_session() as own:
            await pay(own, number)
    return {'id': number}


async def prepare():
    """Creates the table once, whichever pod comes first. The pool starts empty, because each event loop needs its own."""
    async with engine.begin() as connection:
        await connection.execute(text('SELECT pg_advisory_xact_lock(1)'))
        await connection.execute(text('CREATE TABLE IF NOT EXISTS payments (order_id int NOT NULL)'))
    await engine.dispose()


if __name__ == '__main__':
    asyncio.run(prepare())
    uvicorn.run(app, host='127.0.0.1', port=int(os.environ['PORT']), log_level='info')
