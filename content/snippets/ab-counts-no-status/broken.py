# /// script
# requires-python = ">=3.11"
# dependencies = [
#   "sqlalchemy==2.0.58", "sqlmodel==0.0.50", "fastapi==0.165.0", "uvicorn==0.54.0",
#   "starlette==1.10.0", "pydantic==2.14.3", "anyio==4.16.0",
# ]
# ///
"""`ab` reports no failed request for a service that stores nothing, and for one whose pool has run dry."""

import sys

from bench import REQUESTS, bench

JSON = ('-T', 'application/json')

everything_failed = {'Complete requests': REQUESTS, 'Failed requests': 0, 'Non-2xx responses': REQUESTS}
as_printed = bench('the command as printed, which names no content type', sessions='leaking', total=150)
leaking = bench(
    'with a content type: the leaking endpoint, orders above the limit', sessions='leaking', total=15000, options=JSON
)
sys.exit(
    0 if as_printed == {**everything_failed, 'checked_out': 0} and leaking == {**everything_failed, 'checked_out': 30} else 1
)
