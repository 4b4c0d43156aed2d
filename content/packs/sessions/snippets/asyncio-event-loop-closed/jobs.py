"""A job that asks Redis once, and the event loop that asyncio.run() opens and closes for it."""

import asyncio
import os
import sys
import traceback

import redis.asyncio as redis


def new_client() -> redis.Redis:
    url = os.environ.get('REDIS_URL')
    if not url:
        print('This needs a Redis server: set REDIS_URL=redis://host:port')
        sys.exit(3)
    return redis.Redis.from_url(url)


async def job(client: redis.Redis) -> str:
    await client.ping()
    return 'ok'


def answer(client: redis.Redis) -> str:
    """ "ok", or the error of a job in a loop of its own, with the function that raised it."""
    try:
        return asyncio.run(job(client))
    except RuntimeError as error:
        where = traceback.extract_tb(error.__traceback__)[-1].name
        return f'{type(error).__name__}: {error} (in {where})'
