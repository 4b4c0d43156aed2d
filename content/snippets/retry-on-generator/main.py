# /// script
# requires-python = ">=3.11"
# dependencies = [
#   "sqlalchemy==2.0.36", "sqlmodel==0.0.22", "tenacity==9.0.0", "fastapi==0.115.6", "httpx==0.28.1",
#   "starlette==0.41.3", "pydantic==2.10.3", "anyio==4.7.0",
# ]
# ///
"""The same with the versions of the week of the incident: FastAPI takes the generator itself for the session."""

import sys

from sqlalchemy import exc

from orders import experiment

by_hand, in_fastapi, with_room = experiment()
hidden = all(isinstance(error, AttributeError) and attempts == 0 for error, attempts in (in_fastapi, with_room))
sys.exit(0 if isinstance(by_hand[0], exc.TimeoutError) and by_hand[1] == 1 and hidden else 1)
