#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a search costs over HTTP: one connection, the answer cache off, ten hits with snippets.

    bench/bench_search.py --queries news.queries.jsonl \\
      --side new=build/release/cli/tracuu,new.db --side old=OLD/cli/tracuu,old.db

Each side is a program and an index that it can read: the program of today beside the one of before.
The rounds over the queries run in turn, so that a busy machine is busy for all. Median and 99th
percentile in milliseconds, and the ratio to the first side. Queries are the first twelve and the first
three syllables of those in the file, as typed and without marks.
"""

import argparse
import contextlib
import http.client
import json
import pathlib
import statistics
import time
import unicodedata
import urllib.parse

from running_server import RunningServer

KINDS = (("12 syllables", 12, False), ("12 syllables, no marks", 12, True),
         ("3 syllables", 3, False), ("3 syllables, no marks", 3, True))


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--queries", required=True, help="JSON Lines of id and text")
    parser.add_argument("--side", action="append", required=True, metavar="NAME=PROGRAM,DB")
    parser.add_argument("--count", type=int, default=500, help="queries, the first ones")
    parser.add_argument("--rounds", type=int, default=3, help="besides one to warm up")
    return parser.parse_args()


def without_marks(text):
    letters = unicodedata.normalize("NFD", text.lower()).replace("đ", "d")
    return "".join(c for c in letters if unicodedata.category(c) != "Mn")


def queries_of(kind, texts):
    _, syllables, unmarked = kind
    cut = [" ".join(text.split()[:syllables]) for text in texts]
    return [without_marks(text) for text in cut] if unmarked else cut


def ask(connection, query):
    """Milliseconds until the answer is here."""
    target = "/api/v1/search?q=" + urllib.parse.quote(query)
    begin = time.perf_counter()
    connection.request("GET", target)
    response = connection.getresponse()
    body = response.read()
    taken = (time.perf_counter() - begin) * 1000
    assert response.status == 200 and b'"hits"' in body, (response.status, query)
    return taken


def percentiles(times):
    times = sorted(times)
    return statistics.median(times), times[int(0.99 * (len(times) - 1))]


def main():
    arguments = parse_arguments()
    lines = pathlib.Path(arguments.queries).read_text().splitlines()[:arguments.count]
    texts = [json.loads(line)["text"] for line in lines]
    with contextlib.ExitStack() as stack:
        sides = {}
        for side in arguments.side:
            label, rest = side.split("=", 1)
            program, database = rest.rsplit(",", 1)
            server = stack.enter_context(RunningServer(program, database, "[cache]\nbytes = 0\n"))
            server.wait_until_idle()
            sides[label] = http.client.HTTPConnection("127.0.0.1", server.port)
        for kind in KINDS:
            queries = queries_of(kind, texts)
            times = {label: [] for label in sides}
            for turn in range(arguments.rounds + 1):
                for label, connection in sides.items():
                    taken = [ask(connection, query) for query in queries]
                    if turn > 0:
                        times[label] += taken
            first = None
            for label, taken in times.items():
                p50, p99 = percentiles(taken)
                first = first or (p50, p99)
                print(f"{kind[0]:24} {label:8} p50 {p50:6.2f}  p99 {p99:6.2f}"
                      f"  {p50 / first[0]:5.2f} {p99 / first[1]:5.2f}", flush=True)


if __name__ == "__main__":
    main()
