# /// script
# requires-python = ">=3.11"
# dependencies = ["grpcio==1.85.3"]
# ///
"""Either the client pings less often than the server permits, or the server permits the pings of the client."""

import sys

from rpc import call, start

slower, _ = call(start(), 6, keepalive_ms=301_000)
print(f'a ping every 301 s, the server with its defaults: {slower}')
permitted, _ = call(start([('grpc.http2.min_ping_interval_without_data_ms', 500)]), 6, keepalive_ms=1000)
print(f'a ping every second, the server permits one every 0.5 s: {permitted}')
sys.exit(0 if slower == permitted == 'done' else 1)
