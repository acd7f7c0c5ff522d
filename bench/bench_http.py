#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Requests a second and latencies of `tracuu serve`, beside nginx with a file of the same size.

    bench/bench_http.py --program build/release/cli/tracuu --db sample.db

Runs wrk (Debian: wrk, nginx-light) on the same machine, so only ratios within one run mean anything.
"cached" asks one search again and again, "304" does so with its ETag, "uncached" asks different ones
with the cache off, "suggest" sends titles as they are typed. Each answer's status is checked: a fast
wrong answer fails. What HTTP adds to an uncached search is the time of a request on one connection
against the time that the search took by itself (took_ms of the same searches).
"""

import argparse
import http.client
import json
import pathlib
import random
import re
import statistics
import subprocess
import tempfile
import time
import urllib.parse

from running_server import RunningServer

CONNECTIONS = (1, 16, 256)
SEARCH = "/api/v1/search?q=" + urllib.parse.quote("thủ tục khai sinh")


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--program", required=True, help="the tracuu to measure")
    parser.add_argument("--db", required=True, help="folder of an index")
    parser.add_argument("--seconds", type=int, default=5, help="of each measurement")
    return parser.parse_args()


def served(arguments, cache_bytes):
    return RunningServer(arguments.program, arguments.db,
                         f"[cache]\nbytes = {cache_bytes}\n[limits]\nconnections = 4096\n")


class Nginx:
    """nginx with one static file."""

    def __init__(self, folder, body, port=18099):
        self.port = port
        (folder / "answer.json").write_bytes(body)
        config = folder / "nginx.conf"
        config.write_text(f"""
            daemon off; master_process off; pid {folder}/nginx.pid; error_log /dev/null;
            events {{ worker_connections 4096; }}
            http {{
              access_log off; sendfile on; tcp_nodelay on; keepalive_requests 100000000;
              types {{ application/json json; }}
              server {{ listen 127.0.0.1:{port}; root {folder}; }}
            }}""")
        self.process = subprocess.Popen(["nginx", "-c", str(config), "-p", str(folder)],
                                        stderr=subprocess.DEVNULL)
        time.sleep(0.5)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()


def get(port, target, headers=None):
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.request("GET", target, headers=headers or {})
    response = connection.getresponse()
    return response.status, dict(response.getheaders()), response.read()


def wrk(port, target, connections, seconds, script=None, headers=()):
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency"]
    for header in headers:
        command += ["-H", header]
    if script:
        command += ["-s", str(script)]
    out = subprocess.run(command + [f"http://127.0.0.1:{port}{target}"], check=True,
                         capture_output=True, text=True).stdout
    assert "Non-2xx" not in out and "Socket errors" not in out, out
    percentile = lambda p: re.search(rf"^\s+{p}%\s+(\S+)", out, re.M).group(1)
    return float(re.search(r"Requests/sec:\s+(\S+)", out).group(1)), percentile(50), percentile(99)


def write_script(folder, name, targets):
    """Has wrk ask for one target after the other."""
    script = folder / (name + ".lua")
    script.write_text("local targets = {" + ",".join(f'"{t}"' for t in targets) + "}\nlocal at = 0\n"
                      "request = function() at = at % #targets + 1; "
                      "return wrk.format('GET', targets[at]) end\n")
    return script


def searches(titles):
    """Different searches: pieces of titles with different sizes, so that hardly two are equal."""
    random.seed(1)
    targets = []
    for _ in range(20_000):
        words = random.choice(titles).split()
        start = random.randrange(max(1, len(words) - 3))
        query = urllib.parse.quote(" ".join(words[start:start + 3]))
        targets.append(f"/api/v1/search?q={query}&size={random.randint(5, 15)}")
    return targets


def keystrokes(titles):
    """Titles as they are typed, from the second letter."""
    return ["/api/v1/suggest?q=" + urllib.parse.quote(title[:length].strip())
            for title in titles for length in range(2, min(len(title), 40))]


def mean_search_ms(port, targets):
    """Of the searches alone, by what the answers say."""
    connection = http.client.HTTPConnection("127.0.0.1", port)
    times = []
    for target in targets:
        connection.request("GET", target)
        times.append(json.loads(connection.getresponse().read())["took_ms"])
    return statistics.mean(times)


def wait_for_suggestions(port):
    while get(port, "/api/v1/suggest?q=an")[0] != 200:
        time.sleep(0.2)


def main():
    arguments = parse_arguments()
    rows = []

    def measure(name, *parameters, **options):
        for connections in CONNECTIONS:
            rows.append((name, connections, *wrk(*parameters, connections, arguments.seconds, **options)))
            print("{:10} {:4} connections {:10.0f}/s  p50 {:>9}  p99 {:>9}".format(*rows[-1]), flush=True)

    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        folder.chmod(0o755)
        with served(arguments, 67_108_864) as server:
            status, headers, body = get(server.port, SEARCH)
            assert status == 200 and json.loads(body)["hits"], body
            tag = headers["ETag"]
            assert get(server.port, SEARCH, {"If-None-Match": tag})[0] == 304
            titles = [hit["title"] for page in range(1, 4) for hit in json.loads(
                get(server.port, f"/api/v1/search?q=v%C3%A0&size=50&page={page}")[2])["hits"]]
            assert titles, "the index needs announcements with titles"
            print(f"one answer: {len(body)} bytes\n")
            measure("cached", server.port, SEARCH)
            wait_for_suggestions(server.port)
            measure("suggest", server.port, SEARCH, script=write_script(folder, "suggest", keystrokes(titles)))
            measure("304", server.port, SEARCH, headers=[f"If-None-Match: {tag}"])
        with Nginx(folder, body) as nginx:
            assert get(nginx.port, "/answer.json")[2] == body
            measure("nginx", nginx.port, "/answer.json")
        targets = searches(titles)
        with served(arguments, 0) as server:
            measure("uncached", server.port, SEARCH, script=write_script(folder, "search", targets))
            # The same searches that the first of these measurements has made.
            alone = mean_search_ms(server.port, targets[:int(rows[-len(CONNECTIONS)][2] * arguments.seconds)])
    rate = {(name, connections): rate for name, connections, rate, *_ in rows}
    for connections in CONNECTIONS:
        ratio = rate["cached", connections] / rate["nginx", connections]
        print(f"cached / nginx at {connections}: {ratio:.2f}")
    whole = 1000 / rate["uncached", 1]
    print(f"uncached, one connection: {whole:.2f} ms a request, {alone:.2f} ms of them the search: "
          f"{100 * (whole / alone - 1):.0f} % more")


if __name__ == "__main__":
    main()
