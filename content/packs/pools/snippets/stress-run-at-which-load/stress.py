"""Runs the k6 script against the API, with few users and with many, and searches the API's log."""

import os
import re
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
FEW, MANY = 4, int(os.environ.get('USERS', '24'))


def stress(engines: str, users: int) -> tuple[int, int]:
    """One run. Prints and returns the failures that k6 counts, and the lines of the log that name the error."""
    server = subprocess.Popen(
        [sys.executable, HERE / 'server.py'],
        env={**os.environ, 'ENGINES': engines},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        url = f'http://127.0.0.1:{server.stdout.readline().strip()}'
        flags = ['--quiet', '--no-color', '--no-usage-report', '--address', '', '-e', f'BASE_URL={url}', '-e', f'VUS={users}']
        k6 = subprocess.run(['k6', 'run', *flags, HERE / 'stress.js'], capture_output=True, text=True, timeout=100)
    finally:
        server.terminate()
        _, log = server.communicate()
    counted = re.search(r'requests (\d+) failures (\d+)', k6.stdout)
    if not counted:
        print(k6.stdout + k6.stderr)
        sys.exit(1)
    failures = int(counted[2])
    lines = [line for line in log.splitlines() if 'TooManyConnections' in line]
    # How many of the requests meet a full server depends on how long each of them takes.
    print(f'{users} users: k6 exit code {k6.returncode}, failures: {mark(failures)}, log lines with TooManyConnections: {mark(len(lines))}')
    for line in lines[:1]:
        print(line)
    return failures, len(lines)


def mark(count: int) -> str:
    return f'~{count}' if count else '0'
