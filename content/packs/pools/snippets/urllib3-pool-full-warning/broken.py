# /// script
# requires-python = ">=3.11"
# dependencies = ["requests==2.34.2", "urllib3==2.8.0"]
# ///
"""A pool of 2 for 8 threads: warnings, and a new connection for most requests, but every request succeeds."""

import sys

from serving import ROUNDS, THREADS, run

succeeded, opened, warnings = run(maxsize=2)
print(warnings[0] if warnings else 'no warning')
print(f'{succeeded} of {THREADS * ROUNDS} requests succeeded')
print(f'warnings: {"some" if warnings else "none"}, connections opened: ~{opened}')
sys.exit(0 if warnings and succeeded == THREADS * ROUNDS and opened > THREADS else 1)
