# /// script
# requires-python = ">=3.11"
# dependencies = ["sqlalchemy==2.0.58", "psycopg[binary]==3.3.9"]
# ///
"""pool_size = workers * 2 + 20, as if one pool served all 16 workers."""

import sys

from workers import WORKERS, fill_all

result = fill_all(WORKERS * 2 + 20, 20)
sys.exit(0 if result['refused'] > 0 and result['on_server'] < result['limit'] else 1)
