#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How far a follower is behind its writer, by how much is changed: a writer, Xapian's replication and a
follower on one machine.

    bench/bench_replication.py --program build/release/cli/tracuu --db index.db --work /tmp/replicas \\
      --rates 1,10,100 --seconds 30

`--db` is copied into the folder `--work` first. Each row sends so many changes a second to the writer (in
batches, two a second at most), and tells the commits that these became, the bytes of a changeset, the lag that
the follower told (/readyz, asked ten times a second), and how long a change took from its answer until the
follower found it. At the end: how long a whole copy takes.
"""
import argparse
import contextlib
import http.client
import json
import pathlib
import re
import statistics
import subprocess
import threading
import time
import urllib.parse

from process_group import Group, free_port

PATIENCE = 600  # seconds


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--program", required=True)
    parser.add_argument("--db", required=True)
    parser.add_argument("--work", required=True, type=pathlib.Path)
    parser.add_argument("--rates", default="1,10,100", help="changes a second")
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--reader-time", default="0", help="of xapian-replicate")
    return parser.parse_args()


def ask(port, method, target, body=None, token=None):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    headers = {"Authorization": "Bearer " + token} if token else {}
    connection.request(method, target, body.encode() if body else None, headers)
    answer = connection.getresponse()
    content = answer.read()
    connection.close()
    return answer.status, content


def serve(stack, program, config, text):
    config.write_text(text, encoding="utf-8")
    server = stack.enter_context(Group([program, "serve", "--config", config], stdout=subprocess.PIPE))
    return int(re.search(r":(\d+)/", server.process.stdout.readline()).group(1))


def found(port, word):
    return json.loads(ask(port, "GET", "/api/v1/search?size=1&q=" + urllib.parse.quote(word))[1])["total"]["value"]


def until(condition):
    begin = time.monotonic()
    while not condition():
        if time.monotonic() - begin > PATIENCE:
            raise SystemExit("it does not come to an end")
        time.sleep(0.02)
    return time.monotonic() - begin


def lag(port):
    return json.loads(ask(port, "GET", "/readyz")[1])["replica"]


def revision(port):
    return json.loads(ask(port, "GET", "/readyz")[1])["index"]["revision"]


class LagWatch:
    """What the follower says of its lag, ten times a second."""

    def __init__(self, port):
        self.port = port
        self.seen = []
        self.is_wanted = True
        self.thread = threading.Thread(target=self.run)

    def run(self):
        while self.is_wanted:
            self.seen.append(lag(self.port))
            time.sleep(0.1)

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.is_wanted = False
        self.thread.join()


def text_of(number):
    words = " ".join(f"thửa đất số {number * 7 + place} tờ bản đồ {place}" for place in range(60))
    return f"Quyết định thu hồi đất {number}. {words}."


def changesets(folder):
    return {path.name: path.stat().st_size for path in folder.glob("gen-*/changes*") if path.suffix != ".tmp"}


def change(options, rate, serial, writer, follower, token, folder):
    """One row."""
    before, known = revision(writer), changesets(folder)
    word = f"zuy{serial}"
    sent = 0
    delays = []
    batches = max(1, int(min(rate, 2) * options.seconds))
    each = max(1, round(rate * options.seconds / batches))
    with LagWatch(follower) as watch:
        begin = time.monotonic()
        for batch in range(batches):
            lines = [json.dumps({"id": f"{word}-{sent + place}", "title": f"{word} {word}x{batch}",
                                 "body": text_of(sent + place)}) for place in range(each)]
            status, content = ask(writer, "POST", "/api/v1/announcements:batch", "\n".join(lines), token)
            assert status == 202, content
            sent += each
            if batch % max(1, batches // 5) == 0:
                delays.append(until(lambda: found(follower, f"{word}x{batch}") > 0))
            time.sleep(max(0, begin + (batch + 1) * options.seconds / batches - time.monotonic()))
        rest = until(lambda: found(follower, word) == sent)
    made = {name: size for name, size in changesets(folder).items() if name not in known}
    commits = revision(writer) - before
    seconds = [one["lag_seconds"] for one in watch.seen]
    revisions = [one["lag_revisions"] or 0 for one in watch.seen]
    print(f"{rate:6.0f} changes a second: {sent} in {commits} commits of {statistics.mean(made.values()) / 1e6:.2f} MB; "
          f"lag p50 {statistics.median(seconds):.1f} s, at most {max(seconds):.1f} s and {max(revisions)} commits; "
          f"found after {statistics.median(delays):.1f} s (median), {max(delays):.1f} s at most; "
          f"all {rest:.1f} s after the last", flush=True)


def main():
    options = parse_arguments()
    options.work.mkdir(parents=True)
    folder = options.work
    subprocess.run([options.program, "backup", folder / "index.db", "--db", options.db], check=True)
    made = subprocess.run([options.program, "token", "bench"], check=True, capture_output=True, text=True)
    (folder / "tokens").write_text(made.stdout, encoding="utf-8")
    token = re.search(r"[0-9a-f]{64}", made.stderr).group()
    limits = "[limits]\nrequests_per_second = 0\n[listen]\nport = 0\n"
    with contextlib.ExitStack() as stack:
        writer = serve(stack, options.program, folder / "writer.toml",
                       f'index = "index.db"\n{limits}[changes]\ntokens = "tokens"\nchangesets = 1000\npack = false\n')
        port = str(free_port())
        stack.enter_context(Group(["xapian-replicate-server", "-I", "127.0.0.1", "-p", port, folder]))
        begin = time.monotonic()
        client = ["xapian-replicate", "-h", "127.0.0.1", "-p", port, "-m", "index.db/replicated", "-i", "1", "-r", options.reader_time, "-q"]
        subprocess.run(client + ["-o", folder / "copy.db"], check=True)
        size = sum(path.stat().st_size for path in folder.glob("copy.db/replica_*/*"))
        took = time.monotonic() - begin
        print(f"a whole copy of {size / 1e6:.0f} MB: {took:.1f} s ({size / 1e6 / took:.0f} MB/s)", flush=True)
        stack.enter_context(Group(client + [folder / "copy.db"]))
        follower = serve(stack, options.program, folder / "follower.toml",
                         f'index = "copy.db"\n{limits}[changes]\nwriter = "https://ghi.example"\n'
                         f'writer_status = "http://127.0.0.1:{writer}"\n')
        until(lambda: lag(follower)["lag_revisions"] == 0)
        for serial, rate in enumerate(float(text) for text in options.rates.split(",")):
            change(options, rate, serial, writer, follower, token, folder / "index.db")


if __name__ == "__main__":
    main()
