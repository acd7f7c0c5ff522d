#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A writer, Xapian's replication and a follower, as docs/scale.md sets them up, and what befalls them.

usage: replication_test.py PROGRAM SOURCE_DIR

While somebody searches the follower all the time, the writer is changed, replication pauses, the index
is built anew twice (so that the copy comes back to the name that it had), and the writer dies. Prints how
long each took to reach the follower. Exit status 77 (skipped) if Xapian's tools are missing.
"""
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile

from followed import WRITER_NAME, Follower, Replication, ask, readiness, seconds_until, total
from served import Served

SKIPPED = 77


class Drill:
    def __init__(self, program, folder, writer, follower, replication):
        self.program, self.folder = program, folder
        self.writer, self.follower, self.replication = writer, follower, replication
        self.problems = []

    def check(self, is_right, what):
        if not is_right:
            self.problems.append(what)

    def put(self, id, title):
        status, _, content = ask(self.writer.port, "PUT", f"/api/v1/announcements/{id}",
                                 json.dumps({"title": title}), {"Authorization": "Bearer " + self.writer.token})
        self.check(status == 202, f"PUT to the writer: {status} {content}")

    def reaches_follower(self, words, count, what):
        took = seconds_until(lambda: total(self.follower.port, words) == count)
        self.check(took is not None, f"{what} does not reach the follower")
        if took is not None:
            print(f"{what}: {took:.1f} s")

    def copy_in_use(self):
        """Another one after each whole copy."""
        return (self.folder / "copy.db/XAPIANDB").stat().st_mtime_ns

    def changes(self):
        self.put("moi-1", "Zuyqua thứ nhất")
        self.reaches_follower("zuyqua", 1, "a change")
        caught_up = seconds_until(lambda: readiness(self.follower.port)["replica"]["lag_revisions"] == 0)
        self.check(caught_up is not None, f"the lag stays: {readiness(self.follower.port)}")
        metrics = ask(self.follower.port, "GET", "/metrics")[2].decode()
        for line in ("tracuu_replica_writer_reached 1\n", "tracuu_replica_lag_revisions 0\n"):
            self.check(line in metrics, f"/metrics lacks {line}")

    def many_commits(self):
        """No whole copy: the database itself would show some of these before their changesets."""
        used = self.copy_in_use()
        for number in range(12):
            self.put(f"nhieu-{number}", "Zuynhieu lần ghi")
            seconds_until(lambda: total(self.writer.port, "zuynhieu") == number + 1)
        self.reaches_follower("zuynhieu", 12, "the last of twelve commits")
        self.check(self.copy_in_use() == used, "a commit made a whole copy necessary")

    def timer(self):
        """`tracuu index` beside the service, as the timer's unit runs it with TRACUU_CHANGESETS."""
        used = self.copy_in_use()
        done = subprocess.run([self.program, "index", "-", "--db", self.folder / "index.db"], capture_output=True,
                              text=True, input=json.dumps({"id": "gio-1", "title": "Zuygio theo lịch"}),
                              env={**os.environ, "TRACUU_CHANGESETS": "100"})
        self.check(done.returncode == 0, f"index: {done}")
        self.reaches_follower("zuygio", 1, "a run of the timer")
        self.check(self.copy_in_use() == used, "a run of the timer made a whole copy necessary")

    def refusals(self):
        status, headers, content = ask(self.follower.port, "PUT", "/api/v1/announcements/x", b'{"title": "x"}')
        error = json.loads(content)["error"]
        self.check(status == 403 and error["code"] == "ReadOnly" and WRITER_NAME in error["message"],
                   f"PUT to the follower: {status} {content}")
        self.check(headers["Link"] == f'<{WRITER_NAME}>; rel="edit"', f"Link: {headers['Link']}")
        refused = subprocess.run([self.program, "index", "-", "--db", self.folder / "copy.db"], input="",
                                 capture_output=True, text=True)
        self.check(refused.returncode == 2 and "replica" in refused.stderr, f"index: {refused}")

    def pause(self):
        used = self.copy_in_use()
        os.killpg(self.replication.client.pid, signal.SIGSTOP)
        for number in range(3):
            self.put(f"nghi-{number}", "Zuypau trong lúc nghỉ")
            seconds_until(lambda: total(self.writer.port, "zuypau") == number + 1)
        lag = seconds_until(lambda: (readiness(self.follower.port)["replica"]["lag_revisions"] or 0) >= 3)
        self.check(lag is not None, "a pause is not told as a lag")
        self.check(readiness(self.follower.port)["replica"]["lag_seconds"] > 0, "the lag takes no time")
        os.killpg(self.replication.client.pid, signal.SIGCONT)
        self.reaches_follower("zuypau", 3, "after a pause of three commits")
        self.check(self.copy_in_use() == used, "a pause made a whole copy necessary")

    def rebuild(self, words):
        used = self.copy_in_use()
        line = json.dumps({"id": words, "title": f"{words} sau khi dựng lại", "body": words})
        everything = subprocess.run([self.program, "export", "--db", self.folder / "index.db"], check=True,
                                    capture_output=True, text=True).stdout
        subprocess.run([self.program, "index", "-", "--db", self.folder / "index.db", "--rebuild"], check=True,
                       capture_output=True, text=True, input=everything + line + "\n")
        self.reaches_follower(words, 1, "a full build")
        self.check(self.copy_in_use() != used, "no whole copy was made")

    def writer_dies(self):
        self.writer.process.kill()
        os.killpg(self.replication.server.pid, signal.SIGKILL)
        told = seconds_until(lambda: not readiness(self.follower.port)["replica"]["writer_reached"])
        self.check(told is not None, "the writer's end is not told")
        self.check(total(self.follower.port, "zuypau") == 3, "the follower forgot")

    def follower_becomes_writer(self):
        """As docs/scale.md tells how."""
        index = self.folder / "neu.db"
        for command in (["backup", index, "--db", self.folder / "copy.db"], ["index", "-", "--db", index]):
            done = subprocess.run([self.program, *command], capture_output=True, text=True,
                                  input=json.dumps({"id": "neu-1", "title": "Zuypau ở máy ghi mới"}))
            self.check(done.returncode == 0, f"{command[0]}: {done}")
        found = subprocess.run([self.program, "search", "zuypau", "--json", "--db", index], capture_output=True, text=True)
        self.check(json.loads(found.stdout)["total"]["value"] == 4, f"the new writer lacks something: {found.stdout[:300]}")

    def run(self):
        self.changes()
        self.refusals()
        self.many_commits()
        self.timer()
        self.pause()
        self.rebuild("zuyba")
        self.rebuild("zuybon")
        self.changes_after_rebuild()
        self.writer_dies()
        self.follower_becomes_writer()
        failed = [status for status in self.follower.answers if status != 200]
        print(f"{len(self.follower.answers)} searches meanwhile, {len(failed)} of them failed")
        self.check(not failed, f"searches failed: {failed[:10]}")

    def changes_after_rebuild(self):
        self.put("moi-2", "Zuyqua thứ hai")
        self.reaches_follower("zuyqua", 2, "a change after that")


def main():
    program, source = sys.argv[1], pathlib.Path(sys.argv[2])
    if not shutil.which("xapian-replicate"):
        print("xapian-tools is not installed")
        sys.exit(SKIPPED)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        subprocess.run([program, "index", source / "data/sample", "--db", folder / "index.db"], check=True,
                       capture_output=True)
        writer = Served(program, folder, "index.db", "changesets = 100\n[limits]\nrequests_per_second = 0\n")
        replication = Replication(source, folder)
        try:
            follower = Follower(program, folder, writer.port)
            try:
                drill = Drill(program, folder, writer, follower, replication)
                drill.run()
            finally:
                follower.stop()
        finally:
            replication.stop()
            writer.process.kill()
            writer.process.wait()
    for problem in drill.problems:
        print(problem, file=sys.stderr)
    sys.exit(1 if drill.problems else 0)


main()
