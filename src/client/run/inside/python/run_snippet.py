"""Runs one file as a program, inside Pyodide."""

import gc
import os
import sys
import traceback


def prepare(waits, imports_sqlalchemy):
    """Imports what is slow to import, and protects suspended stacks from the garbage collector."""
    if waits:
        # The automatic collector would walk stacks that JSPI has suspended, and crash the interpreter.
        gc.disable()
    if imports_sqlalchemy:
        import sqlalchemy.orm  # noqa: F401


def set_environment(variables):
    os.environ.update(variables)


def run(entry):
    """Runs the file and returns its exit status. Tracebacks start in the file."""
    with open(entry, encoding='utf-8') as file:
        source = file.read()
    names = {'__name__': '__main__', '__file__': entry, '__builtins__': __builtins__}
    main = type(sys)('__main__')
    main.__dict__.update(names)
    sys.modules['__main__'] = main
    sys.argv = [entry]
    try:
        exec(compile(source, entry, 'exec'), main.__dict__)
        status = 0
    except SystemExit as exit:
        status = status_of(exit.code)
    except BaseException as error:
        own = error.__traceback__.tb_next if error.__traceback__ else None
        traceback.print_exception(type(error), error, own)
        status = 1
    sys.stdout.flush()
    sys.stderr.flush()
    return status


def status_of(code):
    if code is None:
        return 0
    if isinstance(code, int):
        return code & 0xFF
    print(code, file=sys.stderr)
    return 1
