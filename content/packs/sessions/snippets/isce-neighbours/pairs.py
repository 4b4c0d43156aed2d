"""One session, two operations at once: where the database is, and how a pair is run."""

import asyncio
import os
import sys

from sqlalchemy import text

SLOW = text('SELECT pg_sleep(0.4)')


def database_url() -> str:
    url = os.environ.get('DATABASE_URL')
    if not url:
        print('This needs a PostgreSQL server: set DATABASE_URL=postgresql://role:password@host:port/database')
        sys.exit(3)
    return url


def sqlalchemy_url() -> str:
    return database_url().replace('postgresql://', 'postgresql+asyncpg://', 1)


async def statement(session):
    await session.execute(SLOW)


async def commit(session):
    await session.commit()


async def rollback(session):
    await session.rollback()


async def close(session):
    await session.close()


async def together(*operations) -> list[Exception | None]:
    """Starts the operations 0.1 s apart, so that each meets the one before it in its statement."""

    async def start(number, operation):
        await asyncio.sleep(0.1 * number)
        await operation()

    answers = await asyncio.gather(
        *(start(number, operation) for number, operation in enumerate(operations)), return_exceptions=True
    )
    return [answer if isinstance(answer, Exception) else None for answer in answers]


def named(error: Exception | None) -> str:
    if error is None:
        return 'ok'
    code = getattr(error, 'code', None)
    return type(error).__name__ + (f', code {code}' if code else '')
