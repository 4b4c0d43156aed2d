"""A job that runs one statement, and the event loop that asyncio.run() opens and closes for it."""

import asyncio
import logging
import os
import re
import sys
import warnings

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine


def quiet() -> None:
    """Hides what is logged while broken connections are cleaned up; the job's own error is the subject."""
    logging.getLogger('sqlalchemy.pool').setLevel(logging.CRITICAL)
    logging.getLogger('asyncio').setLevel(logging.CRITICAL)
    warnings.simplefilter('ignore')


def new_engine(**settings) -> AsyncEngine:
    url = os.environ.get('DATABASE_URL')
    if not url:
        print('This needs a PostgreSQL server: set DATABASE_URL=postgresql://role:password@host:port/database')
        sys.exit(3)
    return create_async_engine(url.replace('postgresql://', 'postgresql+asyncpg://', 1), **settings)


async def job(engine: AsyncEngine) -> str:
    async with engine.connect() as connection:
        await connection.execute(text('SELECT 1'))
    return 'ok'


def answer(engine: AsyncEngine) -> str:
    """ "ok", or the error of a job in a loop of its own, without SQL and without paths."""
    try:
        return asyncio.run(job(engine))
    except Exception as error:
        message = re.sub(r'coro=.*?> cb=\[.*?\]>', 'coro=<job()>>', str(error).split('\n')[0])
        return f'{type(error).__name__}: {message}'
