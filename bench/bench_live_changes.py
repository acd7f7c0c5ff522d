#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Changes over HTTP to an index that is being searched: how many a second, how soon they are found,
and what searches take beside them.

    bench/bench_live_changes.py --program build/release/cli/tracuu --db big.db --docs new.jsonl

Works on a copy of the index (--work: where). Puts the announcements of --docs, --rate a second
(0: as fast as they are taken) for --seconds, over --connections; each PUT that is acknowledged is on
the disk. Once a second one of them holds a word of its own, and that is searched for until it is found.
Searches (single titles of --docs, cache off) run on one connection, before and beside the PUTs.
Sustained means that what waits in the end is not more than a second's changes: the time until all is
committed counts.
"""

import argparse
import http.client
import json
import pathlib
import re
import shutil
import statistics
import subprocess
import tempfile
import threading
import time
import urllib.parse


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--db", required=True)
    parser.add_argument("--docs", required=True, help="JSON Lines")
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--rate", type=float, default=300, help="PUTs a second; 0: as many as are taken")
    parser.add_argument("--connections", type=int, default=4)
    parser.add_argument("--work", default=None, help="folder for the copy")
    return parser.parse_args()


class Service:
    def __init__(self, program, folder, index):
        made = subprocess.run([program, "token", "bench"], check=True, capture_output=True, text=True)
        self.token = re.search(r"[0-9a-f]{64}", made.stderr).group()
        (folder / "tokens").write_text(made.stdout, encoding="utf-8")
        config = folder / "bench.toml"
        config.write_text(f'index = "{index}"\n[listen]\nport = 0\n[changes]\ntokens = "tokens"\n'
                          "[cache]\nbytes = 0\n[limits]\nrequests_per_second = 0\n", encoding="utf-8")
        self.process = subprocess.Popen([program, "serve", "--config", config], stdout=subprocess.PIPE, text=True)
        self.port = int(re.search(r":(\d+)/", self.process.stdout.readline()).group(1))

    def connect(self):
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)


def search(connection, words):
    connection.request("GET", "/api/v1/search?q=" + urllib.parse.quote(words))
    answer = connection.getresponse()
    body = answer.read()
    if answer.status != 200:
        raise SystemExit(f"search: {answer.status} {body[:200]}")
    return json.loads(body)


def searches(service, queries, stop):
    """Milliseconds of each search, one after the other, until `stop` is set."""
    connection = service.connect()
    took = []
    while not stop.is_set():
        begin = time.perf_counter()
        search(connection, queries[len(took) % len(queries)])
        took.append(1000 * (time.perf_counter() - begin))
    return took


def searched_for(service, queries, seconds):
    stop = threading.Event()
    threading.Timer(seconds, stop.set).start()
    return searches(service, queries, stop)


class Puts:
    def __init__(self, service, documents, rate):
        self.service, self.documents, self.rate = service, documents, rate
        self.guard = threading.Lock()
        self.next, self.taken, self.refused, self.took = 0, 0, 0, []
        self.begin = time.perf_counter()

    def run(self, stop):
        connection = self.service.connect()
        while not stop.is_set():
            with self.guard:
                number = self.next
                self.next += 1
            if self.rate > 0:
                time.sleep(max(0, self.begin + number / self.rate - time.perf_counter()))
            document = dict(self.documents[number % len(self.documents)], id=f"live-{number}")
            begin = time.perf_counter()
            status = put(connection, self.service, document)
            with self.guard:
                self.took.append(1000 * (time.perf_counter() - begin))
                self.taken += status == 202
                self.refused += status != 202


def put(connection, service, document):
    connection.request("PUT", "/api/v1/announcements/" + urllib.parse.quote(document["id"], safe=""),
                       json.dumps(document).encode(), {"Authorization": "Bearer " + service.token})
    answer = connection.getresponse()
    answer.read()
    return answer.status


def until_found(service, word, document):
    """Seconds from the acknowledged PUT until a search finds it."""
    connection = service.connect()
    if put(connection, service, dict(document, id="seen-" + word, title=word)) != 202:
        return None
    begin = time.perf_counter()
    while time.perf_counter() - begin < 60:
        if search(connection, word)["total"]["value"] > 0:
            return time.perf_counter() - begin
        time.sleep(0.02)
    return None


def quantile(values, share):
    return sorted(values)[min(len(values) - 1, int(share * len(values)))] if values else float("nan")


def print_times(name, values):
    print(f"{name}: {len(values)}, p50 {statistics.median(values):.2f}, p99 {quantile(values, 0.99):.2f}")


def measure(arguments, service, documents):
    queries = [document["title"] for document in documents[:500]]
    searched_for(service, queries, 2)  # warm
    alone = searched_for(service, queries, 5)
    stop = threading.Event()
    puts = Puts(service, documents, arguments.rate)
    threads = [threading.Thread(target=puts.run, args=(stop,)) for _ in range(arguments.connections)]
    beside = []
    threads.append(threading.Thread(target=lambda: beside.extend(searches(service, queries, stop))))
    for thread in threads:
        thread.start()
    lags = []
    end = time.perf_counter() + arguments.seconds
    while time.perf_counter() < end:
        lags.append(until_found(service, f"zqx{len(lags)}kw", documents[0]))
        time.sleep(0.5)
    stop.set()
    for thread in threads:
        thread.join()
    put_for = time.perf_counter() - puts.begin
    last = until_found(service, "zqxlast", documents[0])
    print(f"{puts.taken} PUTs taken in {put_for:.1f} s: {puts.taken / put_for:.0f}/s; {puts.refused} refused; "
          f"the last one is found after {last:.2f} s: {puts.taken / (put_for + last):.0f}/s sustained")
    print_times("a PUT, ms", puts.took)
    print_times("until it is found, s", [lag for lag in lags if lag is not None])
    print_times("searches alone, ms", alone)
    print_times("searches beside, ms", beside)
    print(f"p50 of searches: {statistics.median(beside) / statistics.median(alone):.2f} times")


def main():
    arguments = parse_arguments()
    with open(arguments.docs, encoding="utf-8") as lines:
        documents = [json.loads(line) for line in lines if line.strip()]
    for document in documents:
        document.pop("source", None)
    with tempfile.TemporaryDirectory(dir=arguments.work) as work:
        folder = pathlib.Path(work)
        shutil.copytree(arguments.db, folder / "index.db")
        service = Service(arguments.program, folder, folder / "index.db")
        try:
            measure(arguments, service, documents)
        finally:
            service.process.terminate()
            service.process.wait(timeout=120)


if __name__ == "__main__":
    main()
