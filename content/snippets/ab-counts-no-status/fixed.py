# /// script
# requires-python = ">=3.11"
# dependencies = [
#   "sqlalchemy==2.0.58", "sqlmodel==0.0.50", "fastapi==0.165.0", "uvicorn==0.54.0",
#   "starlette==1.10.0", "pydantic==2.14.3", "anyio==4.16.0",
# ]
# ///
"""With a content type and `-l` the report can be read: no failed requests, no line "Non-2xx responses", nothing checked out."""

import sys

from bench import REQUESTS, bench

JSON = ('-T', 'application/json')

plain = bench('the repaired endpoint, orders below the limit', sessions='repaired', total=150, options=JSON)
lengths = bench('the same with -l', sessions='repaired', total=150, options=(*JSON, '-l'))
all_stored = {'Complete requests': REQUESTS, 'Failed requests': 0, 'Non-2xx responses': 0, 'checked_out': 0}
sys.exit(0 if lengths == all_stored and plain['Failed requests'] > REQUESTS / 2 else 1)
