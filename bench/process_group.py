# SPDX-License-Identifier: GPL-3.0-or-later
"""Programs of others that the benchmarks start, and ports for them."""

import contextlib
import os
import signal
import socket
import subprocess


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Group:
    """A program in a process group of its own, ended with it."""

    def __init__(self, command, **options):
        self.process = subprocess.Popen(command, start_new_session=True, text=True, **options)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGTERM)
        self.process.wait()
