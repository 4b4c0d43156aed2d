"""Two SQLAlchemy engines with asyncpg that share two server connections behind PgBouncer in transaction mode."""

import asyncio
import os
import sys

import asyncpg
from sqlalchemy import exc, text
from sqlalchemy.ext.asyncio import create_async_engine

ROUNDS = 5


def url_of(variable: str, driver: str = 'postgresql+asyncpg://') -> str:
    url = os.environ.get(variable)
    if not url:
        print(f'This needs a PgBouncer in front of PostgreSQL: set {variable}')
        sys.exit(3)
    return url.replace('postgresql://', driver, 1)


async def tracking_off() -> None:
    """PgBouncer 1.21 and later can follow prepared statements. Off, as 1.21 to 1.23 come; older ones do not know the setting."""
    admin, bouncer = url_of('ADMIN_DATABASE_URL', 'postgresql://'), url_of('PGBOUNCER_URL', 'postgresql://')
    credentials = admin.split('//')[1].split('@')[0]
    host = bouncer.split('@')[1].split('/')[0]
    console = await asyncpg.connect(f'postgresql://{credentials}@{host}/pgbouncer', statement_cache_size=0)
    try:
        await console.execute('SET max_prepared_statements = 0')
    except asyncpg.PostgresError:
        pass
    await console.close()


async def run(**options) -> list[Exception]:
    """Six tasks over two engines run the same two statements in short transactions. Returns the errors."""
    await tracking_off()
    engines = [create_async_engine(url_of('PGBOUNCER_URL'), **options) for _ in range(2)]
    errors = []

    async def work(engine, number: int):
        for _ in range(ROUNDS):
            try:
                async with engine.connect() as connection:
                    await connection.execute(text('SELECT CAST(:number AS integer) * 90'), {'number': number})
                    await connection.commit()
                    await connection.execute(text('SELECT pg_sleep(0.01)'))
            except exc.DBAPIError as error:
                errors.append(error)

    await asyncio.gather(*(work(engine, number) for number, engine in enumerate(engines * 3)))
    for engine in engines:
        await engine.dispose()
    return errors
