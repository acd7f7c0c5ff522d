#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs each writer under limits of memory and looks how it ends.

usage: memory_limits.py PROGRAM [--steps 8] [--from-mb 80] [--to-mb 500] [--announcements 150]
                        [--writers full,xapian,update,merge,serve]

Writers: a full build, one through Xapian, an update in place, one by a merge, and `serve` with changes put into its index while searches
are asked. Each runs once under each limit of address space (RLIMIT_AS). Clean ends are: all done (0; `serve`: it
answers and stops when told), or the lack of memory told by code 7. A signal is a failure, and so is an index that
`check` finds damaged or that holds neither what it held before nor all that was to be written. Prints a table.
"""
import argparse
import http.client
import json
import pathlib
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import threading

from served import Served

LOADER_FAILED = 127
TOLD = 7
STARTS = "b c d g h k l m n p r s t v x th tr ch nh ng ph kh".split()
VOWELS = "a ă â e ê i o ô ơ u ư".split()
ENDS = ["", "n", "m", "t", "c", "p", "ng", "nh", "i"]


def limit_to(megabytes):
    """For Popen: what its child does before it becomes the program."""

    def limit():
        resource.setrlimit(resource.RLIMIT_AS, (megabytes * 1_000_000,) * 2)

    return limit


def announcements(count, edition, words=600):
    """Texts of words that hardly repeat: what costs a writer most."""
    chance = random.Random(edition)
    syllables = [start + vowel + end for start in STARTS for vowel in VOWELS for end in ENDS]
    for number in range(count):
        body = " ".join(chance.choice(syllables) for _ in range(words))
        yield {"id": f"m-{number}", "title": f"Bản {edition} số {number}", "body": body}


class Writers:
    def __init__(self, program, folder, count):
        self.program = program
        self.folder = folder
        self.count = count
        self.sources = [folder / f"edition-{edition}.jsonl" for edition in (1, 2)]
        for edition, source in enumerate(self.sources, 1):
            lines = (json.dumps(one, ensure_ascii=False) for one in announcements(count, edition))
            source.write_text("\n".join(lines) + "\n", encoding="utf-8")
        self.before = folder / "before.db"
        self.run(["index", self.sources[0], "--db", self.before])

    def run(self, arguments, **more):
        return subprocess.run([self.program, *map(str, arguments)], capture_output=True, text=True, **more)

    def fresh_index(self):
        index = self.folder / "index.db"
        shutil.rmtree(index, ignore_errors=True)
        shutil.copytree(self.before, index)
        return index

    def fault_of(self, index):
        """What is wrong with the index; empty: nothing."""
        checked = self.run(["check", "--db", index])
        if checked.returncode != 0:
            return f"check: {checked.returncode} {checked.stdout[-200:]} {checked.stderr[-200:]}"
        exported = self.run(["export", "--db", index])
        titles = [json.loads(line)["title"] for line in exported.stdout.splitlines()]
        editions = [sum(title.startswith(f"Bản {edition} ") for title in titles) for edition in (1, 2)]
        if sum(editions) < self.count:
            return f"holds {editions} of {self.count}"
        return ""

    def index(self, megabytes, *options):
        index = self.fresh_index()
        ended = self.run(["index", self.sources[1], "--db", index, *options], preexec_fn=limit_to(megabytes))
        text = f"code {ended.returncode}"
        if ended.returncode == LOADER_FAILED:
            return "does not start", ""
        if ended.returncode not in (0, TOLD):
            return text, f"ended with {ended.returncode}: {ended.stderr[-300:]}"
        if ended.returncode == TOLD and "memory" not in ended.stderr:
            return text, f"does not tell the lack of memory: {ended.stderr[-300:]}"
        return text, self.fault_of(index)

    def serve(self, megabytes):
        index = self.fresh_index()
        log = open(self.folder / "serve.log", "w+", encoding="utf-8")
        program = self.folder / "limited"
        program.write_text(f'#!/bin/sh\n[ "$1" = serve ] && ulimit -v {megabytes * 1000}\nexec "{self.program}" "$@"\n')
        program.chmod(0o755)
        try:
            served = Served(program, self.folder, index, stderr=log)
        except AttributeError:  # it never listened
            log.seek(0)
            said = log.read()
            clean = "memory" in said or "shared object" in said or "thread" in said
            return "does not start", "" if clean else f"does not start: {said[-300:]}"
        statuses = {}
        guard = threading.Lock()

        def ask(method, target, body=None):
            status = "none"
            try:
                connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=30)
                connection.request(method, target, body, {"Authorization": "Bearer " + served.token})
                status = connection.getresponse().status
                connection.close()
            except (OSError, http.client.HTTPException):
                pass
            with guard:
                statuses[status] = statuses.get(status, 0) + 1

        def search():
            for number in range(30):
                ask("GET", f"/api/v1/search?q=ban+{number % 2 + 1}+so+{number}")

        searching = threading.Thread(target=search)
        searching.start()
        for one in announcements(self.count, 2):
            ask("PUT", f"/api/v1/announcements/{one['id']}", json.dumps(one).encode())
        big = {"title": "Lớn", "body": " ".join(one["body"] for one in announcements(self.count, 3))}
        ask("PUT", "/api/v1/announcements/big", json.dumps(big).encode())
        searching.join()
        has_ended = served.process.poll()
        code = served.stop() if has_ended is None else has_ended
        text = f"code {code}, answers {dict(sorted(statuses.items(), key=str))}"
        if has_ended is not None and code != TOLD or code not in (0, TOLD):
            log.seek(0)
            return text, f"ended with {code}: {log.read()[-300:]}"
        odd = [status for status in statuses if status not in (200, 202, 413, 500, 503, 507, "none")]
        return text, f"odd answers: {odd}" if odd else self.fault_of(index)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--steps", type=int, default=8)
    parser.add_argument("--from-mb", type=int, default=80)
    parser.add_argument("--to-mb", type=int, default=500)
    parser.add_argument("--announcements", type=int, default=150)
    parser.add_argument("--writers", default="full,xapian,update,merge,serve")
    options = parser.parse_args()
    faults = 0
    with tempfile.TemporaryDirectory() as folder:
        writers = Writers(options.program, pathlib.Path(folder), options.announcements)
        runs = {
            "full": lambda limit: writers.index(limit, "--rebuild"),
            "xapian": lambda limit: writers.index(limit, "--rebuild", "--through-xapian"),
            "update": lambda limit: writers.index(limit, "--merge", "never"),
            "merge": lambda limit: writers.index(limit, "--merge", "always"),
            "serve": writers.serve,
        }
        for name in options.writers.split(","):
            for step in range(options.steps):
                share = step / max(1, options.steps - 1)
                limit = round(options.from_mb * (options.to_mb / options.from_mb) ** share)
                said, fault = runs[name](limit)
                print(f"{name:7} {limit:5} MB  {said}  {'FAULT: ' + fault if fault else ''}", flush=True)
                faults += bool(fault)
    print(f"{faults} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
