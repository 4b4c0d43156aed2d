# /// script
# requires-python = ">=3.11"
# dependencies = ["grpcio==1.76.0"]
# ///
"""The same calls with an idempotency key, which the server stores with the payment and checks before it charges."""

import sys

from client import run

stored = run('order-8812')
print(f'one payment of 90 was meant, {stored[-1] if stored else 0} was stored')
sys.exit(0 if stored == [0, 1, 1] else 1)
