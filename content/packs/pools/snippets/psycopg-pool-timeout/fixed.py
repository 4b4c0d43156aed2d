# /// script
# requires-python = ">=3.11"
# dependencies = ["psycopg[binary]==3.3.9", "psycopg-pool==3.3.3"]
# ///
"""`with pool.connection()` returns the connection on every path, including the one with the exception."""

import sys

from pools import URL, ask, counters, new_pool

pool = new_pool(URL)
for number in range(40):
    try:
        with pool.connection() as connection:
            connection.execute('SELECT 1')
            raise KeyError(number)
    except KeyError:
        pass
last = ask(pool)
print(f'after 40 failed requests: {last}')
print(f'  {counters(pool)}')
pool.close()
sys.exit(0 if last == 'ok' else 1)
