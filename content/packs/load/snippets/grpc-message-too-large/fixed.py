# /// script
# requires-python = ">=3.11"
# dependencies = ["grpcio==1.85.3"]
# ///
"""The limit of the side that receives is raised: the client's for the answer, the server's for the request."""

import sys

from rpc import SIZE, call, start, work_done

LIMIT = 8 * 1024 * 1024
default = start()
answer = call(default, 'Export', b'', options=[('grpc.max_receive_message_length', LIMIT)])
print(f'a large answer, the limit of the client raised: {answer}')
wrong_side = call(default, 'Import', b'x' * SIZE, options=[('grpc.max_receive_message_length', LIMIT)])
print(f'a large request, the limit of the client raised: {wrong_side.split(",")[0]}')
raised = start(options=[('grpc.max_receive_message_length', LIMIT)])
request = call(raised, 'Import', b'x' * SIZE)
print(f'a large request, the limit of the server raised: {request}')
sys.exit(0 if work_done == {'Export': 1, 'Import': 1} else 1)
