"""Replaces greenlet, which does not exist for WebAssembly.

SQLAlchemy runs its synchronous core inside a greenlet and switches out of it to await the driver. Here the core runs on
the stack of the task itself, and waiting suspends that whole stack (JSPI, through Pyodide's `run_sync`).
"""

from contextvars import ContextVar

from pyodide.ffi import run_sync

__version__ = 'stand-in'


class GreenletExit(BaseException):
    pass


async def _outcome(awaitable):
    """Returns whether it succeeded, and its result or error. A bare result that is awaitable would be awaited too."""
    try:
        return True, await awaitable
    except BaseException as error:
        return False, error


class _Root:
    """The parent of each greenlet. SQLAlchemy switches to it with an awaitable."""

    __sqlalchemy_greenlet_provider__ = False
    dead = False
    parent = None

    def switch(self, awaitable):
        _current.get().has_waited = True
        has_succeeded, value = run_sync(_outcome(awaitable))
        if has_succeeded:
            return value
        raise value


_root = _Root()
_current = ContextVar('current greenlet', default=_root)


def getcurrent():
    return _current.get()


class greenlet:
    """Runs its function to the end in the first switch.

    SQLAlchemy rejects a greenlet that is dead after its first switch, because it seems not to have waited. So a greenlet
    that has waited returns its result as an awaitable, and is dead after a second switch, which passes that result back.
    """

    def __init__(self, run=None, parent=None):
        self.run = run
        self.parent = _root
        self.dead = False
        self.has_waited = False
        self._has_run = False

    def switch(self, *args, **kwargs):
        if self._has_run:
            self.dead = True
            return args[0]
        self._has_run = True
        token = _current.set(self)
        try:
            result = self.run(*args, **kwargs)
        except BaseException:
            self.dead = True
            raise
        finally:
            _current.reset(token)
        if self.has_waited:
            return _awaitable(result)
        self.dead = True
        return result

    def throw(self, *error):
        self.dead = True
        raise error[1]


async def _awaitable(result):
    return result
