# /// script
# requires-python = ">=3.11"
# dependencies = ["requests==2.34.2", "urllib3==2.8.0"]
# ///
"""A pool as large as the number of threads: no warning, and each connection is used again."""

import sys

from serving import ROUNDS, THREADS, run

succeeded, opened, warnings = run(maxsize=THREADS)
print(f'{succeeded} of {THREADS * ROUNDS} requests succeeded')
print(f'warnings: {len(warnings)}, connections opened: {opened}')
sys.exit(0 if not warnings and succeeded == THREADS * ROUNDS and opened <= THREADS else 1)
