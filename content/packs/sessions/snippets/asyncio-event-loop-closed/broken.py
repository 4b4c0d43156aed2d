# /// script
# requires-python = ">=3.11"
# dependencies = ["redis==8.1.0"]
# ///
"""One Redis client, a new event loop for each job: every second job fails."""

import sys

from jobs import answer, new_client

client = new_client()
answers = [answer(client) for _ in range(6)]
for number, text in enumerate(answers, 1):
    print(f'asyncio.run, job {number}: {text}')
failed = [text != 'ok' for text in answers]
sys.exit(0 if failed == [False, True] * 3 else 1)
