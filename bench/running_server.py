# SPDX-License-Identifier: GPL-3.0-or-later
"""`tracuu serve` for the benchmarks that ask it over HTTP."""

import os
import pathlib
import re
import subprocess
import tempfile
import time


class RunningServer:
    """Serves the index `db` on a free port, gone with the block. `settings` is TOML."""

    def __init__(self, program, db, settings):
        self.folder = tempfile.TemporaryDirectory()
        config = pathlib.Path(self.folder.name) / "tracuu.toml"
        config.write_text(settings)
        self.process = subprocess.Popen(
            [program, "serve", "--db", db, "--port", "0", "--config", str(config)],
            stdout=subprocess.PIPE, text=True)
        self.port = int(re.search(r":(\d+)/", self.process.stdout.readline()).group(1))

    def processor_seconds(self):
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def wait_until_idle(self, seconds=300):
        """After a start suggestions are made beside the searches: until that is done."""
        for _ in range(seconds):
            before = self.processor_seconds()
            time.sleep(1)
            if self.processor_seconds() - before < 0.05:
                return

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()
        self.folder.cleanup()
