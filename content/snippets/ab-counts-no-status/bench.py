"""Runs ApacheBench as the incident's command does, and reads the pool afterwards."""

import json
import os
import re
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path

REQUESTS = int(os.environ.get('REQUESTS', '1000'))
COUNTS = ('Complete requests', 'Failed requests', 'Non-2xx responses')


def bench(name: str, *, sessions: str, total: int, options: tuple[str, ...] = ()) -> dict[str, int]:
    """One run of `ab -n 1000 -c 50 -p order.json` with these options. Prints what ab counts and what the pool holds."""
    server = subprocess.Popen(
        [sys.executable, Path(__file__).with_name('server.py')],
        env={**os.environ, 'SESSIONS': sessions},
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        base = f'http://127.0.0.1:{server.stdout.readline().strip()}'
        with tempfile.NamedTemporaryFile('w', suffix='.json') as order:
            json.dump({'total': total}, order)
            order.flush()
            command = ['ab', '-q', '-n', str(REQUESTS), '-c', '50', '-p', order.name, *options, f'{base}/orders']
            report = subprocess.run(command, capture_output=True, text=True, timeout=100).stdout
        counted = {key: int(number) for key, number in re.findall(r'^([A-Z][\w -]+):\s+(\d+)$', report, re.M)}
        result = {key: counted.get(key, 0) for key in COUNTS}
        with urllib.request.urlopen(f'{base}/pool') as answer:
            result['checked_out'] = json.load(answer)['checked_out']
    finally:
        server.kill()
        server.wait()
        server.stdout.close()
    print(name)
    for key in COUNTS:
        # Lengths depend on the order in which the answers come. ab leaves out the line of a count that is 0.
        mark = '' if result[key] in (0, REQUESTS) else '~'
        print(f'  {key}: {mark}{result[key]}{"" if key in counted else " (no such line)"}')
    print(f'  connections checked out afterwards: {result["checked_out"]}')
    # The source's output has a line of this name.
    print(f'  a line "Successful requests": {"yes" if "Successful requests" in report else "no"}')
    return result
