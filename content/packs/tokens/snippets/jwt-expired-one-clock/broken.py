# /// script
# requires-python = ">=3.11"
# dependencies = ["pyjwt==2.15.1"]
# ///
"""A token is refused about a second after its end, by the clock that issued it."""

import sys

from tokens import LATE, LIFETIME, check, issue, outlive

token = issue()
fresh = check(token)
outlive(token)
late = check(token)
print(f'one process, one clock, a token that lives {LIFETIME} s')
print(f'just issued: {fresh}')
print(f'{LATE} s after its end: {late}')
sys.exit(0 if fresh == 'accepted' and late.endswith('Signature has expired') else 1)
