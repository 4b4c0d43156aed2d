# /// script
# requires-python = ">=3.11"
# dependencies = ["sqlalchemy==2.0.58"]
# ///
"""A flush fails, nobody rolls back, and the session refuses every statement after it."""

import sys

from sqlalchemy import exc, text
from sqlalchemy.orm import Session

from shop import fail_in_flush, new_engine

with Session(new_engine()) as session:
    fail_in_flush(session)
    refused = 0
    for number in range(1, 4):
        try:
            session.execute(text('SELECT 1'))
        except exc.PendingRollbackError as error:
            refused += 1
            print(f'statement {number}: sqlalchemy.exc.PendingRollbackError: {str(error).splitlines()[0]}')
sys.exit(0 if refused == 3 else 1)
