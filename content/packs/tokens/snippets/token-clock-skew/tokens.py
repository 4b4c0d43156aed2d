"""An issuer whose clock is ahead of the clock of the server that checks."""

import os
import time

import jwt

KEY = 'a key of this run, long enough for HS256'
AHEAD = int(os.environ.get('AHEAD', '3'))


def issue(ahead: int, backdate: int = 0) -> str:
    issued = int(time.time()) + ahead - backdate
    return jwt.encode({'sub': 'user-7', 'iat': issued, 'exp': issued + 300}, KEY, algorithm='HS256')


def check(token: str, leeway: float = 0) -> str:
    """ "accepted", or the library's refusal."""
    try:
        jwt.decode(token, KEY, algorithms=['HS256'], leeway=leeway)
        return 'accepted'
    except jwt.PyJWTError as error:
        return f'{type(error).__module__}.{type(error).__name__}: {error}'
