#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What an index of some size takes: disk, memory, processor time. docs/sizing.md has its tables.

    bench/bench_sizing.py --program build/release/cli/tracuu --docs articles.jsonl --documents 10000 100000

For each number, the first documents of the file (JSON Lines, not packed) are indexed with two workers, updated
with one changed in a hundred, backed up, and served. Memory of the service is its own, at the start and after
searches for some words of titles, with facets and without the cache of answers. Times are of the processor, so
that other work on the machine counts little.
"""
import argparse
import http.client
import itertools
import json
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse

from running_server import RunningServer

SETTINGS = "[cache]\nbytes = 0\n[limits]\nrequests_per_second = 0\n"


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--program", required=True, help="the tracuu to measure")
    parser.add_argument("--docs", required=True, type=pathlib.Path, help="announcements, JSON Lines")
    parser.add_argument("--documents", type=int, nargs="+", required=True, help="how many, several times")
    parser.add_argument("--searches", type=int, default=2000, help="that the service answers")
    parser.add_argument("--folder", help="where indexes are made; a new one in the system's if not given")
    return parser.parse_args()


def run(arguments):
    """(processor seconds, wall seconds, peak MB) of a program and its children."""
    begin = time.monotonic()
    process = subprocess.Popen([str(each) for each in arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"{arguments}: status {status}")
    return usage.ru_utime + usage.ru_stime, time.monotonic() - begin, usage.ru_maxrss / 1024


def folder_mb(folder):
    return sum(each.stat().st_size for each in folder.rglob("*") if each.is_file()) / 1e6


def anonymous_mb(pid):
    """Its own memory; pages of the index, which the system keeps and can give away, do not count."""
    status = pathlib.Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    return int(re.search(r"RssAnon:\s+(\d+) kB", status).group(1)) / 1024


def first_documents(source, count, target, changed=0):
    """Writes the first `count` lines; one of a hundred of them changed, if asked. Returns text bytes and titles."""
    text, titles = 0, []
    with source.open(encoding="utf-8") as lines, target.open("w", encoding="utf-8") as out:
        for at, line in enumerate(itertools.islice(lines, count)):
            announcement = json.loads(line)
            if changed and at % 100 == 0:
                announcement["title"] = announcement.get("title", "") + " sửa đổi"
            text += sum(len(str(announcement.get(key, "")).encode()) for key in ("title", "abstract", "body", "text"))
            titles.append(announcement.get("title", ""))
            out.write(json.dumps(announcement, ensure_ascii=False) + "\n")
    return text, titles


def search_all(port, queries, threads=2):
    shares = [queries[i::threads] for i in range(threads)]

    def ask(share):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        for query in share:
            connection.request("GET", "/api/v1/search?facets=site,year&q=" + urllib.parse.quote(query))
            answer = connection.getresponse()
            answer.read()
            if answer.status != 200:
                sys.exit(f"{query!r}: {answer.status}")

    workers = [threading.Thread(target=ask, args=(share,)) for share in shares]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()


def queries_of(titles, count):
    """Two to five words in a row of titles."""
    chosen = random.Random(1)
    queries = []
    for title in chosen.choices([title for title in titles if len(title.split()) >= 5], k=count):
        words = title.split()
        length = chosen.randint(2, 5)
        begin = chosen.randint(0, len(words) - length)
        queries.append(" ".join(words[begin:begin + length]))
    return queries


def measure(arguments, count, folder):
    source, index = folder / "docs.jsonl", folder / "index.db"
    text, titles = first_documents(arguments.docs, count, source)
    built = run([arguments.program, "index", source, "--db", index, "--workers", 2])
    size = folder_mb(index)
    first_documents(arguments.docs, count, source, changed=1)
    updated = run([arguments.program, "index", source, "--db", index, "--workers", 2])
    saved = run([arguments.program, "backup", folder / "backup.db", "--db", index])
    with RunningServer(arguments.program, index, SETTINGS) as server:
        server.wait_until_idle()
        at_start = anonymous_mb(server.process.pid)
        begin = server.processor_seconds()
        search_all(server.port, queries_of(titles, arguments.searches))
        after = anonymous_mb(server.process.pid)
        each_ms = (server.processor_seconds() - begin) * 1000 / arguments.searches
    print(f"| {count:,} | {text / 1e6:,.0f} | {size:,.0f} | {built[0]:,.0f} | {built[2]:,.0f} | {updated[0]:,.0f} | "
          f"{updated[2]:,.0f} | {saved[0]:,.0f} | {at_start:,.0f} | {after:,.0f} | {each_ms:.1f} |", flush=True)


def main():
    arguments = parse_arguments()
    print("| documents | text MB | index MB | built, s | peak MB | 1 % changed, s | peak MB | backup, s | "
          "service MB | … after searches | ms a search |")
    print("|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|", flush=True)
    for count in arguments.documents:
        with tempfile.TemporaryDirectory(dir=arguments.folder) as name:
            measure(arguments, count, pathlib.Path(name))


main()
