"""A parent with one pooled connection forks a child, as Gunicorn with `preload_app`, Celery and multiprocessing do."""

import os

from sqlalchemy import Engine, create_engine, exc, text

from tls import url_of


def new_engine(sslmode: str) -> Engine:
    return create_engine(url_of('DATABASE_URL'), connect_args={'sslmode': sslmode, 'application_name': 'orders'})


def ask(engine: Engine) -> str:
    """What the next statement over the engine gives: "ok", or the error without its SQL."""
    try:
        with engine.connect() as connection:
            connection.execute(text('SELECT 1'))
            return 'ok'
    except exc.DBAPIError as error:
        return f'{type(error).__module__}.{type(error).__name__}: {error}'.split('\n[SQL')[0]


def run_in_child(work) -> str:
    """Forks, runs `work` in the child, and returns what it wrote. The child ends without the parent's clean-up."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        os.write(writer, work().encode())
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as pipe:
        answer = pipe.read()
    os.waitpid(child, 0)
    return answer


def case(name: str, sslmode: str, in_child, before_fork=lambda engine: None) -> list[str]:
    """The parent uses its connection, forks, and uses it again. `in_child` gets the engine that the child inherited."""
    engine = new_engine(sslmode)
    print(name)
    before = ask(engine)
    before_fork(engine)
    child = run_in_child(lambda: in_child(engine))
    after, again = ask(engine), ask(engine)
    print(f'  parent before the fork: {before}')
    print(f'  child: {child}')
    print(f'  parent after the fork: {after}')
    print(f'  parent, next statement: {again}')
    engine.dispose()
    return [before, child, after, again]
