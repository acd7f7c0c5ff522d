#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the man pages and completions that tracuu-manual writes as their users' programs do.

usage: manual_check.py PROGRAM TRACUU_MANUAL

Man pages with groff without a warning; completions by asking bash, zsh and fish. What is not
installed is named and left out.
"""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile


def run(*command, **options):
    return subprocess.run(command, capture_output=True, text=True, check=False, **options)


def fail(why):
    sys.exit(f"manual_check: {why}")


def check_pages(share, program):
    """A page for each command of the help, in both languages, without warnings."""
    overview = run(program, "--help", "--lang", "en").stdout
    for language in ("", "vi/"):
        folder = share / "man" / f"{language}man1"
        for page in sorted(folder.iterdir()):
            command = page.stem.removeprefix("tracuu").removeprefix("-")
            if command and not re.search(rf"^ +{re.escape(command)}\b", overview, re.MULTILINE):
                fail(f"{page.name}: the help has no command {command}")
            text = page.read_text()
            for name in re.findall(r"^ +(?:-\w, )?(--[\w-]+)",
                                   run(program, command or "--help", "--help", "--lang", "en").stdout,
                                   re.MULTILINE):
                if name.replace("-", "\\-") not in text:
                    fail(f"{page.name} lacks {name}")
            if shutil.which("groff"):
                said = run("groff", "-man", "-Tutf8", "-ww", "-z", "-K", "utf8", str(page)).stderr
                if said:
                    fail(f"{page.name}: {said}")
    return "man pages" if shutil.which("groff") else None


def check_bash(share):
    script = share / "bash-completion/completions/tracuu"
    asked = {
        ("tracuu", "se"): "search serve",
        ("tracuu", "search", "--so"): "--sort",
        ("tracuu", "search", "--sort", "new"): "newest",
        ("tracuu", "search", "--sort", "=", "old"): "oldest",
        ("tracuu", "help", "exp"): "explain explain-page export",
        ("tracuu", "index", "bas"): "base",
    }
    for words, wanted in asked.items():
        quoted = " ".join(f"'{word}'" for word in words)
        answer = run("bash", "-c", f"compopt() {{ :; }}; source {script}; COMP_WORDS=({quoted}); "
                     f"COMP_CWORD={len(words) - 1}; _tracuu; echo ${{COMPREPLY[*]}}",
                     cwd=share / "folders")
        if sorted(answer.stdout.split()) != sorted(wanted.split()) or answer.stderr:
            fail(f"bash: {words}: {answer.stdout!r} {answer.stderr!r}")
    return "bash"


def check_fish(share):
    if not shutil.which("fish"):
        return None
    script = share / "fish/vendor_completions.d/tracuu.fish"
    for line, wanted in {"tracuu se": "search serve", "tracuu search --sort new": "newest",
                         "tracuu search --so": "--sort", "tracuu index bas": "base/"}.items():
        answer = run("fish", "--no-config", "-c", f"source {script}; complete -C {line!r}",
                     cwd=share / "folders")
        found = {each.split("\t")[0] for each in answer.stdout.splitlines()}
        if found != set(wanted.split()) or answer.stderr:
            fail(f"fish: {line}: {answer.stdout!r} {answer.stderr!r}")
    return "fish"


def check_zsh(share):
    """A terminal is needed to complete; the function is called with _arguments and its like noted."""
    if not shutil.which("zsh"):
        return None
    script = share / "zsh/vendor-completions/_tracuu"
    noted = ("_arguments() { print -r -- $@ >&2; state=rest; line=(search); }; "
             "_describe() { print -r -- $commands >&2; }; ")
    answer = run("zsh", "-f", "-c", noted + f"source {script}; _tracuu_commands")
    for wanted in ("--sort[", "(relevance newest oldest)", "explain-page:"):
        if wanted not in answer.stderr.replace("oldest relevance newest", "relevance newest oldest").replace(
                "newest oldest relevance", "relevance newest oldest"):
            fail(f"zsh: no {wanted!r} in {answer.stderr!r}")
    if answer.returncode != 0:
        fail(f"zsh: {answer.stderr}")
    return "zsh"


def main():
    program, manual = sys.argv[1:]
    with tempfile.TemporaryDirectory() as name:
        share = pathlib.Path(name)
        (share / "folders" / "base").mkdir(parents=True)
        subprocess.run([manual, name, "1.2.3", "2026-11-30"], check=True)
        read = [check_pages(share, program), check_bash(share), check_fish(share), check_zsh(share)]
    print("manual_check: read by", ", ".join(each for each in read if each))


main()
