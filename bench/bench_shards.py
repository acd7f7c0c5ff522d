#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a search costs over 1, 2, 4, 8 … shards, of this machine and remote, near and far.

    bench/bench_shards.py --program build/release/cli/tracuu --queries news.queries.jsonl \\
      --shards 1,2,4,8 --round-trips 0,2,20 s0.db s1.db s2.db s3.db s4.db s5.db s6.db s7.db

Each row is one server over the first so many indexes: as folders, and as `xapian-tcpsrv` on loopback serves
them, through bench/delaying_proxy.py where there is a round trip. One connection, the cache of answers off,
ten hits with snippets; median, 95th and 99th percentile in milliseconds, processor time of the server and of
the shards, and what went over the wire for a query. The queries are asked once to warm up.
"""
import argparse
import contextlib
import http.client
import json
import os
import pathlib
import re
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse

from process_group import Group, free_port

TICKS = os.sysconf("SC_CLK_TCK")


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--program", required=True)
    parser.add_argument("--queries", required=True, help="JSON Lines of id and text")
    parser.add_argument("--count", type=int, default=100, help="queries, the first ones")
    parser.add_argument("--syllables", type=int, default=6, help="of each query")
    parser.add_argument("--parameters", default="", help="added to each request: facets=1")
    parser.add_argument("--shards", default="1,2,4,8")
    parser.add_argument("--round-trips", default="0,2,20", metavar="MS,MS")
    parser.add_argument("--without-local", action="store_true")
    parser.add_argument("indexes", nargs="+", metavar="DIR")
    return parser.parse_args()


def processor_seconds(group):
    """Of all processes of a process group that are alive, and of the children that they waited for."""
    total = 0
    for stat in pathlib.Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            fields = stat.read_text().rpartition(")")[2].split()
            if int(fields[2]) == group:
                total += sum(int(field) for field in fields[11:15])
    return total / TICKS


def wait_for(port):
    for _ in range(200):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    sys.exit(f"nothing listens on {port}")


def remote_shards(stack, indexes, round_trip):
    """Their addresses, the groups that serve them, and the proxies before them."""
    addresses, groups, proxies = [], [], []
    for index in indexes:
        port, far_port = free_port(), free_port()
        groups.append(stack.enter_context(Group(
            ["xapian-tcpsrv", "--quiet", "--interface", "127.0.0.1", "--port", str(port), "--idle-timeout", "3600000", index])))
        wait_for(port)
        proxies.append(stack.enter_context(Group(
            [sys.executable, pathlib.Path(__file__).parent / "delaying_proxy.py", "--to", f"127.0.0.1:{port}",
             "--listen", f"127.0.0.1:{far_port}", "--round-trip", str(round_trip)], stdout=subprocess.PIPE)))
        proxies[-1].process.stdout.readline()
        addresses.append(f"tcp://127.0.0.1:{far_port}")
    return addresses, groups, proxies


def start_server(stack, program, addresses):
    folder = stack.enter_context(tempfile.TemporaryDirectory())
    config = pathlib.Path(folder) / "tracuu.toml"
    config.write_text(f"index = {json.dumps(addresses)}\n[cache]\nbytes = 0\n[listen]\nport = 0\n"
                      "[limits]\nsearch_ms = 60000\ncheap_search_ms = 60000\nrequests_per_second = 0\n")
    server = stack.enter_context(Group([program, "serve", "--config", config], stdout=subprocess.PIPE))
    port = int(re.search(r":(\d+)/", server.process.stdout.readline()).group(1))
    for _ in range(300):  # after a start it reads ahead
        before = processor_seconds(server.process.pid)
        time.sleep(1)
        if processor_seconds(server.process.pid) - before < 0.05:
            break
    return server, port


def ask(connection, query, parameters):
    """Milliseconds, and the answer."""
    begin = time.perf_counter()
    connection.request("GET", "/api/v1/search?q=" + urllib.parse.quote(query) + ("&" + parameters if parameters else ""))
    response = connection.getresponse()
    body = response.read()
    taken = (time.perf_counter() - begin) * 1000
    if response.status != 200:
        sys.exit(f"{response.status} for {query!r}: {body[:300]}")
    return taken, json.loads(body)


def traffic(proxies):
    """Turns and bytes back that have passed all of them so far."""
    turns = back = 0
    for proxy in proxies:
        proxy.process.send_signal(signal.SIGUSR1)
        numbers = [int(number) for number in re.findall(r"\d+", proxy.process.stdout.readline())]
        turns, back = turns + numbers[3], back + numbers[2]
    return turns, back


def measure(options, queries, addresses, groups, proxies, stack):
    server, port = start_server(stack, options.program, addresses)
    connection = http.client.HTTPConnection("127.0.0.1", port)
    first = [ask(connection, query, options.parameters)[0] for query in queries]
    used = processor_seconds(server.process.pid), sum(processor_seconds(group.process.pid) for group in groups)
    passed = traffic(proxies)
    times, found = [], 0
    for query in queries:
        taken, answer = ask(connection, query, options.parameters)
        times.append(taken)
        found += answer["total"]["value"]
    server_ms = (processor_seconds(server.process.pid) - used[0]) / len(queries) * 1000
    shards_ms = (sum(processor_seconds(group.process.pid) for group in groups) - used[1]) / len(queries) * 1000
    times.sort()
    at = lambda part: times[int(part * (len(times) - 1))]
    wire = ""
    if proxies:
        turns, back = ((after - before) / len(queries) for before, after in zip(passed, traffic(proxies)))
        wire = f"  {turns:7.1f} turns {back / 1000:8.1f} KB a query"
    print(f"p50 {statistics.median(times):7.1f}  p95 {at(.95):7.1f}  p99 {at(.99):7.1f}  first {statistics.median(first):7.1f}"
          f"  server {server_ms:6.1f}  shards {shards_ms:6.1f} ms of processor{wire}  {found} found", flush=True)


def main():
    options = parse_arguments()
    lines = pathlib.Path(options.queries).read_text(encoding="utf-8").splitlines()[:options.count]
    queries = [" ".join(json.loads(line)["text"].split()[:options.syllables]) for line in lines]
    counts = [int(count) for count in options.shards.split(",")]
    for count in counts:
        indexes = [str(pathlib.Path(index).absolute()) for index in options.indexes[:count]]
        if not options.without_local:
            with contextlib.ExitStack() as stack:
                print(f"{count:2} local               ", end="", flush=True)
                measure(options, queries, indexes, [], [], stack)
        for round_trip in (float(text) for text in options.round_trips.split(",")):
            with contextlib.ExitStack() as stack:
                addresses, groups, proxies = remote_shards(stack, indexes, round_trip)
                print(f"{count:2} remote, {round_trip:4.0f} ms away ", end="", flush=True)
                measure(options, queries, addresses, groups, proxies, stack)


if __name__ == "__main__":
    main()
