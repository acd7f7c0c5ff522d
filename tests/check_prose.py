#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds three rules of docs/development.md over the comments of the sources and over the documents.

    check_prose.py [ROOT]       checks the tree below ROOT (default: this repository)
    check_prose.py --self-test  checks the checker against texts that must fail

The rules: no sentence begins with "The same", "Those" or "Likewise", which leave the noun out; what
follows stands "after", and "behind" is left to proxies and to what is hidden. Prints a line for each
breach and returns 1 if there is any. Needs only Python's standard library.
"""

import re
import sys
from pathlib import Path

ROOMS = ["analyzers", "base", "bench", "cli", "docs", "findings", "formats", "indexer", "schema",
         "scripts", "search", "server", "store", "tests"]
DOCUMENTS = (".md",)
SOURCES = (".hpp", ".cpp", ".in")

NOUNLESS = re.compile(r"(?:^|[.:;!?] )(The same|Those|Likewise)\b(?! who )")
BEHIND = re.compile(r"\b[Bb]ehind\b")
# Where something is hidden by something, or stays where one leaves.
HIDDEN = re.compile(r"[Bb]ehind (?:a|the|its|nginx|another|each|all|`?peer`?|that)?\s*"
                    r"(?:proxy|proxies|nginx|links?|symbolic link|number|header|interface|page)"
                    r"|[Bb]ehind nginx|leaves? (?:\w+ )?behind|leave behind|[Bb]ehind a proxy")


def prose_of(name, text):
    """(line number, text) of each stretch of prose: a paragraph, or the comment lines in a row."""
    stretch, first = [], 1
    for number, line in enumerate(text.splitlines() + [""], start=1):
        if name.endswith(DOCUMENTS):
            words = line.strip()
        else:
            found = re.search(r"(?:^|\s)//[/!<]*\s?(.*)$", line)
            words = found[1].strip() if found else ""
        trailing = not name.endswith(DOCUMENTS) and not re.match(r"\s*//", line)
        if words and not (trailing and stretch):
            if not stretch:
                first = number
            stretch.append(words)
            if not trailing:
                continue
        if stretch:
            yield first, " ".join(stretch)
        stretch = []


def errors_of(name, text):
    errors = []
    for number, words in prose_of(name, text):
        for found in NOUNLESS.finditer(words):
            errors.append(f'{name}:{number}: a sentence begins with "{found[1]}": name the noun')
        if BEHIND.search(HIDDEN.sub("", words)):
            errors.append(f'{name}:{number}: "behind": what follows stands "after"')
    return errors


def read_tree(root):
    paths = sorted(root.glob("*.md")) + [path for room in ROOMS for path in sorted((root / room).rglob("*"))]
    return {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in paths
            if path.is_file() and path.name.endswith(DOCUMENTS + SOURCES)
            and "node_modules" not in path.parts}


# (file, its text, part of the error it must give; "" = none)
SELF_TEST_ROWS = [
    ("a.hpp", "/// The next hit; nothing after the last.", ""),
    ("a.hpp", "/// The next hit; nothing behind the last.", '"after"'),
    ("a.hpp", "int a;  ///< what stands behind '?'", '"after"'),
    ("a.hpp", "/// The address of a client behind a proxy.", ""),
    ("a.hpp", 'char const* kWhy = "behind";', ""),
    ("a.hpp", "/// Reads q.\n/// The same and what only programs ask for.", '"The same"'),
    ("a.hpp", "/// Reads q, and the same fields again.", ""),
    ("a.hpp", "/// Each day.\nint a;\n/// Those of one year.", '"Those"'),
    ("a.hpp", "/// Those who wait are told.", ""),
    ("a.md", "A script is kept. Likewise a style sheet.", '"Likewise"'),
    ("a.md", "## Behind nginx, with TLS", ""),
]


def self_test():
    failures = 0
    for name, text, expected in SELF_TEST_ROWS:
        errors = errors_of(name, text)
        if (expected not in errors[0] if errors else expected) if expected else errors:
            print(f"{text!r}: expected {expected or 'no error'!r}, got {errors}")
            failures += 1
    print(f"{len(SELF_TEST_ROWS)} rows, {failures} failures")
    return 1 if failures else 0


def main(arguments):
    if arguments == ["--self-test"]:
        return self_test()
    tree = read_tree(Path(arguments[0]) if arguments else Path(__file__).resolve().parent.parent)
    errors = [error for name, text in tree.items() for error in errors_of(name, text)]
    print(*errors, f"{len(tree)} files, {len(errors)} breaches", sep="\n")
    return 1 if errors or not tree else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
