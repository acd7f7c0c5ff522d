#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the tables of wording (data/tables/wording.tsv, terminal.tsv) against the sources and templates that use them.

    check_wording.py [ROOT]       checks the tree below ROOT (default: this repository)
    check_wording.py --self-test  checks the checker against trees that must fail

Prints one line for each fault and returns 1 if there is any: a row that can't be read or lacks a
language, languages that differ in what is filled in, a key that nothing uses, a {{t.key}} that is not in
the table, a switch of language in a template ({{#vi}}, {{#en}}) that SWITCHES does not list, an address
that a template writes (server/urls/links.hpp writes them all), a text
that a source chooses by the language, a Vietnamese text in a source or script that should be in the table. (That C++
names only keys of the tables is checked by the compiler: base/wording.hpp, cli/wording/say.hpp.)
"""

import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "scripts"))
import wording  # noqa: E402

TABLE = "data/tables/wording.tsv"
TERMINAL_TABLE = "data/tables/terminal.tsv"  # used in cli/ only
TEMPLATES = "server/views/templates/"
ROOMS = ["base", "cli", "formats", "search", "server"]  # whose sources use the table
NO_VIETNAMESE = ["cli/", "search/api/", "server/"]  # all that they say to readers is in the table

# Switches by structure, not by wording: links and forms of the English pages carry lang=en.
SWITCHES = {
    "announcement.mustache": ["{{#en}}"],
    "compare.mustache": ["{{#en}}"],
    "number_form.mustache": ["{{#en}}"],
    "search_form.mustache": ["{{#en}}"],
    "top.mustache": ["{{#vi}}", "{{#en}}"],
}
LANGUAGE_TAGS = "base/language.hpp"  # "vi" or "en"
# Vietnamese that is not wording: names, queries, what is one in all languages.
KEPT_VIETNAMESE = {
    "Tra Cứu",
    "Tra Cứu ",
    "(không có tiêu đề)",  # in feeds, which have no language of their own for one entry
    "số:",
    "số:{0} -viện_dẫn:{0}",
    "viện_dẫn:",
    "thủ tục cấp giấy khai sinh",
    "119/QĐ-UBND",
    "phòng chống dịch",
    "nông thôn mới",
    "sửa chữa đê",
    'only this type of document: QĐ, \\"quyết định\\"',
}

ADDRESS = re.compile(r'\b(?:href|src|action|formaction)="/[^"]*"')
SWITCH = re.compile(r"\{\{[#^](?:vi|en)\}\}")
CHOICE = re.compile(r"(?:[eE]nglish(?:\(\))?|Language::Vietnamese)\s*\)?\s*\?\s*\(?\s*\"")
COMMENT = re.compile(r"//[^\n]*")
SCRIPT_LITERAL = re.compile(r"'((?:[^'\\\n]|\\.)*)'")
LITERAL = re.compile(r'"((?:[^"\\\n]|\\.)*)"')
VIETNAMESE = re.compile(r"[À-ỹ]")


def line_of(text, at):
    return text.count("\n", 0, at) + 1


def is_source(path):
    return path.endswith((".cpp", ".hpp")) and path.split("/", 1)[0] in ROOMS


def template_errors(path, text, keys):
    errors = [f"{path}:{line_of(text, use.start())}: {use[0]} is not in the table"
              for use in wording.USE.finditer(text) if use[1] not in keys]
    errors += [f"{path}:{line_of(text, found.start())}: {found[0]}: server/urls/links.hpp writes addresses"
               for found in ADDRESS.finditer(text)]
    switches = SWITCH.findall(text)
    allowed = SWITCHES.get(path.removeprefix(TEMPLATES), [])
    if switches != allowed:
        errors.append(f"{path}: switches of language: {switches}, listed are: {allowed}")
    return errors


def script_errors(path, text, keys):
    text = COMMENT.sub("", text)
    errors = [f"{path}:{line_of(text, use.start())}: {use[0]} is not in the table"
              for use in wording.SCRIPT_USE.finditer(text) if use[1] not in keys]
    return errors + [f"{path}:{line_of(text, found.start())}: put '{found[1]}' in the table"
                     for found in SCRIPT_LITERAL.finditer(text) if VIETNAMESE.search(found[1])]


def source_errors(path, text):
    text = COMMENT.sub("", text)
    errors = [f"{path}:{line_of(text, choice.start())}: a text chosen by the language: put it in the table"
              for choice in CHOICE.finditer(text) if path != LANGUAGE_TAGS]
    if path.startswith(tuple(NO_VIETNAMESE)):
        errors += [f'{path}:{line_of(text, found.start())}: put "{found[1]}" in the table'
                   for found in LITERAL.finditer(text)
                   if VIETNAMESE.search(found[1]) and found[1] not in KEPT_VIETNAMESE]
    return errors


def check(tree):
    """The faults of a tree: a dictionary of texts by path."""
    rows, errors = wording.read_table(tree[TABLE])
    errors = [f"{TABLE}: {error}" for error in errors]
    keys = {row.key for row in rows}
    used, in_terminal = set(), set()
    for path, text in tree.items():
        if path.endswith(".js"):
            errors += script_errors(path, text, keys)
            used |= {use[1] for use in wording.SCRIPT_USE.finditer(text)}
        elif path.startswith(TEMPLATES):
            errors += template_errors(path, text, keys)
            used |= {use[1] for use in wording.USE.finditer(text)}
        elif is_source(path):
            errors += source_errors(path, text)
            literals = {found[1] for found in LITERAL.finditer(COMMENT.sub("", text))}
            used |= literals
            in_terminal |= literals if path.startswith("cli/") else set()
    return errors + terminal_errors(tree.get(TERMINAL_TABLE, TERMINAL_HEAD), in_terminal) + [
        f"{TABLE}: nothing uses {key}" for key in sorted(keys - used)]


def terminal_errors(table, used):
    """The faults of the terminal's table, and what of it nothing among `used` names (errors are found by
    their text, cli/wording/error_text.cpp)."""
    rows, errors = wording.read_table(table, wording.TERMINAL_HOME)
    return [f"{TERMINAL_TABLE}: {error}" for error in errors] + [
        f"{TERMINAL_TABLE}: nothing uses {row.key}" for row in rows
        if row.key not in used and not row.key.startswith("error.")]


def read_tree(root):
    paths = [root / TABLE, root / TERMINAL_TABLE, *(root / TEMPLATES).glob("*.mustache"),
             *(root / TEMPLATES).glob("*.js")]
    for room in ROOMS:
        paths += [path for path in (root / room).rglob("*") if is_source(path.relative_to(root).as_posix())]
    return {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in paths}


HEAD = TERMINAL_HEAD = "key\tvi\ten\n"
GOOD = {
    TABLE: "# about\n" + HEAD + "a.b\tTìm\tSearch\n\nc.d\t{0} từ {1}\t{1}: {0}\ne.html\t<b>{x}</b>\t{x}\n",
    TEMPLATES + "home.mustache": "<p>{{t.a.b}} {{t.e.html}}</p>",
    TEMPLATES + "top.mustache": "{{#vi}}{{/vi}}{{#en}}{{/en}}",
    "server/views/page.cpp": '// "Tìm"\ntext = wording("c.d", language, one, is_english ? two : three);',
}
BAD = [
    ("a language is missing", TABLE, HEAD + "a.b\tTìm\t\n", "missing"),
    ("two columns", TABLE, HEAD + "a.b\tTìm\n", "three columns"),
    ("no heading", TABLE, "a.b\tTìm\tSearch\n", "first line"),
    ("a key twice", TABLE, HEAD + "a.b\tTìm\tSearch\na.b\tTìm\tSearch\n", "there already"),
    ("a key in capitals", TABLE, HEAD + "A.b\tTìm\tSearch\n", "not a key"),
    ("an argument in one language only", TABLE, HEAD + "a.b\tTìm {0}\tSearch\n", "differ"),
    ("another name", TABLE, HEAD + "a.b\tTìm {what}\tSearch {which}\n", "differ"),
    ("numbers with a gap", TABLE, HEAD + "a.b\tTìm {1}\tSearch {1}\n", "count from 0"),
    ("a lonely brace", TABLE, HEAD + "a.b\tTìm {\tSearch\n", "brace"),
    ("markup in plain text", TABLE, HEAD + "a.b\t<b>Tìm</b>\tSearch\n", "markup"),
    ("an unused key", TABLE, GOOD[TABLE] + "f.g\tTìm\tSearch\n", "nothing uses f.g"),
    ("an unused key of the terminal", TERMINAL_TABLE, HEAD + "f.g\tTìm\tSearch\n", "nothing uses f.g"),
    ("a language is missing in the terminal", TERMINAL_TABLE, HEAD + "a.b\tTìm\t\n", "missing"),
    ("an unknown key", TEMPLATES + "home.mustache", "{{t.a.c}} {{t.a.b}} {{t.e.html}}", "{{t.a.c}} is not"),
    ("an address", TEMPLATES + "home.mustache", '<a href="/kho">{{t.a.b}}</a>{{t.e.html}}', "writes addresses"),
    ("an unknown key of a script", TEMPLATES + "search.js", "text('t.a.c')", "'t.a.c' is not"),
    ("a text of a script", TEMPLATES + "search.js", "text('Tìm', 'Search')", "put 'Tìm'"),
    ("a switch", TEMPLATES + "home.mustache", "{{t.a.b}}{{t.e.html}}{{#vi}}x{{/vi}}", "switches"),
    ("a listed switch is gone", TEMPLATES + "top.mustache", "{{#en}}{{/en}}", "switches"),
    ("a text by language", "cli/run.cpp", 'line += english ? "Sites" : "Sites";', "chosen by"),
    ("a text by language, in brackets", "cli/run.cpp", 'x = (is_english() ? ("a") : "b");', "chosen by"),
    ("a text by a comparison", "formats/x.cpp", 'language == Language::English ? "a" : "b"', "chosen by"),
    ("a Vietnamese text", "server/http/x.cpp", 'return "Không có";', "put \"Không có\""),
]


def self_test():
    failures = [f"a good tree fails: {error}" for error in check(GOOD)]
    for why, path, text, expected in BAD:
        errors = check({**GOOD, path: text})
        if not any(expected in error for error in errors):
            failures.append(f"{why}: no fault with '{expected}' in {errors}")
    return failures


def main():
    if sys.argv[1:] == ["--self-test"]:
        faults = self_test()
    else:
        root = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent.parent
        faults = check(read_tree(root))
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
