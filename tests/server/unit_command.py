# SPDX-License-Identifier: GPL-3.0-or-later
"""What a unit file of packaging/systemd starts, so that tests run what is installed."""
import re
import shlex


def unit_command(source, unit, instance="", **environment):
    """The words of its ExecStart=, with its Environment= and, before that, `environment`."""
    text = (source / "packaging/systemd" / unit).read_text(encoding="utf-8").replace("%i", instance)
    known = dict(word.split("=", 1) for line in re.findall(r"^Environment=(.*)$", text, re.MULTILINE)
                 for word in shlex.split(line))
    known.update({name: str(value) for name, value in environment.items()})
    command = re.search(r"^ExecStart=(.*)$", text, re.MULTILINE).group(1)
    return [re.sub(r"\$\{(\w+)\}", lambda match: known[match.group(1)], word) for word in shlex.split(command)]
