# /// script
# requires-python = ">=3.11"
# dependencies = ["sqlalchemy==2.0.58", "greenlet==3.5.6", "asyncpg==0.32.0"]
# ///
"""Three cures: no pool, an engine that is disposed of before its loop ends, and one loop for all jobs."""

import asyncio
import sys

from sqlalchemy.pool import NullPool

from jobs import answer, job, new_engine


async def job_and_dispose(engine) -> str:
    try:
        return await job(engine)
    finally:
        await engine.dispose()


unpooled = new_engine(poolclass=NullPool)
without_pool = [answer(unpooled) for _ in range(3)]
print(f'NullPool, three loops: {without_pool}')

disposed = new_engine()
with_dispose = [asyncio.run(job_and_dispose(disposed)) for _ in range(3)]
print(f'dispose() at the end of each loop: {with_dispose}')

pooled = new_engine()
with asyncio.Runner() as runner:
    one_loop = [runner.run(job(pooled)) for _ in range(3)]
    runner.run(pooled.dispose())
print(f'one loop for three jobs: {one_loop}')
sys.exit(0 if {*without_pool, *with_dispose, *one_loop} == {'ok'} else 1)
