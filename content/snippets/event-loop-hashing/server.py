"""A small auth service on loopback. `/login` costs a password hash, `/ping` costs nothing. Prints its port first."""

import asyncio
import hashlib
import logging
import os
import re
import sys
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
    print(f'{time.monotonic() - started:.4f}', flush=True)
    server = await asyncio.start_server(handle, '127.0.0.1', 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    # Warns of every step of a task that takes longer than 0.1 s.
    asyncio.get_running_loop().set_debug(True)
    await server.serve_forever()


class FirstWarning(logging.Handler):
    """Prints asyncio's own warning once, without the places in files, and with what differs from run to run marked."""

    printed = False

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()
        if self.printed or 'took' not in message:
            return
        self.printed = True
        message = re.sub(r"name='Task-\d+'", "name='Task-N'", message)
        message = re.sub(r'( coro=<\S+).*> took ', r'\1 ...> took ~', message)
        print(f'{record.levelname}:asyncio:{message}', flush=True)


logger = logging.getLogger('asyncio')
logger.propagate = False
logger.addHandler(FirstWarning())
try:
    asyncio.run(main())
except KeyboardInterrupt:
    sys.exit(0)
