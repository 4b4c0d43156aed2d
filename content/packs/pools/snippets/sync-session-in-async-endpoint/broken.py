# /// script
# requires-python = ">=3.11"
# dependencies = [
#   "sqlalchemy==2.0.58", "sqlmodel==0.0.50", "fastapi==0.165.0", "httpx==0.28.1",
#   "starlette==1.10.0", "pydantic==2.14.3", "anyio==4.16.0",
# ]
# ///
"""The repaired orders endpoint as printed: `async def`, with a session that a dependency closes."""

import asyncio
import sys

from fastapi import Depends
from sqlmodel import Session

from shop import (
    MAX_OVERFLOW,
    POOL_SIZE,
    POOL_TIMEOUT,
    REQUESTS,
    THREADS,
    OrderCreate,
    app,
    burst,
    get_session,
    place,
)


@app.post('/orders')
async def create_order(order_data: OrderCreate, session: Session = Depends(get_session)):
    return place(session, order_data)


result = asyncio.run(burst())
room = POOL_SIZE + MAX_OVERFLOW
# Sessions are opened in batches, one for each worker thread. What a batch wants beyond the pool's room is late.
batches = [min(THREADS, REQUESTS - start) for start in range(0, REQUESTS, THREADS)]
late = sum(max(0, batch - room) for batch in batches)
stood_still = result['longest'] >= (batches[0] - room) * POOL_TIMEOUT * 0.9
sys.exit(0 if result['outcome']['pool timeout'] == late and stood_still else 1)
