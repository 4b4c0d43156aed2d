# /// script
# requires-python = ">=3.11"
# dependencies = ["sqlalchemy==2.0.58", "greenlet==3.5.6", "asyncpg==0.32.0"]
# ///
"""One engine, a new event loop for each job: the second job gets the connection of the first loop."""

import asyncio
import sys

from jobs import answer, new_engine, quiet

quiet()
engine = new_engine()
first, second, third = (answer(engine) for _ in range(3))
print(f'job 1: {first}')
print(f'job 2: {second}')
print(f'job 3: {third}')
asyncio.run(engine.dispose(close=False))
print(f'job 4, after engine.dispose(close=False): {answer(engine)}')
told = first == 'ok' and 'attached to a different loop' in second and 'another operation is in progress' in third
sys.exit(0 if told else 1)
