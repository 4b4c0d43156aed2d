# /// script
# requires-python = ">=3.11"
# dependencies = ["sqlalchemy==2.0.58"]
# ///
"""The same flush with a rollback after it. What becomes of the objects in the session?"""

import sys

from sqlalchemy import text
from sqlalchemy.orm import Session

from shop import fail_in_flush, new_engine, state

with Session(new_engine()) as session:
    stored, duplicate = fail_in_flush(session)
    session.rollback()
    answer = session.execute(text('SELECT 1')).scalar()
    print(f'after rollback() the next statement answers {answer}')
    after = state(stored), state(duplicate)
    print(f'the order that was in the database before: {after[0]}, its unsaved change is "{stored.note}"')
    print(f'the order that was new in the failed flush: {after[1]}')
sys.exit(0 if answer == 1 and after == ('persistent', 'transient') and stored.note == '' else 1)
