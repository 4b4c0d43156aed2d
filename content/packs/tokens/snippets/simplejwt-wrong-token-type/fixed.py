# /// script
# requires-python = ">=3.11"
# dependencies = ["django==5.2.8", "djangorestframework==3.16.1", "djangorestframework-simplejwt==5.5.1"]
# ///
"""The same tokens, each in its own place."""

import sys

from api import answer, get_me, login, refresh

tokens = login()
in_header = get_me(tokens['access'])
at_refresh = refresh(tokens['refresh'])
renewed = 'yes' if 'access' in at_refresh.json() else 'no'
print(f'the access token in the header: {answer(in_header)}')
print(f'the refresh token at the refresh view: {at_refresh.status_code}, a new access token: {renewed}')
sys.exit(0 if in_header.status_code == 200 and renewed == 'yes' else 1)
