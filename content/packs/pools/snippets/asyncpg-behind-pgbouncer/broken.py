# /// script
# requires-python = ">=3.11"
# dependencies = ["sqlalchemy==2.0.58", "greenlet==3.5.6", "asyncpg==0.32.0"]
# ///
"""An engine as it comes: asyncpg prepares each statement under a name and remembers it."""

import asyncio
import re
import sys

from clients import run

errors = asyncio.run(run())
print(f'an engine without options: {"some" if errors else "no"} statements failed')
missing = [text for text in (str(error.orig.__cause__) for error in errors) if 'does not exist' in text]
for text in missing[:1]:
    # The number in the name depends on the order in which the clients took turns.
    first = re.sub(r'_stmt_\d+_', '_stmt_N_', text.splitlines()[0])
    print(f'asyncpg.exceptions.InvalidSQLStatementNameError: {first}')
sys.exit(0 if missing else 1)
