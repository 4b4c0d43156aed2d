# /// script
# requires-python = ">=3.11"
# dependencies = [
#   "sqlalchemy==2.0.58", "sqlmodel==0.0.50", "tenacity==9.2.1", "fastapi==0.165.0", "httpx==0.28.1",
#   "starlette==1.10.0", "pydantic==2.14.3", "anyio==4.16.0",
# ]
# ///
"""The retry decorates a generator function. It never runs."""

import sys

from sqlalchemy import exc

from orders import experiment

by_hand, in_fastapi, with_room = experiment()
late = all(isinstance(error, exc.TimeoutError) and attempts == 1 for error, attempts in (by_hand, in_fastapi))
sys.exit(0 if late and with_room == (None, 1) else 1)
