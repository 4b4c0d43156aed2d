# /// script
# requires-python = ">=3.11"
# dependencies = ["django==5.2.8", "djangorestframework==3.16.1", "djangorestframework-simplejwt==5.5.1"]
# ///
"""Valid tokens in the wrong place: the API and the refresh view both reject them."""

import logging
import sys

from api import answer, get_me, login, refresh, user
from rest_framework_simplejwt.tokens import SlidingToken

logging.disable()
tokens = login()
in_header = get_me(tokens['refresh'])
at_refresh = refresh(tokens['access'])
sliding = get_me(str(SlidingToken.for_user(user)))
print(f'the refresh token in the header: {answer(in_header)}')
print(f'the access token at the refresh view: {answer(at_refresh)}')
print(f'a sliding token in the header: {answer(sliding)}')
sys.exit(0 if {r.status_code for r in (in_header, at_refresh, sliding)} == {401} else 1)
