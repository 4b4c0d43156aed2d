# /// script
# requires-python = ">=3.11"
# dependencies = ["psycopg2-binary==2.9.13"]
# ///
"""putconn() in a `finally`: the pool serves any number of requests, including those that fail."""

import sys

from serving import MAXCONN, new_pool, serve, sessions_on_server

pool = new_pool()
answers = [serve(pool, give_back=pool.putconn, fails=number % 2 == 1) for number in range(MAXCONN * 4)]
print(f'{len(answers)} requests with a pool of {MAXCONN}, half of them failed: {sorted(set(answers))}')
left = sessions_on_server()
print(f'sessions of the pool on the server: {left}')
pool.closeall()
sys.exit(0 if set(answers) == {'ok', 'KeyError'} and left == 1 else 1)
