# /// script
# requires-python = ">=3.11"
# dependencies = ["sqlalchemy==2.0.58", "greenlet==3.5.6", "asyncpg==0.32.0"]
# ///
"""The repaired code, with one engine: both runs pass."""

import sys

from stress import FEW, MANY, stress

print('one engine for all four modules, max_connections 20')
gentle = stress('shared', FEW)
hard = stress('shared', MANY)
sys.exit(0 if gentle == hard == (0, 0) else 1)
