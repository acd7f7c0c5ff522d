# SPDX-License-Identifier: GPL-3.0-or-later
"""`tracuu serve` for the benchmarks that ask it over HTTP."""

import pathlib
import re
import subprocess
import tempfile


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

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()
        self.folder.cleanup()
