# SPDX-License-Identifier: GPL-3.0-or-later
"""The program, serving an index that may be changed: for the tests that ask it from outside."""
import pathlib
import re
import subprocess


class Served:
    """`tracuu serve` on a port that the system chose.

    `settings` is TOML behind `[listen]`; the index may be named from `folder`, where the configuration and
    the tokens are written. `token` is one that may change the index, `port` where to ask.
    """

    def __init__(self, program, folder, index, settings="", stderr=None):
        folder = pathlib.Path(folder)
        made = subprocess.run([program, "token", "test"], check=True, capture_output=True, text=True)
        self.token = re.search(r"[0-9a-f]{64}", made.stderr).group()
        (folder / "tokens").write_text(made.stdout, encoding="utf-8")
        config = folder / "tracuu.toml"
        config.write_text(
            f'index = "{index}"\n[listen]\nport = 0\n[changes]\ntokens = "tokens"\n{settings}', encoding="utf-8"
        )
        self.process = subprocess.Popen(
            [program, "serve", "--config", config], stdout=subprocess.PIPE, stderr=stderr, text=True
        )
        self.port = int(re.search(r":(\d+)/", self.process.stdout.readline()).group(1))

    def stop(self):
        """Its exit status."""
        self.process.terminate()
        return self.process.wait(timeout=60)
