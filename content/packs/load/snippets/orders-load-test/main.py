# /// script
# requires-python = ">=3.11"
# dependencies = ["httpx==0.28.1"]
# ///
"""The script's counting and printing against answers that are exactly as the source tells them: 20 of 201, 80 of 503."""

import asyncio
import contextlib
import io
import itertools
import sys

import httpx

BURST = 100
# The output that the source gives for this script.
GIVEN = [
    'Success: 20  (first 20 use all connections)',
    'Errors: 80   (remaining 80 timeout waiting for pool)',
    'Proves: Connection leak exhausts pool',
]


async def create_order(client: httpx.AsyncClient, amount: int) -> int:
    try:
        return (await client.post('/orders', json={'total': amount})).status_code
    except Exception:
        return 503


async def load_test(transport: httpx.MockTransport) -> None:
    async with httpx.AsyncClient(transport=transport, base_url='http://orders') as client:
        results = await asyncio.gather(*(create_order(client, 15000) for _ in range(BURST)))
    success = sum(1 for status in results if status == 201)
    errors = sum(1 for status in results if status == 503)
    print(f'Success: {success}, Errors: {errors}')


answers = itertools.count(1)
transport = httpx.MockTransport(lambda request: httpx.Response(201 if next(answers) <= 20 else 503))
printed = io.StringIO()
with contextlib.redirect_stdout(printed):
    asyncio.run(load_test(transport))
lines = printed.getvalue().splitlines()
print(f'20 answers of 201 and 80 of 503; lines that the script prints: {len(lines)}')
for line in lines:
    print(f'  {line}')
print(f'lines of output in the source: {len(GIVEN)}')
for line in GIVEN:
    print(f'  {line}: {"printed" if line in lines else "not printed"}')
sys.exit(0 if lines == ['Success: 20, Errors: 80'] else 1)
