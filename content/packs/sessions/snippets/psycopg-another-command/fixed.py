# /// script
# requires-python = ">=3.11"
# dependencies = ["psycopg[binary]==3.3.9"]
# ///
"""The same limit in the database: the server ends the statement, and the connection works after a rollback."""

import sys

from worker import connect, running, said, time_limit

connection = connect(statement_timeout_ms=300)
with time_limit(5):
    first = said(lambda: connection.execute('SELECT pg_sleep(2)'))
print(f'the statement: {first}')
print(f'statements that still run on the server: {running()}')
rollback = said(connection.rollback)
following = said(lambda: connection.execute('SELECT 1'))
print(f'a rollback: {rollback}, the next statement: {following}')
connection.close()
sys.exit(0 if rollback == following == 'ok' != first else 1)
