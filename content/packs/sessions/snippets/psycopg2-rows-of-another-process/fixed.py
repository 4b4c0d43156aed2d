# /// script
# requires-python = ">=3.11"
# dependencies = ["psycopg2-binary==2.9.11"]
# ///
"""Each worker opens its own connection after the fork."""

import sys

from workers import connect, run_workers

counts = run_workers(connect)
print(f"answers: {counts['right']} right, {counts['wrong']} of another worker, {counts['errors']} errors")
sys.exit(0 if counts == {'right': 300, 'wrong': 0, 'errors': 0} else 1)
