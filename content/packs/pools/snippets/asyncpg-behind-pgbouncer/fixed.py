# /// script
# requires-python = ">=3.11"
# dependencies = ["sqlalchemy==2.0.58", "greenlet==3.5.6", "asyncpg==0.32.0"]
# ///
"""No second pool, no cached statements, and names that nobody else uses."""

import asyncio
import sys
from uuid import uuid4

from sqlalchemy.pool import NullPool

from clients import run

options = {
    'statement_cache_size': 0,
    'prepared_statement_cache_size': 0,
    'prepared_statement_name_func': lambda: f'__asyncpg_{uuid4()}__',
}
errors = asyncio.run(run(poolclass=NullPool, connect_args=options))
print(f'with the recipe: {"some" if errors else "no"} statements failed')
for error in errors[:1]:
    print(error)
sys.exit(1 if errors else 0)
