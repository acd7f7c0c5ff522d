#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What it costs a search that queries are counted, and that a webmaster's rules are looked at.

    bench/bench_counting.py --program build/release/cli/tracuu --db vn.db --queries QUERIES.jsonl [--rounds 5]

Serves the index four ways, without the cache of answers: neither; `log.queries`; 1,000 rules (best bets, synonyms,
alerts) that none of the queries meets; both. All run side by side, and each query ("text" of a line) goes to each of
them before the next one does, in an order that turns, so that what else the machine does meets all alike. Tells the median
and the 99th percentile of a request on one connection, the server's processor time a request, and the ratios to "neither";
fails if not all searches were counted.
"""
import argparse
import contextlib
import http.client
import json
import pathlib
import statistics
import subprocess
import tempfile
import time
import urllib.parse

from running_server import RunningServer

RULES = 1_000


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--program", required=True, help="the tracuu to measure")
    parser.add_argument("--db", required=True, help="folder of an index")
    parser.add_argument("--queries", required=True, help="JSON Lines with \"text\"")
    parser.add_argument("--rounds", type=int, default=5, help="how often all queries are asked")
    parser.add_argument("--most", type=int, default=500, help="queries of the file")
    return parser.parse_args()


def write_rules(file):
    """Rules whose words no query has."""
    kinds = ('[[best_bet]]\nqueries = ["{0}"]\nlinks = [{{ title = "A", address = "https://a.example/{1}" }}]\n',
             '[[synonym]]\nwords = "{0}"\nalso = ["{0} z"]\n',
             '[[alert]]\ntext = "A"\nqueries = ["{0}"]\n')
    file.write_text("".join(kinds[n % 3].format(f"qzx{n} wvk{n}", n) for n in range(RULES)), encoding="utf-8")


class Way:
    """One way to serve, with the times of its answers."""

    def __init__(self, name, arguments, folder, until, counts=False, has_rules=False):
        self.name = name
        self.log = folder / f"{name}.sqlite"
        settings = "[cache]\nbytes = 0\n"
        if counts:
            settings += f'[log]\nqueries = true\nqueries_file = "{self.log}"\nmin_count = 1\n'
        if has_rules:
            settings += f'[search]\ncuration = "{folder}/rules.toml"\n'
        self.counts = counts
        self.server = until.enter_context(RunningServer(arguments.program, arguments.db, settings))
        self.connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=60)
        self.times = []

    def ask(self, target):
        begin = time.perf_counter()
        self.connection.request("GET", target)
        answer = self.connection.getresponse()
        answer.read()
        self.times.append(time.perf_counter() - begin)
        assert answer.status == 200, (self.name, target, answer.status)

    def counted(self, program):
        told = subprocess.run([program, "queries", "--file", self.log, "--json"], capture_output=True, text=True, check=True)
        return json.loads(told.stdout)["total"]["searches"]


def row(way, processor, neither):
    times = [way.times, neither.times]
    median, median_of_neither = (statistics.median(one) * 1000 for one in times)
    worst, worst_of_neither = (statistics.quantiles(one, n=100)[98] * 1000 for one in times)
    share = processor[way.name] / processor[neither.name]
    return (f"{way.name:10} {median:8.3f} {worst:8.3f} {processor[way.name] / len(way.times) * 1000:8.3f}"
            f"   {median / median_of_neither:6.3f} {worst / worst_of_neither:6.3f} {share:6.3f}")


def main():
    arguments = parse_arguments()
    lines = pathlib.Path(arguments.queries).read_text(encoding="utf-8").splitlines()[:arguments.most]
    targets = ["/api/v1/search?" + urllib.parse.urlencode({"q": json.loads(line)["text"]}) for line in lines]
    with tempfile.TemporaryDirectory(prefix="tracuu-bench-") as name, contextlib.ExitStack() as until:
        folder = pathlib.Path(name)
        write_rules(folder / "rules.toml")
        ways = [Way("neither", arguments, folder, until), Way("counted", arguments, folder, until, counts=True),
                Way("rules", arguments, folder, until, has_rules=True),
                Way("both", arguments, folder, until, counts=True, has_rules=True)]
        for way in ways:
            way.server.wait_until_idle()
            for target in targets:  # what is read of the index is in memory from here on
                way.ask(target)
            way.times.clear()
        before = {way.name: way.server.processor_seconds() for way in ways}
        for turn in range(arguments.rounds):
            for at, target in enumerate(targets):
                for step in range(len(ways)):
                    ways[(turn + at + step) % len(ways)].ask(target)
        processor = {way.name: way.server.processor_seconds() - before[way.name] for way in ways}
        print(f"{len(targets)} queries, {arguments.rounds} rounds; ms: median, 99 %, processor; and their ratios")
        for way in ways:
            print(row(way, processor, ways[0]))
        time.sleep(3)  # the counts are written once a second
        asked = len(targets) * (arguments.rounds + 1)
        for way in ways:
            if way.counts and way.counted(arguments.program) < asked * 0.9:  # some queries are of the same words
                raise SystemExit(f"{way.name}: {way.counted(arguments.program)} of {asked} searches were counted")


if __name__ == "__main__":
    main()
