# /// script
# requires-python = ">=3.11"
# dependencies = ["httpx==0.28.1"]
# ///
"""`with client.stream(...)` closes each response, also if the handler fails before it has read the body."""

import sys

from serving import MAX_CONNECTIONS, new_client, start_server

url = start_server()
client = new_client()
answers: list[str] = []
for number in range(MAX_CONNECTIONS * 10):
    try:
        with client.stream('GET', url) as response:
            if number % 2 == 1:
                raise KeyError('the handler has a fault')
            response.read()
            answers.append('ok')
    except KeyError:
        answers.append('KeyError')
print(f'{len(answers)} requests with {MAX_CONNECTIONS} connections, half of them failed: {sorted(set(answers))}')
sys.exit(0 if set(answers) == {'ok', 'KeyError'} else 1)
