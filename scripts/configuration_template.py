#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the configuration file that a package installs, of docs/configuration.md: each key with its
meaning above it and its default, commented out.

usage: configuration_template.py docs/configuration.md [KEY=VALUE...] > tracuu.toml

KEY=VALUE (VALUE is TOML) is set in the file instead of being commented out.
"""
import re
import sys
import textwrap

WIDTH = 98
HEAD = """\
Configuration of tracuu.service; man tracuu-serve. A line without # in front counts, what stands
after # is the default. After a change: tracuu serve --config {file} --check-config, then
systemctl reload tracuu, or restart, as stands at the key."""


def plain(markdown):
    """The text of a cell without links and code."""
    return re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", markdown).replace("`", "").replace("\\|", "|").strip()


def defaults(document):
    """[(table or "", key, value)] of the document's first block of TOML."""
    block = re.search(r"```toml\n(.*?)```", document, re.DOTALL).group(1)
    table, found = "", []
    for line in block.splitlines():
        if head := re.fullmatch(r"\[(.+)\]", line):
            table = head.group(1)
        elif pair := re.fullmatch(r"(\w+) = (.+)", line):
            found.append((table, *pair.groups()))
        elif line:
            sys.exit(f"configuration_template: cannot read {line!r}")
    return found


def meanings(document):
    """{"listen.port": (unit and range, meaning, whether SIGHUP changes it)}."""
    found = {}
    for cells in re.findall(r"^\| `([^`]+)` \|(.+)\|(.+)\|(.+)\|$", document, re.MULTILINE):
        name, unit, meaning, hangup = cells
        found[name] = plain(unit), plain(meaning), plain(hangup)
    return found


def comment(text):
    return "\n".join(f"# {line}" for line in textwrap.wrap(text, WIDTH, break_on_hyphens=False))


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        document = file.read()
    wanted = dict(argument.split("=", 1) for argument in sys.argv[2:])
    told = meanings(document)
    pieces, current = [comment(HEAD.format(file="/etc/tracuu/tracuu.toml"))], ""
    for table, key, value in defaults(document):
        name = f"{table}.{key}" if table else key
        if name not in told:
            sys.exit(f"configuration_template: {name} has no row in the table")
        if table != current:
            pieces.append(f"[{table}]")
            current = table
        unit, meaning, hangup = told[name]
        when = "restart" if hangup == "–" else "reload"
        setting = f"{key} = {wanted.pop(name)}" if name in wanted else f"#{key} = {value}"
        pieces.append(comment(f"{unit}: {meaning} ({when})") + f"\n{setting}")
    if wanted:
        sys.exit(f"configuration_template: unknown keys: {', '.join(wanted)}")
    print("\n\n".join(pieces))


if __name__ == "__main__":
    main()
