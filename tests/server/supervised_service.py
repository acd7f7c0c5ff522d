#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs `tracuu serve` as a service manager runs it: with a socket that listens already, a socket for
what it tells, and a watchdog; restarts it again and again under load, and reloads it.

usage: supervised_service.py PROGRAM SAMPLE_FOLDER

No request may be lost by a restart: neither one on a new connection nor, beside the close of a
connection that waited (which HTTP allows at any time), one on a connection that is kept.
"""
import http.client
import os
import pathlib
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time

RESTARTS = 6
CLIENTS = 4
WATCHDOG_SECONDS = 2
PASSED = 3  # SD_LISTEN_FDS_START


class Manager:
    """What systemd is to the program."""

    def __init__(self, program, index, folder):
        self.command = [program, "serve", "--db", str(index), "--workers", "2"]
        self.listening = socket.socket()
        self.listening.bind(("127.0.0.1", 0))
        self.listening.listen(1024)
        self.port = self.listening.getsockname()[1]
        self.notices = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.notices.bind(str(folder / "notify"))
        self.notices.settimeout(30)
        self.folder = folder
        self.process = None

    def start(self, *options, command=None):
        # The process must know its own id before it runs: the shell has it already.
        script = 'exec 3<&"$0"; export LISTEN_PID=$$; exec "$@"'
        environment = dict(os.environ, NOTIFY_SOCKET=str(self.folder / "notify"), LISTEN_FDS="1",
                           WATCHDOG_USEC=str(WATCHDOG_SECONDS * 1_000_000))
        self.process = subprocess.Popen(
            ["bash", "-c", script, str(self.listening.fileno()), *(command or self.command), *options],
            pass_fds=[self.listening.fileno()], env=environment, stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE, text=True)

    def wait_for(self, beginning):
        """The first notice that begins so; beats in between are passed over."""
        while True:
            notice = self.notices.recv(4096).decode()
            if notice.startswith(beginning):
                return notice
            if not notice.startswith("WATCHDOG=1"):
                sys.exit(f"told {notice!r} instead of {beginning!r}")

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.wait_for("STOPPING=1")
        if self.process.wait(30) != 0:
            sys.exit(f"ended with {self.process.returncode}: {self.process.stderr.read()}")
        self.process.stderr.close()


def ask(connection):
    connection.request("GET", "/search?q=thu+tuc")
    answer = connection.getresponse()
    body = answer.read()
    return answer.status == 200 and b"</html>" in body


def load(port, stop, keep, lost, answered):
    """Asks without a pause; notes what was lost."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    is_new = True
    while not stop.is_set():
        try:
            if not ask(connection):
                lost.append("a wrong answer")
            answered.append(1)
            is_new = not keep
        except (http.client.HTTPException, OSError) as error:
            if is_new:
                lost.append(repr(error))
            is_new = True
        # http.client connects anew where the answer has closed the connection.
        if is_new or connection.sock is None:
            connection.close()
            is_new = True
    connection.close()


def restart_under_load(manager):
    stop, lost, answered = threading.Event(), [], []
    threads = [threading.Thread(target=load, args=(manager.port, stop, i % 2 == 0, lost, answered))
               for i in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for _ in range(RESTARTS):
        time.sleep(0.5)
        manager.stop()
        manager.start()
        manager.wait_for("READY=1")
    stop.set()
    for thread in threads:
        thread.join()
    if lost:
        sys.exit(f"{len(lost)} of {len(answered)} requests lost: {lost[:3]}")
    if len(answered) < 10 * RESTARTS:
        sys.exit(f"only {len(answered)} answers: the load was none")
    print(f"{len(answered)} answers over {RESTARTS} restarts, none lost")


def try_older_program(manager, folder):
    """An index of another version is served by the older program that was named, on the socket."""
    older = folder / "older"
    older.write_text('#!/bin/sh\nprintf "%s\\n" "$@" "$LISTEN_FDS" "$LISTEN_PID" "$$" >"$(dirname "$0")/called"\n'
                     "readlink /proc/self/fd/3 >>\"$(dirname \"$0\")/called\"\n")
    older.chmod(0o755)
    foreign = folder / "foreign.db"
    foreign.mkdir()
    (foreign / "XAPIANDB").write_text("remote localhost:1\n")  # none that this program knows
    manager.start("--workers", "1", "--older-program", str(older),
                  command=[manager.command[0], "serve", "--db", str(foreign)])
    _, said = manager.process.communicate(timeout=30)
    called = (folder / "called").read_text().splitlines()
    if manager.process.returncode != 0 or str(older) not in said:
        sys.exit(f"the older program was not run: {manager.process.returncode}, {said!r}")
    if called[:-4] != ["serve", "--db", str(foreign), "--workers", "1"]:
        sys.exit(f"the older program was told {called}")
    if called[-4] != "1" or called[-3] != called[-2] or not called[-1].startswith("socket:"):
        sys.exit(f"the older program has no socket: {called}")


def main():
    program, sample = sys.argv[1:]
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        index = folder / "index.db"
        subprocess.run([program, "index", sample, "--db", str(index)], check=True, capture_output=True)
        manager = Manager(program, index, folder)
        manager.start()
        try:
            ready = manager.wait_for("READY=1")
            if f"STATUS=serving on port {manager.port}" not in ready:
                sys.exit(f"the status is {ready!r}")
            manager.notices.settimeout(WATCHDOG_SECONDS)
            manager.wait_for("WATCHDOG=1")
            manager.notices.settimeout(30)
            manager.process.send_signal(signal.SIGHUP)
            manager.wait_for("RELOADING=1")
            manager.wait_for("READY=1")
            restart_under_load(manager)
            manager.stop()
            try_older_program(manager, folder)
        finally:
            if manager.process.poll() is None:
                manager.process.kill()


main()
