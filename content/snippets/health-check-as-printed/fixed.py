# /// script
# requires-python = ">=3.11"
# dependencies = [
#   "sqlalchemy==2.0.58", "sqlmodel==0.0.50", "fastapi==0.165.0", "httpx==0.28.1",
#   "starlette==1.10.0", "pydantic==2.14.3", "anyio==4.16.0",
# ]
# ///
"""A health check that reads the pool without taking from it, and asks the database only while there is room."""

import sys

from fastapi import Response
from sqlalchemy import text

from service import app, check, engine, fill_pool

LIMIT = 2


@app.get('/health/database')
def database_health(response: Response):
    taken = engine.pool.checkedout()
    report = {'checked_out': taken, 'limit': LIMIT}
    if taken >= LIMIT:
        response.status_code = 503
        return {'status': 'no connection free', **report}
    with engine.connect() as connection:
        connection.execute(text('SELECT 1'))
    return {'status': 'healthy', **report}


free, _ = check('with room')
held = fill_pool()
full, _ = check('with every connection taken')
for connection in held:
    connection.close()
sys.exit(0 if (free, full) == (200, 503) else 1)
