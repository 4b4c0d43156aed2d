# /// script
# requires-python = ">=3.11"
# dependencies = ["sqlalchemy==2.0.58", "psycopg[binary]==3.3.9", "cryptography==50.0.2"]
# ///
"""The forked child calls `engine.dispose()`: it says goodbye to the server on the connection of its parent."""

import sys

from forking import ask, case
from tls import switch_tls_on


def dispose_then_ask(engine) -> str:
    engine.dispose()
    return ask(engine)


switch_tls_on()
with_tls = case('the child calls engine.dispose(), with TLS', 'require', dispose_then_ask)
without = case('the child calls engine.dispose(), without TLS', 'disable', dispose_then_ask)
shared = case('the child uses the connection that it inherited, with TLS', 'require', ask)
as_told = all(
    before == child == again == 'ok' and after != 'ok' for before, child, after, again in (with_tls, without)
)
sys.exit(0 if as_told and shared[2] != 'ok' else 1)
