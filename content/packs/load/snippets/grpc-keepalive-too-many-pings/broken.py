# /// script
# requires-python = ">=3.11"
# dependencies = ["grpcio==1.85.3"]
# ///
"""The client pings every second, and the server permits a ping every five minutes: it closes the connection."""

import sys
import time

from rpc import call, finished, start

address = start()
answer, seconds = call(address, 8, keepalive_ms=1000)
print(f'a call of 8 s with a ping every second: {answer}, after ~{seconds:.0f} s')
time.sleep(max(0, 9 - seconds))
print(f'handlers that finished although the client got an error: {len(finished)}')
sys.exit(0 if 'Too many pings' in answer else 1)
