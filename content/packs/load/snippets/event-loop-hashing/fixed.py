# /// script
# requires-python = ">=3.11"
# dependencies = []
# ///
"""Passwords are hashed in worker threads: only those who log in wait for a hash."""

import sys

from client import run

result = run('off')
sys.exit(0 if result['share'] < 0.4 and not result['warned'] else 1)
