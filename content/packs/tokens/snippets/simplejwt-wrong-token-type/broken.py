# /// script
# requires-python = ">=3.11"
# dependencies = ["django==5.2.8", "djangorestframework==3.16.1", "djangorestframework-simplejwt==5.5.1"]
# ///
"""Valid tokens in the wrong place: the API and the refresh view both reject them."""

import logging
import sys
from datetime import timedelta

from api import answer, get_me, login, refresh, user
from rest_framework_simplejwt.tokens import RefreshToken, SlidingToken

logging.disable()
tokens = login()
in_header = get_me(tokens['refresh'])
at_refresh = refresh(tokens['access'])
sliding = get_me(str(SlidingToken.for_user(user)))
old = RefreshToken.for_user(user)
old.set_exp(lifetime=timedelta(seconds=-1))
expired = get_me(str(old))
print(f'the refresh token in the header: {answer(in_header)}')
print(f'the access token at the refresh view: {answer(at_refresh)}')
print(f'a sliding token in the header: {answer(sliding)}')
print(f'an expired refresh token in the header: {answer(expired)}')
sys.exit(0 if {r.status_code for r in (in_header, at_refresh, sliding, expired)} == {401} else 1)
