# /// script
# requires-python = ">=3.11"
# dependencies = ["ruff==0.17.5"]
# ///
"""A module that builds an engine of its own, put before the two static checks of the change."""

import subprocess
import sys
import tempfile
from pathlib import Path

MODULE = '''from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine

engine = create_async_engine("postgresql+asyncpg://localhost/app")
open_session = async_sessionmaker(engine)
'''


def check(name: str, *command: str, folder: str) -> int:
    result = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    print(f'{name}: exit status {result.returncode}')
    print('  ' + (result.stdout + result.stderr).strip().replace('\n', '\n  '))
    return result.returncode


with tempfile.TemporaryDirectory() as folder:
    for name in ('orders_api', 'orders_search', 'orders_tasks'):
        Path(folder, f'{name}.py').write_text(MODULE)
    print('3 modules, each with an engine and a sessionmaker of its own')
    ruff = str(Path(sys.executable).with_name('ruff'))
    default = check('ruff check', ruff, 'check', '--isolated', '.', folder=folder)
    every = check(
        'ruff check with every rule but those on docstrings and licence headers',
        ruff, 'check', '--isolated', '--select', 'ALL', '--ignore', 'D,CPY,INP', '.',
        folder=folder,
    )  # fmt: skip
    compiled = check('python -m compileall', sys.executable, '-m', 'compileall', '-q', '.', folder=folder)
sys.exit(0 if default == compiled == 0 else 1)
