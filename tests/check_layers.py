#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the sources, the CMake lists and docs/architecture.md against tests/doors.toml.

    check_layers.py [ROOT]       checks the tree below ROOT (default: this repository)
    check_layers.py --self-test  checks the checker against trees that must fail

Prints one line for each fault and returns 1 if there is any: an #include that goes against the
table, wings that include each other in a circle, a folder of more than MAX_MODULES modules, a source
that its wing's CMakeLists.txt does not name, a room whose CMake target links other rooms than the
table says, a wing without its section in docs/architecture.md, a comment or a document that names a
file that is not there. Needs only Python's standard library.
"""

import os
import re
import sys
import tomllib
from pathlib import Path

# These may include anything of ours, but by the same spelling.
FREE = ["bench", "tests"]
MAX_MODULES = 40
# Folders that are no part of the sources.
LEFT_OUT = {".git", "__pycache__", "build", "node_modules"}
SUFFIXES = (".hpp", ".cpp", ".h", ".cpp.in", ".hpp.in")
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(?:"([^"\n]+)"|<([^>\n]+)>)', re.MULTILINE)
# A file that a comment or a document names: "search/words/synonym.hpp", "synonym.hpp", "search/words/synonym".
NAMED_FILE = re.compile(r"(?<![\w/.<>:~{}$*-])((?:[\w-]+/)*[\w-]+\.(?:hpp|cpp|md|py|cmake|toml))(?![\w*{/-]|\.\w)")
KEYS = {"wings", "rooms", "doors", "inner_doors", "xapian"}
MAX_INNER_DOORS = 3


def room_of(path):
    return path.split("/", 1)[0]


def wing_of(path):
    return path.rpartition("/")[0]


def module_of(path):
    return path.rpartition("/")[2].split(".", 1)[0]


def is_source(path):
    return path.endswith(SUFFIXES)


def is_xapian(header):
    return header == "xapian.h" or header.startswith("xapian/")


def includes(text):
    """(quoted or None, angled or None) of each include of a source text."""
    return [(found[1], found[2]) for found in INCLUDE.finditer(text)]


def is_door(header, doors):
    row = doors.get(wing_of(header), {"doors": []})
    return row["doors"] == "all" or header.rpartition("/")[2] in row["doors"]


def is_inner_door(header, doors):
    inner = doors[wing_of(header)].get("inner_doors")
    return inner is None or header.rpartition("/")[2] in inner


def may_not(path, header, doors):
    """Why `path` may not include `header` of ours; empty if it may."""
    wing, other = wing_of(path), wing_of(header)
    if room_of(path) in FREE or wing == other:
        return ""
    row = doors[wing]
    if room_of(path) == room_of(header):
        if other not in row.get("wings", []):
            return f"{wing} may not include {other}"
        return "" if is_inner_door(header, doors) else f"it is no inner door of {other}"
    if room_of(header) not in row["rooms"]:
        return f"{wing} may not include {room_of(header)}"
    return "" if is_door(header, doors) else f"it is no door of {other}"


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


def include_errors(path, tree, doors):
    if wing_of(path) not in doors and room_of(path) not in FREE:
        return [f"{path}: {wing_of(path)} has no row in the table of doors"]
    xapian = doors.get(wing_of(path), {"xapian": "used"}).get("xapian", "")
    errors = []
    for quoted, angled in includes(tree[path]):
        header = quoted or angled
        if is_xapian(header):
            if xapian != "used":
                errors.append(f"{path}: {wing_of(path)} may not see {header}")
        elif quoted and quoted not in tree:
            errors.append(f'{path}: "{quoted}" does not start at the root of the repository')
        elif angled and angled in tree:
            errors.append(f"{path}: <{angled}> is ours: use quotes")
        elif quoted and (why := may_not(path, quoted, doors)):
            errors.append(f'{path}: must not include "{quoted}": {why}')
    if xapian == "hidden" and not errors:
        chain = xapian_chain(path, tree, set())
        if chain:
            errors.append(f"{path}: reaches xapian.h: {' -> '.join(chain)}")
    return errors


def table_errors(doors, tree):
    """Rows are in the order of building, name only what stands before them, and no door is a fiction."""
    errors = []
    earlier = []
    for wing, row in doors.items():
        errors += [f"doors: {wing}: unknown key {key}" for key in row.keys() - KEYS]
        errors += [f"doors: {wing}: {other} does not stand before it"
                   for other in row.get("wings", []) if other not in earlier]
        errors += [f"doors: {wing}: room {room} does not stand before it" for room in row["rooms"]
                   if not any(room_of(other) == room for other in earlier)]
        named = [] if row["doors"] == "all" else row["doors"]
        inner = row.get("inner_doors", [])
        errors += [f"doors: {wing}: there is no {header}" for header in named + inner
                   if f"{wing}/{header}" not in tree]
        if len(inner) > MAX_INNER_DOORS:
            errors.append(f"doors: {wing}: {len(inner)} inner doors; "
                          f"a wing that has such has {MAX_INNER_DOORS} at most")
        earlier.append(wing)
    return errors


def size_errors(tree):
    modules = {}
    for path in tree:
        if is_source(path) and room_of(path) not in FREE:
            modules.setdefault(wing_of(path), set()).add(module_of(path))
    return [f"{wing}: {len(names)} modules; a folder has {MAX_MODULES} at most"
            for wing, names in sorted(modules.items()) if len(names) > MAX_MODULES]


def cmake_errors(tree, doors):
    errors = []
    for wing in doors:
        lists = tree.get(f"{wing}/CMakeLists.txt", "")
        for path in sorted(tree):
            name = path.rpartition("/")[2]
            if wing_of(path) == wing and name.endswith((".hpp", ".cpp")):
                if not re.search(rf"(?<![\w/]){re.escape(name)}(?![\w])", lists):
                    errors.append(f"{path}: {wing}/CMakeLists.txt does not name it")
    for room in dict.fromkeys(map(room_of, doors)):
        linked = set(re.findall(r"\btracuu::(\w+)", room_target(tree, room)))
        asked = {other for wing, row in doors.items() if room_of(wing) == room
                 for other in row["rooms"]}
        if linked != asked:
            errors.append(f"{room}/CMakeLists.txt: links {sorted(linked)}, "
                          f"the table says {sorted(asked)}")
    return errors


def room_target(tree, room):
    found = re.search(r"tracuu_room\((.*?)\)", tree.get(f"{room}/CMakeLists.txt", ""), re.DOTALL)
    return found[1] if found else ""


def document_errors(tree, doors):
    """docs/architecture.md has a section a wing, and its table of doors is this one."""
    text = tree.get("docs/architecture.md", "")
    errors = [f"docs/architecture.md: no section “{wing}/”" for wing in doors
              if not re.search(rf"^#+ `{re.escape(wing)}/`", text, re.MULTILINE)]
    rows = dict(re.findall(r"^\| `([\w/]+)/` \| ([^|]*) \|", text, re.MULTILINE))
    for wing, row in doors.items():
        asked = row.get("wings", []) + row["rooms"]
        told = re.findall(r"`([\w/]+)`", rows.get(wing, ""))
        if sorted(told) != sorted(asked):
            errors.append(f"docs/architecture.md: {wing}/ may include {told}, "
                          f"the table says {asked}")
    return errors


def prose_of(path, text):
    """What of a file is written for people; nothing of the changelog, which tells of files of old."""
    if path.endswith(".md"):
        return "" if path == "CHANGELOG.md" else text
    if is_source(path):
        return "\n".join(re.findall(r"//.*", text))
    return "\n".join(re.findall(r"(?:^|\s)#.*", text))


def naming_errors(tree, doors):
    """Comments and documents name only files and folders that are there."""
    endings = set()
    stems = set()
    for path in tree:
        parts = path.split("/")
        endings.update("/".join(parts[i:]) for i in range(len(parts)))
        stems.update("/".join(parts[:i]) for i in range(1, len(parts)))
        stems.update((path, path.split(".", 1)[0]))
    rooms = "|".join(sorted(set(map(room_of, doors))))
    in_room = re.compile(rf"(?<![\w/.<>:~{{}}$*-])((?:{rooms})(?:/\w[\w.-]*)+)(?![\w*{{<])")
    errors = []
    for path, text in sorted(tree.items()):
        prose = prose_of(path, text)
        named = {name for name in NAMED_FILE.findall(prose) if name not in endings}
        named |= {name.rstrip(".-") for name in in_room.findall(prose)
                  if name.rstrip(".-") not in stems | endings}
        errors += [f"{path}: names {name}, which is not there" for name in sorted(named)]
    return errors


def find_errors(tree, doors):
    """`tree`: path from the root of the repository -> text, of every source, list and document; of
    other files the text is left empty."""
    errors = [error for path in sorted(tree) if is_source(path)
              for error in include_errors(path, tree, doors)]
    return (errors + table_errors(doors, tree) + size_errors(tree) + cmake_errors(tree, doors) +
            document_errors(tree, doors) + naming_errors(tree, doors))


def is_read(path):
    return is_source(path) or path.endswith((".md", "CMakeLists.txt", ".cmake"))


def read_tree(root):
    tree = {}
    for folder, folders, names in os.walk(root):
        inside = Path(folder).relative_to(root)
        folders[:] = [name for name in folders if name not in LEFT_OUT]
        for name in names:
            path = (inside / name).as_posix()
            tree[path] = (root / path).read_text(encoding="utf-8") if is_read(path) else ""
    return tree


SELF_TEST_DOORS = {
    "base": {"rooms": [], "doors": "all", "xapian": "hidden"},
    "store": {"rooms": ["base"], "doors": "all", "xapian": "used"},
    "search/syntax": {"rooms": ["base"], "doors": [], "inner_doors": ["query_ast.hpp"],
                      "xapian": "hidden"},
    "search/words": {"wings": ["search/syntax"], "rooms": ["base", "store"], "doors": []},
    "search": {"wings": ["search/words"], "rooms": ["base"], "doors": ["searcher.hpp"]},
    "cli": {"rooms": ["search"], "doors": [], "xapian": "hidden"},
}
SELF_TEST_TREE = {
    "base/error.hpp": "",
    "base/CMakeLists.txt": "tracuu_room(base HEADERS error.hpp)",
    "store/database.hpp": "#include <xapian.h>\n",
    "store/CMakeLists.txt": "tracuu_room(store HEADERS database.hpp PUBLIC tracuu::base)",
    "search/syntax/query_ast.hpp": '#include "base/error.hpp"\n',
    "search/syntax/lexer.hpp": '#include "search/syntax/query_ast.hpp"\n',
    "search/syntax/CMakeLists.txt": "tracuu_wing(search HEADERS query_ast.hpp lexer.hpp)",
    "search/words/word_reader.hpp": '#include "store/database.hpp"\n',
    "search/words/loop.hpp": '#include "search/words/loop.hpp"\n',
    "search/words/CMakeLists.txt": "tracuu_wing(search HEADERS word_reader.hpp loop.hpp)",
    "search/searcher.hpp": "#include <memory>\n",
    "search/CMakeLists.txt": "tracuu_room(search HEADERS searcher.hpp PUBLIC tracuu::base tracuu::store)",
    "cli/CMakeLists.txt": "tracuu_room(cli SOURCES main.cpp PUBLIC tracuu::search)",
    "cli/main.cpp": '#include "search/searcher.hpp"\n',
    "tests/cli/main_test.cpp": '#include "search/words/word_reader.hpp"\n#include <xapian.h>\n',
    "docs/architecture.md": "| `base/` | – |\n| `store/` | `base` |\n| `search/syntax/` | `base` |\n"
                            "| `search/words/` | `search/syntax` `base`, `store` |\n"
                            "| `search/` | `search/words` `base` |\n| `cli/` | `search` |\n"
                            "## `base/`\n## `store/`\n### `search/syntax/`\n### `search/words/`\n"
                            "## `search/`\n## `cli/`\n",
}

# (file, its text, part of the error it must give; "" = none)
SELF_TEST_ROWS = [
    ("base/error.hpp", "#include <string>", ""),
    ("base/error.hpp", '#include "store/database.hpp"', "base may not include store"),
    ("base/error.hpp", '#  include   "store/database.hpp"', "base may not include store"),
    ("base/error.hpp", '// #include "store/database.hpp"', ""),
    ("base/error.hpp", '#include "error.hpp"', "does not start at the root"),
    ("base/error.hpp", '#include "../base/error.hpp"', "does not start at the root"),
    ("base/error.hpp", '#include "base/missing.hpp"', "does not start at the root"),
    ("base/error.hpp", "#include <xapian.h>", "base may not see xapian.h"),
    ("base/error.hpp", "#include <xapian/query.h>", "base may not see xapian/query.h"),
    ("store/database.hpp", "#include <base/error.hpp>", "use quotes"),
    ("search/words/word_reader.hpp", '#include "search/syntax/query_ast.hpp"', ""),
    ("search/words/word_reader.hpp", '#include "search/syntax/lexer.hpp"',
     "no inner door of search/syntax"),
    ("search/words/word_reader.hpp", "#include <xapian.h>", "search/words may not see"),
    ("search/syntax/query_ast.hpp", '#include "search/words/word_reader.hpp"',
     "search/syntax may not include search/words"),
    ("search/syntax/query_ast.hpp", '#include "store/database.hpp"',
     "search/syntax may not include store"),
    ("search/searcher.hpp", '#include "search/syntax/query_ast.hpp"',
     "search may not include search/syntax"),
    ("cli/main.cpp", '#include "search/syntax/query_ast.hpp"', "no door of search/syntax"),
    ("cli/main.cpp", '#include "base/error.hpp"', "cli may not include base"),
    ("tests/cli/main_test.cpp", '#include "main.hpp"', "does not start at the root"),
    ("search/attic/old.hpp", "", "search/attic has no row"),
    ("search/words/CMakeLists.txt", "tracuu_wing(search HEADERS xword_reader.hpp loop.hpp)",
     "search/words/CMakeLists.txt does not name it"),
    ("cli/CMakeLists.txt", "tracuu_room(cli SOURCES main.cpp)", "the table says ['search']"),
    ("docs/architecture.md", SELF_TEST_TREE["docs/architecture.md"].replace("## `cli/`", ""),
     "no section “cli/”"),
    ("docs/architecture.md", SELF_TEST_TREE["docs/architecture.md"].replace("| `search` |", "| – |"),
     "cli/ may include []"),
    ("base/error.hpp", "// See search/words/word_reader.hpp, word_reader.hpp, search/words/loop.", ""),
    ("base/error.hpp", "// See word_writer.hpp.", "names word_writer.hpp"),
    ("base/error.hpp", "// See words/word_writer.hpp.", "names words/word_writer.hpp"),
    ("base/error.hpp", "// See search/words/attic.", "names search/words/attic"),
    ("base/error.hpp", 'open("word_writer.hpp"); // glass_*.hpp, <file>.md, https://a.example/b.md', ""),
    ("base/CMakeLists.txt", "# See docs/attic.md.\n" + SELF_TEST_TREE["base/CMakeLists.txt"],
     "names docs/attic.md"),
    ("README.md", "Read [this](docs/attic.md).", "names docs/attic.md"),
    ("README.md", "Read [this](docs/architecture.md).", ""),
    ("CHANGELOG.md", "docs/attic.md went.", ""),
]

# (wing, its row in the table, part of the error it must give)
SELF_TEST_TABLE_ROWS = [
    ("search/syntax", {"wings": ["search/words"], "rooms": ["base"], "doors": []},
     "search/words does not stand before it"),
    ("store", {"rooms": ["cli"], "doors": "all", "xapian": "used"}, "room cli does not stand before it"),
    ("search", {"wings": ["search/words"], "rooms": ["base"], "doors": ["old.hpp"]},
     "there is no old.hpp"),
    ("cli", {"rooms": ["search"], "doors": [], "may": []}, "unknown key may"),
    ("search/syntax", {"rooms": ["base"], "doors": [], "inner_doors": ["query_ast.hpp", "old.hpp"]},
     "there is no old.hpp"),
    ("search/syntax", {"rooms": ["base"], "doors": [], "inner_doors": ["query_ast.hpp"] * 4},
     "4 inner doors"),
]


def self_test():
    failures = []

    def expect(name, errors, expected):
        if not (any(expected in error for error in errors) if expected else not errors):
            failures.append(f"{name}: expected {expected or 'no error'!r}, got {errors}")

    expect("the tree of the self-test", find_errors(SELF_TEST_TREE, SELF_TEST_DOORS), "")
    for path, text, expected in SELF_TEST_ROWS:
        expect(f"{path} with {text!r}",
               find_errors({**SELF_TEST_TREE, path: text}, SELF_TEST_DOORS), expected)
    for wing, row, expected in SELF_TEST_TABLE_ROWS:
        expect(f"{wing} = {row}", find_errors(SELF_TEST_TREE, {**SELF_TEST_DOORS, wing: row}), expected)
    hidden = {**SELF_TEST_TREE, "search/searcher.hpp": '#include "search/words/word_reader.hpp"'}
    expect("xapian.h through two headers", find_errors(hidden, SELF_TEST_DOORS), "reaches xapian.h")
    crowd = {f"base/m{i}.hpp": "" for i in range(MAX_MODULES)}
    expect("a crowd", find_errors({**SELF_TEST_TREE, **crowd}, SELF_TEST_DOORS), "41 modules")
    rows = len(SELF_TEST_ROWS) + len(SELF_TEST_TABLE_ROWS) + 3
    print(*failures, f"{rows} rows, {len(failures)} failures", sep="\n")
    return 1 if failures else 0


def main(arguments):
    if arguments == ["--self-test"]:
        return self_test()
    root = Path(arguments[0]) if arguments else Path(__file__).resolve().parent.parent
    doors = tomllib.loads((root / "tests/doors.toml").read_text(encoding="utf-8"))
    tree = read_tree(root)
    errors = find_errors(tree, doors)
    print(*errors, f"{len(tree)} files, {len(errors)} faults", sep="\n")
    return 1 if errors or not tree else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
