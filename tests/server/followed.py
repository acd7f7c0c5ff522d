# SPDX-License-Identifier: GPL-3.0-or-later
"""Xapian's replication and a server on its replica, for the tests of followers."""
import http.client
import json
import os
import re
import signal
import socket
import subprocess
import threading
import time
import urllib.parse

from unit_command import unit_command

PATIENCE = 60  # seconds
WRITER_NAME = "https://ghi.example.gov.vn"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def ask(port, method, target, body=None, headers=None):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request(method, target, body, headers or {})
    answer = connection.getresponse()
    content = answer.read()
    connection.close()
    return answer.status, answer.headers, content


def total(port, words):
    status, _, content = ask(port, "GET", "/api/v1/search?q=" + urllib.parse.quote(words))
    return json.loads(content)["total"]["value"] if status == 200 else None


def readiness(port):
    return json.loads(ask(port, "GET", "/readyz")[2])


def seconds_until(condition):
    """How long it took to come true; None if it did not."""
    begin = time.monotonic()
    while not condition():
        if time.monotonic() - begin > PATIENCE:
            return None
        time.sleep(0.05)
    return time.monotonic() - begin


class Replication:
    """xapian-replicate-server and xapian-replicate, as their units start them, each in a process group of its own."""

    def __init__(self, source, folder, copy="copy.db"):
        port = free_port()
        self.server = subprocess.Popen(
            unit_command(source, "tracuu-replicate-server.service", FOLDER=folder, PORT=port), start_new_session=True
        )
        self.command = unit_command(source, "tracuu-replica@.service", "index", WRITER="127.0.0.1", PORT=port,
                                    REPLICA=folder / copy)
        self.client = None
        self.is_wanted = True
        self.keeper = threading.Thread(target=self.keep)
        self.keeper.start()

    def keep(self):
        """As Restart=always of its unit does: it ends when the database goes while it is copied."""
        while self.is_wanted:
            self.client = subprocess.Popen(self.command, start_new_session=True, stderr=subprocess.DEVNULL)
            self.client.wait()
            time.sleep(0.2)

    def stop(self):
        self.is_wanted = False
        for process in (self.client, self.server):
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        self.keeper.join()


class Follower:
    """`tracuu serve` on the copy, started until that is there; and somebody who searches it."""

    def __init__(self, program, folder, writer_port, copy="copy.db", is_read=True):
        config = folder / f"{copy}.toml"
        config.write_text(
            f'index = "{copy}"\n[listen]\nport = 0\n[limits]\nrequests_per_second = 0\n'
            f'[changes]\nwriter = "{WRITER_NAME}"\nwriter_status = "http://127.0.0.1:{writer_port}"\n',
            encoding="utf-8",
        )
        for _ in range(PATIENCE):
            self.process = subprocess.Popen(
                [program, "serve", "--config", config], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
            )
            line = self.process.stdout.readline()
            if line:
                break
            self.last_refusal = self.process.stderr.read()
            time.sleep(1)
        self.port = int(re.search(r":(\d+)/", line).group(1))
        self.answers = []
        self.is_wanted = is_read
        self.reader = threading.Thread(target=self.read)
        self.reader.start()

    def read(self):
        number = 0
        while self.is_wanted:
            number += 1
            self.answers.append(ask(self.port, "GET", f"/api/v1/search?q=khai+sinh&page={number % 5 + 1}")[0])

    def stop(self):
        self.is_wanted = False
        self.reader.join()
        self.process.terminate()
        return self.process.wait(timeout=60)
