#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the sources against docs/glossary.md: one word, one thing.

    check_glossary.py [ROOT]       checks the tree below ROOT (default: this repository)
    check_glossary.py --self-test  checks the checker against glossaries that must fail

Each row of the table names where its word lives (`Name` in `file`: the name is in that file) and what
it must not be called (`Name` in `folder`: no source below the folder has a thing of that name; what
comments and strings say does not count). Prints a line for each fault and returns 1 if there is any.
Needs only Python's standard library.
"""

import re
import sys
from pathlib import Path

SOURCES = (".hpp", ".cpp", ".h", ".cpp.in")
COLUMNS = ("word", "shown", "meaning", "code", "never")
LEAST_WORDS = 30
PLACED = re.compile(r"`(\w+)` in `([\w./]+)`")
NO_CODE = re.compile(r'//[^\n]*|/\*.*?\*/|R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"', re.DOTALL)


def rows_of(glossary):
    """The rows of the table, without its head."""
    rows = []
    for line in glossary.splitlines():
        cells = [cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        if len(cells) == len(COLUMNS) and not set(cells[0]) <= set("-: "):
            rows.append(dict(zip(COLUMNS, cells)))
    return rows[1:]


def names_of(source):
    """All identifiers of a source but those in comments and strings."""
    return set(re.findall(r"[A-Za-z_]\w*", NO_CODE.sub(" ", source)))


def row_errors(row, names):
    """`names`: path -> identifiers of each source."""
    word = row["word"]
    homes = PLACED.findall(row["code"])
    errors = [] if homes else [f"{word}: the column “In the code” names nothing"]
    for name, path in homes:
        if path not in names:
            errors.append(f"{word}: there is no {path}")
        elif name not in names[path]:
            errors.append(f"{word}: {path} has no {name}")
    for name, folder in PLACED.findall(row["never"]):
        below = [path for path in names if path.startswith(folder + "/")]
        if not below:
            errors.append(f"{word}: there is no {folder}/")
        errors += [f"{path}: {name} must not be; the glossary says {word}"
                   for path in below if name in names[path]]
    if row["never"] != "–" and not PLACED.search(row["never"]):
        errors.append(f"{word}: the column “Never” names nothing")
    return errors


def find_errors(glossary, names):
    rows = rows_of(glossary)
    errors = [error for row in rows for error in row_errors(row, names)]
    if len(rows) < LEAST_WORDS:
        errors.append(f"docs/glossary.md: {len(rows)} words; {LEAST_WORDS} are asked for")
    words = [row["word"] for row in rows]
    errors += [f"{word}: is in the glossary twice" for word in sorted(set(words))
               if words.count(word) > 1]
    return errors


def read_names(root):
    rooms = sorted({path.parent for path in root.glob("*/CMakeLists.txt")})
    return {path.relative_to(root).as_posix(): names_of(path.read_text(encoding="utf-8"))
            for room in rooms for path in sorted(room.rglob("*"))
            if path.name.endswith(SOURCES) and path.is_file()}


HEAD = "| Word | For readers | What it is | In the code | Never |\n|---|---|---|---|---|\n"
FILLERS = "".join(f"| w{i} | – | – | `Token` in `a/token.hpp` | – |\n" for i in range(LEAST_WORDS))
SELF_TEST_NAMES = {
    "a/token.hpp": names_of('struct Token { int kind; };  // a Unit\nchar const* s = "Accent";\n'),
    "b/cursor.hpp": names_of("class Cursor { /* Scanner */ };\n"),
}

# (a row of the glossary, part of the error it must give; "" = none)
SELF_TEST_ROWS = [
    ("| token | – | – | `Token` in `a/token.hpp` | `Unit` in `a`, `Accent` in `a` |", ""),
    ("| marks | dấu | ban\\| | `Token` in `a/token.hpp` | – |", ""),
    ("| token | – | – | `Token` in `a/gone.hpp` | – |", "there is no a/gone.hpp"),
    ("| token | – | – | `Unit` in `a/token.hpp` | – |", "a/token.hpp has no Unit"),
    ("| token | – | – | – | – |", "names nothing"),
    ("| token | – | – | `Token` in `a/token.hpp` | unit |", "names nothing"),
    ("| scanner | – | – | `Token` in `a/token.hpp` | `Cursor` in `b` |", "b/cursor.hpp: Cursor must not"),
    ("| scanner | – | – | `Token` in `a/token.hpp` | `Cursor` in `a` |", ""),
    ("| scanner | – | – | `Token` in `a/token.hpp` | `Cursor` in `c` |", "there is no c/"),
    ("| w1 | – | – | `Token` in `a/token.hpp` | – |", "w1: is in the glossary twice"),
]


def self_test():
    failures = []

    def expect(row, errors, expected):
        if not (any(expected in error for error in errors) if expected else not errors):
            failures.append(f"{row}: expected {expected or 'no error'!r}, got {errors}")

    for row, expected in SELF_TEST_ROWS:
        expect(row, find_errors(HEAD + FILLERS + row, SELF_TEST_NAMES), expected)
    expect("an empty glossary", find_errors(HEAD, SELF_TEST_NAMES), "0 words")
    print(*failures, f"{len(SELF_TEST_ROWS) + 1} rows, {len(failures)} failures", sep="\n")
    return 1 if failures else 0


def main(arguments):
    if arguments == ["--self-test"]:
        return self_test()
    root = Path(arguments[0]) if arguments else Path(__file__).resolve().parent.parent
    glossary = (root / "docs/glossary.md").read_text(encoding="utf-8")
    names = read_names(root)
    errors = find_errors(glossary, names)
    print(*errors, f"{len(rows_of(glossary))} words, {len(names)} sources, {len(errors)} faults", sep="\n")
    return 1 if errors or not names else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
