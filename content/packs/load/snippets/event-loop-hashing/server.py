"""A small auth service on loopback. `/login` costs a password hash, `/ping` costs nothing.

Prints the time of one hash and its port first, and when it is stopped what asyncio warned of.
"""

import asyncio
import hashlib
import json
import logging
import os
import re
import signal
import time

# scrypt with 32 MiB and three passes, a usual cost for passwords. Like bcrypt it releases the interpreter lock.
COST, PASSES = 2**15, 3


def hash_password() -> bytes:
    return hashlib.scrypt(b'correct horse', salt=b'salt of this user', n=COST, r=8, p=PASSES, maxmem=2**26)


async def on_the_loop() -> None:
    hash_password()


async def off_the_loop() -> None:
    await asyncio.to_thread(hash_password)


async def main() -> None:
    login = on_the_loop if os.environ['HASHING'] == 'on' else off_the_loop

    async def handle(reader, writer):
        path = (await reader.readline()).decode().split()[1]
        if path == '/login':
            await login()
        writer.write(b'HTTP/1.0 200 OK\r\ncontent-length: 0\r\n\r\n')
        await writer.drain()
        writer.close()

    started = time.monotonic()
    hash_password()
    one_hash = time.monotonic() - started
    print(f'{one_hash:.4f}', flush=True)
    server = await asyncio.start_server(handle, '127.0.0.1', 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    loop = asyncio.get_running_loop()
    # Warns of every step of a task that takes longer than this; without the second line, than 0.1 s.
    loop.set_debug(True)
    loop.slow_callback_duration = one_hash / 2
    stopped = asyncio.Event()
    loop.add_signal_handler(signal.SIGTERM, stopped.set)
    await stopped.wait()
    server.close()


class Warnings(logging.Handler):
    """Counts asyncio's own warnings, and keeps the first without the places in files and with what varies marked."""

    count = 0
    first = ''

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()
        if 'took' not in message:
            return
        self.count += 1
        message = re.sub(r"name='Task-\d+'", "name='Task-N'", message)
        message = re.sub(r'( coro=<\S+).*> took ', r'\1 ...> took ~', message)
        self.first = self.first or f'{record.levelname}:asyncio:{message}'


warnings = Warnings()
logger = logging.getLogger('asyncio')
logger.propagate = False
logger.addHandler(warnings)
asyncio.run(main())
print(json.dumps({'count': warnings.count, 'first': warnings.first}), flush=True)
