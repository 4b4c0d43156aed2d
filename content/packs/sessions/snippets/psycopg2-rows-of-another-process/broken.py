# /// script
# requires-python = ">=3.11"
# dependencies = ["psycopg2-binary==2.9.11"]
# ///
"""The connection is opened before the fork: the workers read each other's rows."""

import sys

from workers import connect, run_workers

rounds_with_wrong_rows = 0
for _ in range(4):
    connection = connect()
    counts = run_workers(lambda: connection)
    rounds_with_wrong_rows += counts['wrong'] > 0
    print(f"answers: ~{counts['right']} right, ~{counts['wrong']} of another worker, ~{counts['errors']} errors")
    connection.close()
print(f'rounds in which a worker got the rows of another: {rounds_with_wrong_rows} of 4')
sys.exit(0 if rounds_with_wrong_rows == 4 else 1)
