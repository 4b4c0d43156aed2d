# /// script
# requires-python = ">=3.11"
# dependencies = ["grpcio==1.76.0"]
# ///
"""UNAVAILABLE twice: once nothing was done, once the payment was stored. A retry charges it again."""

import sys

from client import run

stored = run('none')
print(f'one payment of 90 was meant, {stored[-1] if stored else 0} were stored')
sys.exit(0 if stored == [0, 1, 2] else 1)
