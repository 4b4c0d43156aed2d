# /// script
# requires-python = ">=3.11"
# dependencies = ["sqlalchemy==2.0.58", "greenlet==3.5.6", "asyncpg==0.32.0"]
# ///
"""The old code, with an engine in each module: a gentle run passes, a harder one fails."""

import sys

from stress import FEW, MANY, stress

print('an engine in each of four modules, max_connections 20')
gentle = stress('per-module', FEW)
hard = stress('per-module', MANY)
sys.exit(0 if gentle == (0, 0) and hard[0] > 0 and hard[1] > 0 else 1)
