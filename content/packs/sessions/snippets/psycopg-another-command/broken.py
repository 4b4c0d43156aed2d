# /// script
# requires-python = ">=3.11"
# dependencies = ["psycopg[binary]==3.3.9"]
# ///
"""A worker's time limit interrupts a statement: the connection stays busy, and even a rollback fails."""

import sys

from worker import TimeLimit, connect, running, said, time_limit

connection = connect()
try:
    with time_limit(0.3):
        connection.execute('SELECT pg_sleep(2)')
except TimeLimit:
    print(f'the time limit interrupted the statement, the connection is {connection.info.transaction_status.name}')
print(f'statements that still run on the server: {running()}')
following = said(lambda: connection.execute('SELECT 1'))
rollback = said(connection.rollback)
print(f'the next statement: {following}')
print(f'a rollback: {rollback}')
connection.close()
sys.exit(0 if following == rollback != 'ok' else 1)
