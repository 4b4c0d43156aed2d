# /// script
# requires-python = ">=3.11"
# dependencies = ["grpcio==1.85.3"]
# ///
"""Default limits: the receiver rejects a message of 5,000,000 bytes, and only one of the two calls did no work."""

import sys

from rpc import SIZE, call, start, work_done

address = start()
answer = call(address, 'Export', b'')
request = call(address, 'Import', b'x' * SIZE)
print(f'a large answer: {answer}; the handler ran {work_done["Export"]} time(s)')
print(f'a large request: {request}; the handler ran {work_done["Import"]} time(s)')
again = call(address, 'Export', b'')
print(f'a retry: the same error: {again == answer}; the handler ran {work_done["Export"]} time(s)')
sys.exit(0 if work_done == {'Export': 2, 'Import': 0} else 1)
