# /// script
# requires-python = ">=3.11"
# dependencies = []
# ///
"""Passwords are hashed on the event loop: everybody waits for every login."""

import sys

from client import USERS, run

result = run('on')
# A ping waits for the hashes that stand before it, one of each user at most.
sys.exit(0 if result['ping'] > result['hash'] * min(USERS, 2) / 2 and result['warned'] else 1)
