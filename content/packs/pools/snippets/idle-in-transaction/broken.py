# /// script
# requires-python = ">=3.11"
# dependencies = ["sqlalchemy==2.0.58", "psycopg[binary]==3.3.9"]
# ///
"""Leaked sessions beside two running queries: what the incident's query counts, and how leaked ones are ended."""

import sys
import threading
import time

from sqlalchemy import exc, text
from sqlalchemy.orm import Session

from activity import engines, states

AS_IN_THE_INCIDENT = text("""
    SELECT count(*), extract(epoch FROM clock_timestamp() - max(query_start)) FROM pg_stat_activity
    WHERE state = 'active' AND datname = current_database()
""")
AGES = text("""
    SELECT extract(epoch FROM clock_timestamp() - max(query_start)), extract(epoch FROM clock_timestamp() - min(query_start))
    FROM pg_stat_activity WHERE state = 'active' AND application_name = 'orders'
""")
END_IDLE = text("""
    SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
    WHERE application_name = 'orders' AND state = 'idle in transaction' AND state_change < now() - interval '1 second'
""")
application, looking = engines()


def leak(number):
    """Sessions that read something and are kept: no commit, no close."""
    sessions = [Session(application) for _ in range(number)]
    for session in sessions:
        session.execute(text('SELECT 1'))
    return sessions


def run_query(seconds):
    with application.connect() as connection:
        connection.execute(text('SELECT pg_sleep(:seconds)'), {'seconds': seconds})


leaked = leak(3)
older = threading.Thread(target=run_query, args=(4,))
younger = threading.Thread(target=run_query, args=(2,))
older.start()
time.sleep(2)
younger.start()
time.sleep(0.5)

with looking.connect() as watcher:
    by_state = states(watcher)
    print(f'leaked sessions: {len(leaked)}, running queries: 2, pg_stat_activity: {by_state}')
    counted, age = watcher.execute(AS_IN_THE_INCIDENT).one()
    print(f"the incident's query counts {counted} active connections: the 2 queries and itself, no leaked one")
    print(f'its MAX(query_start) is ~{age:.1f} s ago: the start of this very query')
    latest, oldest = (float(age) for age in watcher.execute(AGES).one())
    print(f'without itself: MAX(query_start) ~{latest:.1f} s ago, MIN(query_start) ~{oldest:.1f} s ago')
    older.join()
    younger.join()

    ended = watcher.execute(END_IDLE).scalar()
    time.sleep(0.5)
    after = states(watcher)
    print(f'pg_terminate_backend ended {ended} sessions that were idle in transaction; now: {after}')
    for session in leaked:
        session.invalidate()

    with Session(application) as session:
        session.execute(text("SET idle_in_transaction_session_timeout = '300ms'"))
        print('idle_in_transaction_session_timeout = 300ms, then a pause of 1 s inside a transaction')
        time.sleep(1)
        timed_out = None
        try:
            session.execute(text('SELECT 1'))
        except exc.DBAPIError as error:
            timed_out = error.orig
            print(f'{type(timed_out).__module__}.{type(timed_out).__name__}: {timed_out}')
            print(f'SQLSTATE {timed_out.sqlstate}')
        session.invalidate()

sys.exit(
    0
    if by_state == {'active': 2, 'idle in transaction': 3}
    and counted == 3
    and age < latest < oldest
    and ended == 3
    and after.get('idle in transaction', 0) == 0
    and timed_out is not None
    and timed_out.sqlstate == '25P03'
    else 1
)
