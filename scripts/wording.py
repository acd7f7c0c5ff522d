#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Builds the tables of wording (data/tables/wording.tsv, terminal.tsv) into the program.

usage: wording.py keys TABLE HEADER            the keys, for checks while compiling
       wording.py texts TABLE SOURCE           the texts in both languages
       wording.py pages TABLE SOURCE TEMPLATE...  the templates in both languages, {{t.key}} filled in
       wording.py scripts TABLE FOLDER SCRIPT...  the pages' scripts with both texts in place of 't.key'

Of a table that is named terminal.tsv no text is markup, and what is made of it belongs to cli/wording.

Ends with an error on a table that can't be read and on a {{t.key}} or 't.key' that is not in it. Needs only
Python's standard library; tests/check_wording.py uses read_table() and expand().
"""
import json
import re
import sys
from pathlib import Path
from typing import NamedTuple

KEY = re.compile(r"[a-z0-9_]+(\.[a-z0-9_]+)+")
HOLE = re.compile(r"\{(\w+)\}")
ONLY_FOR_TEMPLATES = 99  # arguments
# Sentences that end, in English only, with what the code found, which it says in English.
ENGLISH_DETAIL = {"problem.address_encoding", "problem.form_encoding"}
USE = re.compile(r"\{\{t\.([^}]*)\}\}")
SCRIPT_USE = re.compile(r"'t\.([a-z0-9_.]+)'")


class Home(NamedTuple):
    """Where in the program the texts of a table are."""

    header: str
    namespace: str
    row_type: str
    keys_name: str
    texts_name: str
    is_markup_told: bool  # a text with markup has a key that ends with .html


PAGES_HOME = Home("base/wording.hpp", "base", "TextKeyRow", "kTextKeys", "kTexts", True)
TERMINAL_HOME = Home("cli/wording/say.hpp", "cli", "TerminalKeyRow", "kTerminalKeys",
                     "kTerminalTexts", False)


def home_of(table: str) -> Home:
    return TERMINAL_HOME if Path(table).name == "terminal.tsv" else PAGES_HOME


class Row(NamedTuple):
    key: str
    vietnamese: str
    english: str

    def arguments(self) -> int:
        """How many arguments C++ must give; more than it can where names, not numbers, are filled in."""
        holes = set(HOLE.findall(self.english))
        return len(holes) if all(hole.isdigit() for hole in holes) else ONLY_FOR_TEMPLATES


def read_table(text: str, home: Home = PAGES_HOME) -> tuple[list[Row], list[str]]:
    """The rows by key, and what is wrong with the table."""
    rows, errors = {}, []
    lines = [(at, line) for at, line in enumerate(text.split("\n"), 1) if line and line[0] != "#"]
    if not lines or lines[0][1] != "key\tvi\ten":
        return [], ["the first line that is no comment must be: key, vi, en"]
    for at, line in lines[1:]:
        row = Row(*line.split("\t")) if line.count("\t") == 2 else None
        if row is None:
            errors.append(f"line {at}: not three columns")
            continue
        if not KEY.fullmatch(row.key):
            errors.append(f"line {at}: not a key: {row.key}")
        if row.key in rows:
            errors.append(f"line {at}: {row.key} is there already")
        rows[row.key] = row
        errors += [f"line {at}: {row.key}: {why}" for why in row_errors(row, home)]
    return sorted(rows.values()), errors


def row_errors(row: Row, home: Home) -> list[str]:
    errors = []
    for text in (row.vietnamese, row.english):
        if not text or text != text.strip():
            errors.append("a text is missing, or has blanks at an end")
        if home.is_markup_told and not row.key.endswith(".html") and re.search(r'[<>&"]', text):
            errors.append("markup in a text whose key does not end with .html")
        if re.search(r"[{}]", HOLE.sub("", text)):
            errors.append("a brace that belongs to no {name}")
    holes = [sorted(set(HOLE.findall(text))) for text in (row.vietnamese, row.english)]
    if holes[0] != holes[1] and row.key not in ENGLISH_DETAIL:
        errors.append(f"the languages differ in what is filled in: {holes[0]}, {holes[1]}")
    numbers = [hole for hole in holes[1] if hole.isdigit()]
    if numbers != [str(at) for at in range(len(numbers))] or (numbers and len(numbers) < len(holes[1])):
        errors.append("numbers in braces must count from 0 and not be mixed with names")
    return errors


def expand(template: str, texts: dict[str, str]) -> str:
    """`template` with each {{t.key}} replaced by its text; {name} in that becomes {{name}}.

    Raises KeyError for a key that is not there.
    """
    return USE.sub(lambda use: HOLE.sub(r"{{\1}}", texts[use[1]]), template)


def expand_script(script: str, rows: dict[str, Row]) -> str:
    """`script` with each 't.key' replaced by its texts as two arguments: "Đóng", "Close".

    Raises KeyError for a key that is not there.
    """
    return SCRIPT_USE.sub(
        lambda use: ", ".join(json.dumps(text, ensure_ascii=False) for text in rows[use[1]][1:]), script)


def literal(text: str) -> str:
    return f'R"tracuu({text})tracuu"'


def keys_header(rows: list[Row], home: Home) -> str:
    lines = "".join(f'    {{"{row.key}", {row.arguments()}}},\n' for row in rows)
    return f"""// Made by scripts/wording.py from data/tables/.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace tracuu::{home.namespace} {{

struct {home.row_type} {{
  std::string_view key;
  std::size_t arguments;
}};

inline constexpr std::array<{home.row_type}, {len(rows)}> {home.keys_name}{{{{
{lines}}}}};

}}  // namespace tracuu::{home.namespace}
"""


def texts_source(rows: list[Row], home: Home) -> str:
    lines = "".join(f"    {{{literal(row.vietnamese)}, {literal(row.english)}}},\n" for row in rows)
    return f"""// Made by scripts/wording.py from data/tables/.
#include "{home.header}"

namespace tracuu::{home.namespace}::detail {{

base::BothTexts const {home.texts_name}[] = {{
{lines}}};

}}  // namespace tracuu::{home.namespace}::detail
"""


def template_name(path: Path) -> str:
    return "k" + "".join(word.capitalize() for word in path.stem.split("_")) + "Template"


def pages_source(rows: list[Row], templates: list[Path]) -> str:
    vietnamese = {row.key: row.vietnamese for row in rows}
    english = {row.key: row.english for row in rows}
    lines = []
    for path in templates:
        text = path.read_text(encoding="utf-8")
        try:
            both = [literal(expand(text, texts)) for texts in (vietnamese, english)]
        except KeyError as error:
            sys.exit(f"{path}: {{{{t.{error.args[0]}}}}} is not in the table of wording")
        lines.append(f"PageTemplate const {template_name(path)} = {{\n{both[0]},\n{both[1]}}};\n")
    return f"""// Made by scripts/wording.py from server/views/templates/ and data/tables/wording.tsv.
#include "server/views/embedded_files.hpp"

namespace tracuu::server {{

{"".join(lines)}
}}  // namespace tracuu::server
"""


def write_scripts(rows: list[Row], folder: Path, scripts: list[Path]) -> None:
    by_key = {row.key: row for row in rows}
    for path in scripts:
        try:
            write(folder / path.name, expand_script(path.read_text(encoding="utf-8"), by_key))
        except KeyError as error:
            sys.exit(f"{path}: 't.{error.args[0]}' is not in the table of wording")


def write(target: Path, text: str) -> None:
    """An unchanged file stays as it is: new texts of old keys compile no user of the keys again."""
    if target.exists() and target.read_text(encoding="utf-8") == text:
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")


def main() -> None:
    if len(sys.argv) < 4 or sys.argv[1] not in ("keys", "texts", "pages", "scripts"):
        sys.exit(__doc__)
    what, table, target, *templates = sys.argv[1:]
    home = home_of(table)
    rows, errors = read_table(Path(table).read_text(encoding="utf-8"), home)
    if errors:
        sys.exit("\n".join(f"{table}: {error}" for error in errors))
    if what == "scripts":
        write_scripts(rows, Path(target), [Path(path) for path in templates])
        return
    if what == "pages":
        text = pages_source(rows, [Path(path) for path in templates])
    else:
        text = keys_header(rows, home) if what == "keys" else texts_source(rows, home)
    write(Path(target), text)


if __name__ == "__main__":
    main()
