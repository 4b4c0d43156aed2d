# /// script
# requires-python = ">=3.11"
# dependencies = ["pyjwt==2.15.1"]
# ///
"""The client fetches a new token when the old one is refused. A leeway accepts a token that is a little late."""

import sys

from tokens import LATE, LIFETIME, check, issue, outlive

token = issue()
outlive(token)
first = check(token)
again = check(issue()) if first != 'accepted' else first
tolerated = check(token, leeway=10)
print(f'one process, one clock, a token that lives {LIFETIME} s')
print(f'{LATE} s after its end, with the token that the client fetches after the 401: {again}')
print(f'the old token, with a leeway of 10 s: {tolerated}')
sys.exit(0 if first != 'accepted' and again == tolerated == 'accepted' else 1)
