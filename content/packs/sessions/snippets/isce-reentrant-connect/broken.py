# /// script
# requires-python = ">=3.11"
# dependencies = ["sqlalchemy==2.0.58"]
# ///
"""A hook that runs while a connection is opened asks the same session for a value."""

import sys
import tempfile

from sqlalchemy import create_engine, event, exc, text
from sqlalchemy.orm import Session, scoped_session, sessionmaker
from sqlalchemy.pool import QueuePool

folder = tempfile.TemporaryDirectory()
engine = create_engine(f'sqlite:///{folder.name}/tenants.db', poolclass=QueuePool)
current_session: scoped_session[Session] = scoped_session(sessionmaker(engine))


@event.listens_for(engine, 'do_connect')
def choose_password(dialect, record, arguments, options):
    # The session is the one that is waiting for this very connection.
    current_session.execute(text("SELECT 'secret of the day'"))


failure = None
try:
    current_session.execute(text('SELECT 1'))
    print('the statement ran')
except exc.InvalidRequestError as error:
    failure = error
    print(f'sqlalchemy.exc.{type(error).__name__}: {error}')
print('tasks and threads in this program: 1')
sys.exit(0 if failure is not None and failure.code == 'isce' else 1)
