# /// script
# requires-python = ">=3.11"
# dependencies = []
# ///
"""Passwords are hashed on the event loop: everybody waits for every login."""

import sys

from client import run

result = run('on')
# A ping waits for the hashes that are queued before it, as a login does.
sys.exit(0 if result['share'] > 0.4 and result['warned'] else 1)
