#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a reader sees while shards fail: one is killed and started again, stopped and let go on, rebuilt.

    bench/drill_shards.py --program build/release/cli/tracuu --query "cải cách hành chính" s0.db s1.db s2.db s3.db

Each index is served by `xapian-tcpsrv` on loopback, and one server searches them. A reader asks every 50 ms,
on a connection of its own; a line is printed whenever what it sees changes: the second, what was done last,
status, announcements found and whether that is exact, what is missing, and /readyz. At the end the slowest
answer of each stretch.
"""
import argparse
import contextlib
import http.client
import json
import os
import pathlib
import signal
import subprocess
import threading
import time
import urllib.parse

from bench_shards import start_server, wait_for
from process_group import Group, free_port


class Shard:
    def __init__(self, stack, index):
        self.port = free_port()
        self.command = ["xapian-tcpsrv", "--quiet", "--interface", "127.0.0.1", "--port", str(self.port),
                        "--idle-timeout", "3600000", index]
        self.stack = stack
        self.start()

    def start(self):
        self.group = self.stack.enter_context(Group(self.command, stderr=subprocess.DEVNULL))
        wait_for(self.port)

    def send(self, number):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.group.process.pid, number)


def get(port, target):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", target)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, body


class Reader:
    """Asks all the time; says what has changed."""

    def __init__(self, port, query):
        self.port = port
        self.target = "/api/v1/search?q=" + urllib.parse.quote(query)
        self.begin = time.monotonic()
        self.event = "all are there"
        self.slowest = {}
        self.count = 0
        self.is_wanted = True
        self.thread = threading.Thread(target=self.run)
        self.thread.start()

    def run(self):
        last = None
        while self.is_wanted:
            begin = time.monotonic()
            status, body = get(self.port, self.target)
            took = time.monotonic() - begin
            self.count += 1
            self.slowest[self.event] = max(took, self.slowest.get(self.event, 0))
            seen = self.seen(status, body)
            if seen != last:
                print(f"{begin - self.begin:6.1f} s  {self.event:28} {took * 1000:6.0f} ms  {seen}", flush=True)
                last = seen
            time.sleep(max(0, 0.05 - took))

    def seen(self, status, body):
        answer = json.loads(body)
        ready = get(self.port, "/readyz")
        ready = f"readyz {ready[0]} {json.loads(ready[1])['status']}"
        if status != 200:
            return f"{status} {answer}, {ready}"
        total = {name: value for name, value in answer["total"].items()}
        return f"{status}, total {json.dumps(total)}, missing {json.dumps(answer.get('missing'))}, {ready}"

    def after(self, event, seconds):
        self.event = event
        time.sleep(seconds)

    def stop(self):
        self.is_wanted = False
        self.thread.join()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--program", required=True)
    parser.add_argument("--query", required=True)
    parser.add_argument("indexes", nargs="+", metavar="DIR")
    options = parser.parse_args()
    with contextlib.ExitStack() as stack:
        shards = [Shard(stack, str(pathlib.Path(index).absolute())) for index in options.indexes]
        _, port = start_server(stack, options.program, [f"tcp://127.0.0.1:{shard.port}" for shard in shards])
        reader = Reader(port, options.query)
        try:
            reader.after("all are there", 3)
            shards[-1].send(signal.SIGKILL)
            reader.after("one was killed", 8)
            shards[-1].start()
            reader.after("it was started again", 8)
            shards[-1].send(signal.SIGSTOP)
            reader.after("it was stopped", 10)
            shards[-1].send(signal.SIGCONT)
            reader.after("it was let go on", 8)
            for shard in shards:
                shard.send(signal.SIGKILL)
            reader.after("all were killed", 6)
            for shard in shards:
                shard.start()
            reader.after("all were started again", 8)
        finally:
            reader.stop()
        print(f"{reader.count} searches; the slowest:")
        for event, seconds in reader.slowest.items():
            print(f"  {event:28} {seconds * 1000:6.0f} ms")


if __name__ == "__main__":
    main()
