# /// script
# requires-python = ">=3.11"
# dependencies = ["sqlalchemy==2.0.58", "psycopg[binary]==3.3.9"]
# ///
"""The server's room divided by the number of processes."""

import os
import sys

from workers import WORKERS, fill_all

# 100 connections, without the 3 kept for superusers and the 1 that looks.
ROOM = int(os.environ.get('ROOM', '96'))
share = ROOM // WORKERS
pool_size = min(2, share)
result = fill_all(pool_size, share - pool_size)
sys.exit(0 if result['refused'] == 0 and result['on_server'] == share * WORKERS else 1)
