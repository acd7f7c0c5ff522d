#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""nginx before a writer and two followers, configured as docs/scale.md says; one follower
is stopped, then both are killed.

usage: failover_test.py PROGRAM SOURCE_DIR

Prints how many of the searches under way meanwhile failed, and how long the slowest took. Exit status 77
(skipped) if nginx or Xapian's tools are missing.
"""
import json
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

from followed import Follower, Replication, ask, free_port, seconds_until, total
from served import Served

SKIPPED = 77


def nginx_config(document, folder, port, writer, followers):
    """The document's block, with its machines here."""
    block = next(one for one in re.findall(r"```nginx\n(.*?)```", document, re.DOTALL) if "upstream tracuu_readers" in one)
    for written, here in (
        ("listen 8443;", f"listen 127.0.0.1:{port};"),
        ("10.0.0.11:8080", f"127.0.0.1:{followers[0]}"),
        ("10.0.0.12:8080", f"127.0.0.1:{followers[1]}"),
        ("10.0.0.1:8080", f"127.0.0.1:{writer}"),
    ):
        if written not in block:
            sys.exit(f"docs/scale.md lacks {written!r}")
        block = block.replace(written, here)
    return f"""daemon off; master_process off; pid {folder}/nginx.pid; error_log {folder}/error.log;
events {{}}
http {{
  access_log off; client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
{block}}}
"""


class Readers:
    """Some who search through nginx all the time."""

    def __init__(self, port):
        self.port = port
        self.answers = []  # status, seconds
        self.is_wanted = True
        self.threads = [threading.Thread(target=self.read, args=(number,)) for number in range(4)]
        for thread in self.threads:
            thread.start()

    def read(self, number):
        while self.is_wanted:
            number += 4
            begin = time.monotonic()
            status = ask(self.port, "GET", f"/api/v1/search?q=khai+sinh&page={number % 5 + 1}")[0]
            self.answers.append((status, time.monotonic() - begin))

    def stop(self):
        self.is_wanted = False
        for thread in self.threads:
            thread.join()


def drill(port, writer, followers):
    """What is wrong, as texts."""
    readers = Readers(port)
    try:
        status, _, content = ask(port, "PUT", "/api/v1/announcements/moi-1", json.dumps({"title": "Zuyqua"}),
                                 {"Authorization": "Bearer " + writer.token})
        if status != 202:
            yield f"PUT through nginx: {status} {content}"
        batch = ask(port, "POST", "/api/v1/announcements:batch", json.dumps({"id": "moi-2", "title": "Zuyqua"}),
                    {"Authorization": "Bearer " + writer.token})
        if batch[0] != 202:
            yield f"POST through nginx: {batch}"
        for follower in followers:
            if seconds_until(lambda: total(follower.port, "zuyqua") == 2) is None:
                yield "a change does not reach a follower"
        followers[0].process.send_signal(signal.SIGSTOP)
        time.sleep(8)
        if total(port, "zuyqua") != 2:
            yield "one follower does not suffice"
        followers[0].process.kill()
        followers[1].process.kill()
        time.sleep(2)
        if total(port, "zuyqua") != 2:
            yield "the writer does not take over"
    finally:
        readers.stop()
    failed = [status for status, _ in readers.answers if status != 200]
    slowest = max(seconds for _, seconds in readers.answers)
    print(f"{len(readers.answers)} searches while a follower was stopped and both were killed, {len(failed)} failed, "
          f"the slowest took {slowest:.2f} s")
    if failed:
        yield f"searches failed: {failed[:10]}"
    if slowest > 15:
        yield "a follower that does not answer holds searches up"


def main():
    program, source = sys.argv[1], pathlib.Path(sys.argv[2])
    if not shutil.which("xapian-replicate") or not shutil.which("nginx"):
        print("nginx or xapian-tools is not installed")
        sys.exit(SKIPPED)
    document = (source / "docs/scale.md").read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        subprocess.run([program, "index", source / "data/sample", "--db", folder / "index.db"], check=True, capture_output=True)
        unlimited = "[limits]\nrequests_per_second = 0\n"
        running = [Served(program, folder, "index.db", "changesets = 100\n" + unlimited)]
        writer = running[0]
        try:
            followers = []
            for copy in ("a.db", "b.db"):
                running.append(Replication(source, folder, copy))
                followers.append(Follower(program, folder, writer.port, copy, is_read=False))
                running.append(followers[-1])
            port = free_port()
            (folder / "nginx.conf").write_text(
                nginx_config(document, folder, port, writer.port, [each.port for each in followers]), encoding="utf-8")
            nginx = subprocess.Popen(["nginx", "-e", "stderr", "-c", folder / "nginx.conf", "-p", folder])
            try:
                seconds_until(lambda: total_or_none(port) is not None)
                problems = list(drill(port, writer, followers))
            finally:
                nginx.terminate()
                nginx.wait()
        finally:
            for each in reversed(running):
                each.stop()
    for problem in problems:
        print(problem, file=sys.stderr)
    sys.exit(1 if problems else 0)


def total_or_none(port):
    try:
        return total(port, "khai sinh")
    except OSError:
        return None


main()
