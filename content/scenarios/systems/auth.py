# /// script
# requires-python = ">=3.11"
# dependencies = [
#   "fastapi==0.165.0", "starlette==1.10.0", "pydantic==2.14.3", "anyio==4.16.0", "uvicorn==0.51.0",
#   "pyjwt==2.15.1", "redis==8.1.0", "bcrypt==5.0.0",
# ]
# ///
"""Issues JSON web tokens, checks them, and keeps those of users who logged out in a blacklist in Redis."""

import asyncio
import datetime
import os
import secrets
import time
import uuid

import bcrypt
import jwt
import redis.asyncio
import uvicorn
from fastapi import Depends, FastAPI, HTTPException, Request
from pydantic import BaseModel


def setting(name, default=0):
    return float(os.environ.get(name, default))


# Seconds from the login to the end of a token.
TOKEN_SECONDS = int(setting('TOKEN_SECONDS', 3600))
# The key that signs, and the key that checks. A random one differs from process to process.
SIGN_KEY = os.environ.get('SIGN_KEY', 'a key of this system, long enough for HS256')
CHECK_KEY = os.environ.get('CHECK_KEY', SIGN_KEY)
if setting('RANDOM_KEY'):
    SIGN_KEY = CHECK_KEY = secrets.token_hex()
# The audience that the check wants.
AUDIENCE = os.environ.get('AUDIENCE', 'api')
# Seconds by which the clock of the check is ahead of the clock of the login.
CLOCK_AHEAD = setting('CLOCK_AHEAD')
# Whether the reason of a 401 is missing in the log.
QUIET = setting('QUIET') > 0
# The cost of the password hash; 12 takes about 0.2 seconds of CPU.
HASH_COST = int(setting('HASH_COST', 4))
# Seconds that a login waits for another service, such as a directory.
CALL_SECONDS = setting('CALL_SECONDS')
# Whether a login does both on the event loop, where all other requests wait for it.
ON_LOOP = setting('ON_LOOP') > 0


class ClockAhead(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return datetime.datetime.now(tz) + datetime.timedelta(seconds=CLOCK_AHEAD)


if CLOCK_AHEAD:
    jwt.api_jwt.datetime = ClockAhead

app = FastAPI()
blacklist = redis.asyncio.from_url(os.environ['REDIS_URL'], socket_timeout=2)
stored_hash = bcrypt.hashpw(b'test', bcrypt.gensalt(HASH_COST))


class Credentials(BaseModel):
    user: str = ''
    password: str = ''


@app.get('/healthz')
async def healthz():
    return {'status': 'ok'}


def is_valid(credentials):
    time.sleep(CALL_SECONDS)
    return bcrypt.checkpw(credentials.password.encode(), stored_hash)


@app.post('/login')
async def login(credentials: Credentials = Credentials()):
    if ON_LOOP:
        valid = is_valid(credentials)
    else:
        valid = await asyncio.to_thread(is_valid, credentials)
    if not valid:
        raise HTTPException(401, 'wrong user or password')
    now = int(time.time())
    claims = {'iss': 'https://auth.example', 'aud': 'api', 'sub': credentials.user, 'jti': str(uuid.uuid4())}
    return {'token': jwt.encode({**claims, 'iat': now, 'exp': now + TOKEN_SECONDS}, SIGN_KEY, algorithm='HS256')}


async def claims_of(request: Request):
    token = request.headers.get('authorization', '').removeprefix('Bearer ')
    try:
        claims = jwt.decode(token, CHECK_KEY, algorithms=['HS256'], audience=AUDIENCE, issuer='https://auth.example')
    except jwt.PyJWTError as error:
        refuse(request, error)
    if await blacklist.exists(f'revoked:{claims["jti"]}'):
        # As Flask-JWT-Extended says it; PyJWT knows no revoked tokens.
        refuse(request, 'Token has been revoked')
    return claims


def refuse(request, reason):
    if not QUIET:
        print(f'WARNING {request.method} {request.url.path} 401: {reason}', flush=True)
    raise HTTPException(401, 'Unauthorized')


@app.get('/me')
async def me(claims=Depends(claims_of)):
    return {'user': claims['sub']}


@app.post('/logout')
async def logout(claims=Depends(claims_of)):
    await blacklist.set(f'revoked:{claims["jti"]}', 1, ex=max(1, claims['exp'] - int(time.time())))
    return {'status': 'logged out'}


if __name__ == '__main__':
    uvicorn.run(app, host='127.0.0.1', port=int(os.environ['PORT']), log_level='info')
