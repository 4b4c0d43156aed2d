# /// script
# requires-python = ">=3.11"
# dependencies = ["pyjwt==2.15.1"]
# ///
"""The issuer's clock is 3 s ahead: each new token is rejected at first, and accepted a little later."""

import sys
import time

from tokens import AHEAD, check, issue

token = issue(ahead=AHEAD)
fresh = check(token)
time.sleep(AHEAD + 0.5)
later = check(token)
print(f'the clock of the issuer is {AHEAD} s ahead')
print(f'a new token: {fresh}')
print(f'the same token, {AHEAD + 0.5} s later: {later}')
sys.exit(0 if fresh.endswith('(iat)') and later == 'accepted' else 1)
