"""Replaces aiosqlite, which runs each connection in a thread; WebAssembly has no threads here.

It has the part of the interface that SQLAlchemy uses, and calls the real sqlite3. Most calls yield to other tasks for
two milliseconds, as calls to a thread would, so that tasks interleave.
"""

import asyncio
import sqlite3
from sqlite3 import (  # noqa: F401
    DatabaseError,
    Error,
    IntegrityError,
    NotSupportedError,
    OperationalError,
    ProgrammingError,
    Row,
    sqlite_version,
    sqlite_version_info,
)
from types import SimpleNamespace

__version__ = 'stand-in'
_YIELD_S = 0.002


class _ImmediateQueue:
    """Replaces the queue of the connection's thread. Executes each item immediately."""

    def put_nowait(self, item):
        future, function = item
        try:
            future.set_result(function())
        except Exception as error:
            future.set_exception(error)


class Cursor:
    def __init__(self, cursor):
        self._cursor = cursor

    async def _call(self, method, *args):
        await asyncio.sleep(_YIELD_S)
        return getattr(self._cursor, method)(*args)

    async def execute(self, sql, parameters=()):
        await self._call('execute', sql, parameters)
        return self

    async def executemany(self, sql, parameters):
        await self._call('executemany', sql, parameters)
        return self

    async def fetchone(self):
        return await self._call('fetchone')

    async def fetchmany(self, size=1):
        return await self._call('fetchmany', size)

    async def fetchall(self):
        return await self._call('fetchall')

    async def close(self):
        self._cursor.close()

    @property
    def description(self):
        return self._cursor.description

    @property
    def lastrowid(self):
        return self._cursor.lastrowid

    @property
    def rowcount(self):
        return self._cursor.rowcount


class Connection:
    def __init__(self, open):
        self._open = open
        self._conn = None
        self._tx = _ImmediateQueue()
        self._thread = SimpleNamespace(daemon=False)

    def __await__(self):
        return self._connect().__await__()

    async def _connect(self):
        await asyncio.sleep(_YIELD_S)
        if self._conn is None:
            self._conn = self._open()
        return self

    async def __aenter__(self):
        return await self

    async def __aexit__(self, *error):
        await self.close()

    async def _call(self, method, *args, **kwargs):
        await asyncio.sleep(_YIELD_S)
        if self._conn is None:
            raise ValueError('no active connection')
        return getattr(self._conn, method)(*args, **kwargs)

    async def cursor(self):
        return Cursor(await self._call('cursor'))

    async def execute(self, sql, parameters=()):
        return Cursor(await self._call('execute', sql, parameters))

    async def create_function(self, *args, **kwargs):
        await self._call('create_function', *args, **kwargs)

    async def commit(self):
        await self._call('commit')

    async def rollback(self):
        await self._call('rollback')

    async def close(self):
        await asyncio.sleep(_YIELD_S)
        self.stop()

    def stop(self):
        if self._conn is not None:
            self._conn.close()
            self._conn = None

    @property
    def isolation_level(self):
        return self._conn.isolation_level

    @property
    def in_transaction(self):
        return self._conn.in_transaction


def connect(database, **options):
    options.setdefault('check_same_thread', False)
    return Connection(lambda: sqlite3.connect(database, **options))
