# /// script
# requires-python = ">=3.11"
# dependencies = ["sqlalchemy==2.0.58"]
# ///
"""The hook gets what it needs without the session that waits for the connection."""

import sys
import tempfile

from sqlalchemy import create_engine, event, exc, text
from sqlalchemy.orm import Session, scoped_session, sessionmaker
from sqlalchemy.pool import QueuePool

folder = tempfile.TemporaryDirectory()
url = f'sqlite:///{folder.name}/tenants.db'
engine = create_engine(url, poolclass=QueuePool)
settings_engine = create_engine(url, poolclass=QueuePool, pool_size=1)
current_session: scoped_session[Session] = scoped_session(sessionmaker(engine))


@event.listens_for(engine, 'do_connect')
def choose_password(dialect, record, arguments, options):
    with settings_engine.connect() as connection:
        connection.execute(text("SELECT 'secret of the day'"))


failure = None
try:
    current_session.execute(text('SELECT 1'))
    print('the statement ran')
except exc.InvalidRequestError as error:
    failure = error
    print(f'sqlalchemy.exc.{type(error).__name__}: {error}')
print('tasks and threads in this program: 1')
current_session.remove()
sys.exit(0 if failure is None else 1)
