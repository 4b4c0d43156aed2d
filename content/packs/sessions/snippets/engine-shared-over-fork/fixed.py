# /// script
# requires-python = ">=3.11"
# dependencies = ["sqlalchemy==2.0.58", "psycopg[binary]==3.3.9", "cryptography==50.0.2"]
# ///
"""The forked child calls `engine.dispose(close=False)`: it forgets the parent's connections and leaves them alone."""

import sys

from forking import ask, case
from tls import switch_tls_on


def forget_then_ask(engine) -> str:
    engine.dispose(close=False)
    return ask(engine)


switch_tls_on()
with_tls = case('the child calls engine.dispose(close=False), with TLS', 'require', forget_then_ask)
without = case('the child calls engine.dispose(close=False), without TLS', 'disable', forget_then_ask)
emptied = case(
    'the parent calls engine.dispose() before it forks, with TLS', 'require', ask, before_fork=lambda engine: engine.dispose()
)
sys.exit(0 if set(with_tls + without + emptied) == {'ok'} else 1)
