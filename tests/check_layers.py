#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fails if an #include goes against the table of rooms in docs/architecture.md.

    check_layers.py [ROOT]       checks the sources below ROOT (default: this repository)
    check_layers.py --self-test  checks the checker against includes that must fail

Prints one line for each bad include and returns 1 if there is any. Needs only
Python's standard library.
"""

import re
import sys
from pathlib import Path

# room -> what it may include of ours: rooms, or single headers of a room.
ALLOWED = {
    "base": [],
    "analyzers": ["base/"],
    "schema": ["base/"],
    "indexer": ["base/", "analyzers/", "schema/"],
    "search": ["base/", "analyzers/", "schema/"],
    "server": ["base/", "schema/", "search/", "indexer/change_reader.hpp",
               "indexer/live_writer.hpp"],
    "cli": ["base/", "schema/", "indexer/", "search/", "server/server.hpp",
            "server/server_config.hpp", "server/token_set.hpp"],
}
# These may include anything, but by the same spelling.
FREE = ["bench", "tests"]

MAY_SEE_XAPIAN = ["schema", "indexer", "search"]
MUST_NOT_REACH_XAPIAN = ["server", "cli"]

SUFFIXES = (".hpp", ".cpp", ".h", ".cpp.in", ".hpp.in")
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(?:"([^"\n]+)"|<([^>\n]+)>)', re.MULTILINE)


def room_of(path):
    return path.split("/", 1)[0]


def is_xapian(header):
    return header == "xapian.h" or header.startswith("xapian/")


def includes(text):
    """(quoted or None, angled or None) of each include of a source text."""
    return [(found[1], found[2]) for found in INCLUDE.finditer(text)]


def may_include(path, header):
    room = room_of(path)
    if room in FREE:
        return True
    allowed = [room + "/"] + ALLOWED[room]
    return any(header == one or one.endswith("/") and header.startswith(one) for one in allowed)


def xapian_chain(path, tree, seen):
    """The headers from `path` to one that includes xapian.h, or None."""
    seen.add(path)
    for quoted, angled in includes(tree.get(path, "")):
        header = quoted or angled
        if is_xapian(header):
            return [header]
        if header in tree and header not in seen:
            chain = xapian_chain(header, tree, seen)
            if chain:
                return [header] + chain
    return None


def errors_of_file(path, tree):
    room = room_of(path)
    errors = []
    for quoted, angled in includes(tree[path]):
        header = quoted or angled
        if is_xapian(header):
            if room in ALLOWED and room not in MAY_SEE_XAPIAN:
                errors.append(f"{path}: {header} may be seen in {', '.join(MAY_SEE_XAPIAN)} only")
        elif quoted and quoted not in tree:
            errors.append(f'{path}: "{quoted}" does not start at the root of the repository')
        elif angled and angled in tree:
            errors.append(f"{path}: <{angled}> is ours: use quotes")
        elif quoted and not may_include(path, quoted):
            errors.append(f'{path}: {room} must not include "{quoted}"')
    if room in MUST_NOT_REACH_XAPIAN and not errors:
        chain = xapian_chain(path, tree, set())
        if chain:
            errors.append(f"{path}: reaches xapian.h: {' -> '.join(chain)}")
    return errors


def find_errors(tree):
    """`tree`: path from the root of the repository -> text, of every source."""
    return [error for path in sorted(tree) for error in errors_of_file(path, tree)]


def read_tree(root):
    tree = {}
    for room in list(ALLOWED) + FREE:
        for path in sorted((root / room).rglob("*")):
            if path.is_file() and path.name.endswith(SUFFIXES):
                tree[path.relative_to(root).as_posix()] = path.read_text(encoding="utf-8")
    return tree


# What the rows below include.
SELF_TEST_TREE = {
    "base/error.hpp": "",
    "analyzers/token.hpp": '#include "base/error.hpp"\n',
    "schema/date.hpp": "",
    "schema/database.hpp": "#include <xapian.h>\n",
    "indexer/index_job.hpp": '#include "schema/date.hpp"\n',
    "search/searcher.hpp": "#include <memory>\n",
    "search/index_reader.hpp": '#include "schema/database.hpp"\n',
    "search/loop.hpp": '#include "search/loop.hpp"\n#include "search/index_reader.hpp"\n',
    "server/server.hpp": '#include "server/server_config.hpp"\n',
    "server/server_config.hpp": "",
    "server/router.hpp": "",
    "cli/options.hpp": "",
}

# (file, its text, part of the error it must give; "" = none)
SELF_TEST_ROWS = [
    ("base/utf8.cpp", '#include "analyzers/token.hpp"', "base must not include"),
    ("base/utf8.cpp", '#include "schema/date.hpp"', "base must not include"),
    ("base/utf8.cpp", '#include "base/error.hpp"\n#include <string>', ""),
    ("analyzers/letter.cpp", '#include "schema/date.hpp"', "analyzers must not include"),
    ("analyzers/letter.cpp", '#include "base/error.hpp"', ""),
    ("analyzers/letter.cpp", "#include <xapian.h>", "may be seen in"),
    ("schema/term.cpp", '#include "analyzers/token.hpp"', "schema must not include"),
    ("schema/term.cpp", "#include <xapian.h>", ""),
    ("indexer/update.cpp", '#include "search/searcher.hpp"', "indexer must not include"),
    ("indexer/update.cpp", '#include "analyzers/token.hpp"\n#include "schema/database.hpp"', ""),
    ("search/snippet.cpp", '#include "indexer/index_job.hpp"', "search must not include"),
    ("search/snippet.cpp", '#include "server/server.hpp"', "search must not include"),
    ("search/snippet.cpp", '#  include   "server/server.hpp"', "search must not include"),
    ("search/snippet.cpp", '// #include "server/server.hpp"', ""),
    ("server/session.cpp", '#include "analyzers/token.hpp"', "server must not include"),
    ("server/session.cpp", '#include "indexer/index_job.hpp"', "server must not include"),
    ("server/session.cpp", '#include "cli/options.hpp"', "server must not include"),
    ("server/session.cpp", '#include "search/searcher.hpp"\n#include "schema/date.hpp"', ""),
    ("server/session.cpp", "#include <xapian.h>", "may be seen in"),
    ("server/session.cpp", "#include <xapian/query.h>", "may be seen in"),
    ("server/session.cpp", '#include "search/index_reader.hpp"', "reaches xapian.h"),
    ("server/session.cpp", '#include "search/loop.hpp"', "reaches xapian.h"),
    ("server/session.cpp", '#include "session.hpp"', "does not start at the root"),
    ("server/session.cpp", '#include "../base/error.hpp"', "does not start at the root"),
    ("server/session.cpp", '#include "base/missing.hpp"', "does not start at the root"),
    ("server/session.cpp", "#include <base/error.hpp>", "use quotes"),
    ("server/views/page.cpp.in", '#include "indexer/index_job.hpp"', "server must not include"),
    ("cli/main.cpp", '#include "server/router.hpp"', "cli must not include"),
    ("cli/main.cpp", '#include "server/server.hpp"\n#include "server/server_config.hpp"', ""),
    ("cli/main.cpp", '#include "indexer/index_job.hpp"\n#include "search/searcher.hpp"', ""),
    ("cli/main.cpp", '#include "schema/database.hpp"', "reaches xapian.h"),
    ("tests/cli/main_test.cpp", '#include "server/router.hpp"\n#include <xapian.h>', ""),
    ("tests/cli/main_test.cpp", '#include "main.hpp"', "does not start at the root"),
]


def self_test():
    failures = 0
    if find_errors(SELF_TEST_TREE):
        print("the tree of the self-test is not clean:", *find_errors(SELF_TEST_TREE), sep="\n")
        failures += 1
    for path, text, expected in SELF_TEST_ROWS:
        errors = find_errors({**SELF_TEST_TREE, path: text})
        as_expected = len(errors) == 1 and expected in errors[0] if expected else not errors
        if not as_expected:
            print(f"{path} with {text!r}: expected {expected or 'no error'!r}, got {errors}")
            failures += 1
    print(f"{len(SELF_TEST_ROWS)} rows, {failures} failures")
    return 1 if failures else 0


def main(arguments):
    if arguments == ["--self-test"]:
        return self_test()
    root = Path(arguments[0]) if arguments else Path(__file__).resolve().parent.parent
    tree = read_tree(root)
    errors = find_errors(tree)
    print(*errors, sep="\n", end="\n" if errors else "")
    print(f"{len(tree)} files, {len(errors)} bad includes")
    return 1 if errors or not tree else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
