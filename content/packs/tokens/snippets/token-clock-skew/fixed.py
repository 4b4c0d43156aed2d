# /// script
# requires-python = ">=3.11"
# dependencies = ["pyjwt==2.15.1"]
# ///
"""With the same difference: a leeway where the token is checked, or an `iat` that is a little in the past."""

import sys

from tokens import AHEAD, check, issue

with_leeway = check(issue(ahead=AHEAD), leeway=10)
backdated = check(issue(ahead=AHEAD, backdate=30))
print(f'a new token, checked with a leeway of 10 s: {with_leeway}')
print(f'a new token with an iat 30 s in the past: {backdated}')
sys.exit(0 if with_leeway == backdated == 'accepted' else 1)
