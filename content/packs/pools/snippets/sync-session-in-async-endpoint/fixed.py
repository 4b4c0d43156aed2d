# /// script
# requires-python = ">=3.11"
# dependencies = [
#   "sqlalchemy==2.0.58", "sqlmodel==0.0.50", "fastapi==0.165.0", "httpx==0.28.1",
#   "starlette==1.10.0", "pydantic==2.14.3", "anyio==4.16.0",
# ]
# ///
"""The same endpoint without `async`: FastAPI runs it in a worker thread, and waiting for the pool blocks only that."""

import asyncio
import sys

from fastapi import Depends
from sqlmodel import Session

from shop import REQUESTS, OrderCreate, app, burst, get_session, place


@app.post('/orders')
def create_order(order_data: OrderCreate, session: Session = Depends(get_session)):
    return place(session, order_data)


result = asyncio.run(burst())
sys.exit(0 if result['outcome'] == {'status 200': REQUESTS} else 1)
