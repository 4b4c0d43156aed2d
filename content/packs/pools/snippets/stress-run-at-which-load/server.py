"""An API of four modules over HTTP. `ENGINES` says whether each module builds an engine of its own. Prints its port first."""

import asyncio
import os
import sys

from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

MODULES = 4


async def main() -> None:
    url = os.environ['DATABASE_URL'].replace('postgresql://', 'postgresql+asyncpg://', 1)
    own = os.environ['ENGINES'] == 'per-module'
    engines = [create_async_engine(url) for _ in range(MODULES if own else 1)]

    async def handle(reader, writer):
        module = int((await reader.readline()).split()[1].strip(b'/') or 0)
        while (await reader.readline()).strip():
            pass
        status = '200 OK'
        try:
            async with engines[module % len(engines)].connect() as connection:
                await connection.execute(text('SELECT pg_sleep(1)'))
        except Exception as error:
            status = '500 Internal Server Error'
            print(f'{type(error).__module__}.{type(error).__name__}: {error}', file=sys.stderr, flush=True)
        writer.write(f'HTTP/1.1 {status}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n'.encode())
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(handle, '127.0.0.1', 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(main())
