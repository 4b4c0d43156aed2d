# /// script
# requires-python = ">=3.11"
# dependencies = ["psycopg[binary]==3.3.9", "psycopg-pool==3.3.3"]
# ///
"""The same time-out from a pool whose connections are all taken, and from a pool that cannot connect."""

import sys

from pools import URL, ask, counters, new_pool, unused_port

full = new_pool(URL)
# An error path: the connections were taken with getconn() and never returned.
lost = [full.getconn() for _ in range(4)]
first = ask(full)
print(f'full pool: {first}')
print(f'  {counters(full)}')
for connection in lost:
    full.putconn(connection)
full.close()

dead = new_pool(f'postgresql://orders@127.0.0.1:{unused_port()}/orders')
second = ask(dead)
print(f'pool without a server: {second}')
print(f'  {counters(dead)}')
dead.close()

sys.exit(0 if first == second != 'ok' else 1)
