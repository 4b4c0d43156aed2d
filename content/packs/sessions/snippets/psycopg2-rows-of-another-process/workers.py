"""Three forked workers, each of which asks the server for its own numbers and counts the answers."""

import os
import signal
import sys

import psycopg2

URL = os.environ.get('DATABASE_URL', '')
if not URL:
    print('This needs a PostgreSQL server: set DATABASE_URL=postgresql://role:password@host:port/database')
    sys.exit(3)

WORKERS = 3
STATEMENTS = 100


def connect():
    connection = psycopg2.connect(URL)
    connection.autocommit = True
    return connection


def ask(connection, worker: int, pipe: int) -> None:
    """Writes one letter per answer: "r" for the right number, "w" for another worker's number, "e" for an error."""
    cursor = connection.cursor()
    for statement in range(STATEMENTS):
        number = worker * 1000 + statement
        try:
            cursor.execute('SELECT %s FROM generate_series(1, 20)', [number])
            os.write(pipe, b'r' if cursor.fetchall()[0][0] == number else b'w')
        except psycopg2.Error:
            os.write(pipe, b'e')


def run_workers(get_connection) -> dict[str, int]:
    """Runs the workers. A worker whose answer was taken by another one waits forever, so each is ended after 2 s."""
    reader, writer = os.pipe()
    for worker in range(WORKERS):
        if os.fork() == 0:
            signal.signal(signal.SIGALRM, signal.SIG_DFL)
            signal.setitimer(signal.ITIMER_REAL, 2)
            ask(get_connection(), worker, writer)
            os._exit(0)
    for _ in range(WORKERS):
        os.wait()
    os.close(writer)
    letters = os.read(reader, 65536)
    os.close(reader)
    return {'right': letters.count(b'r'), 'wrong': letters.count(b'w'), 'errors': letters.count(b'e')}
