# /// script
# requires-python = ">=3.11"
# dependencies = [
#   "sqlalchemy==2.0.58", "sqlmodel==0.0.50", "fastapi==0.165.0", "httpx==0.28.1",
#   "starlette==1.10.0", "pydantic==2.14.3", "anyio==4.16.0",
# ]
# ///
"""The health check as printed; then with its statement repaired; then with an empty pool."""

import sys

from sqlalchemy import exc, text
from sqlmodel import Session

from service import app, check, engine, fill_pool

statement = 'SELECT 1'


@app.get('/health/database')
async def database_health():
    with Session(engine) as session:
        session.execute(statement)
        return {'status': 'healthy', 'pool_utilization': pool.checkedout() / pool.size()}


_, plain_string = check('as printed')
statement = text('SELECT 1')
_, no_pool = check('with text()')
pool = engine.pool
status, answer = check('with text() and a pool')
held = fill_pool()
_, empty = check('the same with every connection taken')
for connection in held:
    connection.close()
sys.exit(
    0
    if isinstance(plain_string, exc.ArgumentError)
    and isinstance(no_pool, NameError)
    and (status, answer) == (200, {'status': 'healthy', 'pool_utilization': 0.5})
    and isinstance(empty, exc.TimeoutError)
    else 1
)
