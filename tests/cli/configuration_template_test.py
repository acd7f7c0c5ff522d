#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The configuration file that a package installs is right as it stands, and with every default set.

usage: configuration_template_test.py PROGRAM SOURCE_DIR
"""
import pathlib
import re
import subprocess
import sys
import tempfile


def check(program, file, what):
    checked = subprocess.run([program, "serve", "--config", file, "--check-config"],
                             capture_output=True, text=True, check=False)
    if checked.returncode != 0:
        sys.exit(f"configuration_template_test: {what}: {checked.stderr}")


def main():
    program, source = sys.argv[1], pathlib.Path(sys.argv[2])
    template = subprocess.run(
        [source / "scripts/configuration_template.py", source / "docs/configuration.md",
         'index="/var/lib/tracuu/index.db"', 'log.access=""'],
        capture_output=True, text=True, check=True).stdout
    if 'index = "/var/lib/tracuu/index.db"' not in template.splitlines():
        sys.exit("configuration_template_test: what was asked for is not set")
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "tracuu.toml"
        file.write_text(template, encoding="utf-8")
        check(program, file, "as it is installed")
        file.write_text(re.sub(r"^#(\w+ = )", r"\1", template, flags=re.MULTILINE), encoding="utf-8")
        check(program, file, "with every default")


main()
