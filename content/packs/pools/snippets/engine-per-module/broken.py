# /// script
# requires-python = ">=3.11"
# dependencies = ["sqlalchemy==2.0.58", "greenlet==3.5.6", "asyncpg==0.32.0"]
# ///
"""Every module builds an engine of its own, against a server with room for 20."""

import asyncio
import sys

from sqlalchemy import text
from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine

from load import COUNT, MODULES, REQUESTS, database_url, serve, show, wait_until_alone


async def main():
    url = database_url()
    admin_url = database_url('ADMIN_DATABASE_URL')
    engines = [create_async_engine(url) for _ in range(MODULES)]
    await wait_until_alone(engines[0])
    outcome, errors = await serve([async_sessionmaker(engine) for engine in engines])
    print(f'{MODULES} modules, {MODULES} engines, {REQUESTS} requests to each at once')
    print(f'{outcome["ok"]} requests ok, {outcome["failed"]} failed')
    for error in errors[:1]:
        show(error)
    for engine in engines:
        await engine.dispose()

    # The last slots are kept for superusers, who meet the other wording.
    admins = create_async_engine(admin_url, pool_size=30)
    held = []
    refusal = None
    try:
        while True:
            held.append(await admins.connect())
    except Exception as error:
        refusal = error
    limit = (await held[0].execute(text('SHOW max_connections'))).scalar()
    inside = (await held[0].execute(COUNT)).scalar() + 1
    print(f'as a superuser: {inside} connections of max_connections {limit}, then')
    show(refusal)
    for connection in held:
        await connection.close()
    await admins.dispose()
    names = {type(error).__name__ for error in [*errors, refusal]}
    return 0 if names == {'TooManyConnectionsError'} and outcome['failed'] > 0 and inside == int(limit) else 1


sys.exit(asyncio.run(main()))
