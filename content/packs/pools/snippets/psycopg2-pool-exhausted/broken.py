# /// script
# requires-python = ">=3.11"
# dependencies = ["psycopg2-binary==2.9.13"]
# ///
"""close() in place of putconn(): the pool still counts the connection as taken, and the server has already forgotten it."""

import sys

from serving import MAXCONN, new_pool, serve, sessions_on_server

pool = new_pool()
answers = [serve(pool, give_back=lambda connection: connection.close()) for _ in range(MAXCONN + 1)]
print(f'{answers.count("ok")} requests served with a pool of {MAXCONN}, each closed its connection')
print(f'the next request: {answers[-1]}')
left = sessions_on_server()
print(f'sessions of the pool on the server: {left}')
sys.exit(0 if answers.count('ok') == MAXCONN and left == 0 else 1)
