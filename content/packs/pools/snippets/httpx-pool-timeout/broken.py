# /// script
# requires-python = ">=3.11"
# dependencies = ["httpx==0.28.1"]
# ///
"""Responses that are never closed, and a host that does not answer: both end in the same PoolTimeout."""

import sys
import threading
import time
import traceback
from collections import Counter

import httpx

from serving import MAX_CONNECTIONS, name, new_client, start_server, start_silent_port

url = start_server()
client = new_client()
for _ in range(MAX_CONNECTIONS):
    response = client.send(client.build_request('GET', url), stream=True)
    assert response.status_code == 200
full = ''
try:
    client.get(url)
except httpx.PoolTimeout as error:
    full = name(error)
    print('responses not closed, the last line of the traceback:', traceback.format_exc().splitlines()[-1])
    print('  the text of the error:', repr(str(error)))

silent, sockets = start_silent_port()
other = new_client()
errors: list[str] = []


def request() -> None:
    try:
        other.get(silent)
    except httpx.HTTPError as error:
        errors.append(type(error).__name__)


threads = [threading.Thread(target=request) for _ in range(MAX_CONNECTIONS * 2)]
for thread in threads:
    thread.start()
    time.sleep(0.05)
for thread in threads:
    thread.join()
counts = Counter(errors)
print('a host that does not answer:')
for error_name in sorted(counts):
    print(f'  {counts[error_name]} of {len(threads)} requests: {error_name}')
sys.exit(0 if full and len(counts) == 2 else 1)
