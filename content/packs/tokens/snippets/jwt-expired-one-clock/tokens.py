"""Issues tokens and checks them, in one process and so with one clock."""

import os
import time

import jwt

KEY = 'a key of this run, long enough for HS256'
LIFETIME = int(os.environ.get('LIFETIME', '2'))
LATE = 1.2


def issue() -> str:
    return jwt.encode({'sub': 'user-7', 'exp': int(time.time()) + LIFETIME}, KEY, algorithm='HS256')


def check(token: str, leeway: float = 0) -> str:
    """ "accepted", or the library's refusal."""
    try:
        jwt.decode(token, KEY, algorithms=['HS256'], leeway=leeway)
        return 'accepted'
    except jwt.PyJWTError as error:
        return f'{type(error).__module__}.{type(error).__name__}: {error}'


def outlive(token: str) -> None:
    """Waits until `LATE` seconds after the token's `exp`."""
    expires = jwt.decode(token, options={'verify_signature': False})['exp']
    time.sleep(max(0, expires + LATE - time.time()))
