# /// script
# requires-python = ">=3.11"
# dependencies = ["sqlalchemy==2.0.58", "psycopg[binary]==3.3.9"]
# ///
"""Sessions in a `with` block: the transaction ends with the work, and the connection waits as `idle`."""

import sys

from sqlalchemy import text
from sqlalchemy.orm import Session

from activity import engines, states

application, looking = engines()

for _ in range(3):
    with Session(application) as session:
        session.execute(text('SELECT 1'))

with looking.connect() as watcher:
    by_state = states(watcher)
    print(f'sessions used and closed: 3, pg_stat_activity: {by_state}')
    print(f'checked out: {application.pool.checkedout()}')
sys.exit(0 if by_state == {'idle': 1} else 1)
