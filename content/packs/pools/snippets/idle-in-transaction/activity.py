"""Where the database is, and what pg_stat_activity says about the connections of one application."""

import os
import sys

from sqlalchemy import create_engine, text

STATES = text("""
    SELECT state, count(*) FROM pg_stat_activity
    WHERE application_name = 'orders' GROUP BY state ORDER BY state
""")


def engines():
    """The application's engine, and one for the person who looks."""
    url = os.environ.get('DATABASE_URL')
    if not url:
        print('This needs a PostgreSQL server: set DATABASE_URL=postgresql://role:password@host:port/database')
        sys.exit(3)
    url = url.replace('postgresql://', 'postgresql+psycopg://', 1)
    application = create_engine(url, pool_size=10, connect_args={'application_name': 'orders'})
    return application, create_engine(url, isolation_level='AUTOCOMMIT')


def states(watcher) -> dict[str, int]:
    """Connections of the application by state."""
    return {state: number for state, number in watcher.execute(STATES)}
