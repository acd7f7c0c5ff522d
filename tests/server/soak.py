#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Serves an index under mixed load and checks every answer.

usage: soak.py PROGRAM SAMPLE_DIR [--minutes 5] [--found-within 2]

At once: searches (cached and not), suggestions, exports, batches of changes, full
rebuilds, SIGHUP, clients that vanish in the middle, and 500 connections that do
nothing. Checked: each answer against the revision that it names (one revision and one
request have one answer; a batch is seen whole or not at all; counts agree with hits);
no status but the expected ones (503 with Retry-After is one); a change is found within
so many seconds unless a rebuild is under way; memory and descriptors do not grow.
"""
import argparse
import http.client
import json
import os
import pathlib
import random
import re
import signal
import socket
import statistics
import struct
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse

from served import Served

GROUP = 5  # announcements that always change together
GROUP_WORDS = "đối chiếu"
QUERIES = ["thu tuc khai sinh", "cải cách hành chính", "ủy ban nhân dân", '"tiêm chủng"', "quyết định 2009", "đê điều -họp"]
SYLLABLES = "thu tuc dang ky khai sinh cap giay phep xay dung dat dai nong thon moi thong bao hop dan".split()
IDLE_CONNECTIONS = 500
MAX_ANSWERS_KEPT = 20_000


def group_line(number, counter):
    """One announcement of the group, as JSON."""
    return json.dumps(
        {"id": f"nhom-{number}", "title": f"Bản {GROUP_WORDS} lần {counter}", "body": f"Văn bản thử số {number}."},
        ensure_ascii=False,
    )


class Soak:
    """What all threads share."""

    def __init__(self, program, folder, sources, found_within):
        self.program, self.folder, self.index = program, folder, folder / "index.db"
        self.sources = sources
        self.found_within = found_within  # seconds
        self.stop = threading.Event()
        self.lock = threading.Lock()
        self.faults, self.counts = [], {}
        self.answers = {}  # (revision, target) -> what it was
        self.rebuilding = threading.Event()
        self.rebuilds = 0

    def fault(self, text):
        with self.lock:
            self.faults.append(text)

    def count(self, what):
        with self.lock:
            self.counts[what] = self.counts.get(what, 0) + 1

    def start(self):
        self.reindex()
        self.log = open(self.folder / "log", "w+", encoding="utf-8")
        self.server = Served(self.program, self.folder, self.index, stderr=self.log)
        self.port = self.server.port

    def reindex(self):
        run = subprocess.run(
            [self.program, "index", *map(str, self.sources), "--db", str(self.index), "--rebuild"],
            capture_output=True, text=True, check=False,
        )
        if run.returncode:
            self.fault(f"index --rebuild: {run.returncode} {run.stderr}")

    def ask(self, connection, method, target, body=None, headers=None):
        """Status, headers and body; counts it, and complains of a status that is not expected."""
        connection.request(method, target, body, headers or {})
        answer = connection.getresponse()
        content = answer.read()
        self.count(f"{method} {target.split('?')[0].split(':')[0]} {answer.status}")
        is_known = answer.status in (200, 202) or (answer.status == 503 and answer.headers["Retry-After"])
        if not is_known:
            self.fault(f"{method} {target}: {answer.status} {content[:200]!r}")
        return answer.status, answer.headers, content

    def check_search(self, target, content):
        answer = json.loads(content)
        revision = answer["revision"]
        del answer["took_ms"]
        with self.lock:
            known = self.answers.setdefault((revision, target), answer)
            if len(self.answers) > MAX_ANSWERS_KEPT:
                self.answers.clear()
        if known != answer:
            self.fault(f"{target}: two answers at revision {revision}")
        total, hits = answer["total"], answer["hits"]
        on_page = sum(1 + len(hit["copies"]) for hit in hits)
        if total["relation"] == "eq" and total["value"] < on_page:
            self.fault(f"{target}: {on_page} hits of {total['value']}")
        return answer


def search(soak, connection, rng):
    if rng.random() < 0.3:
        words = " ".join(rng.choice(SYLLABLES) for _ in range(rng.randint(1, 5)))
        target = "/api/v1/search?facets=year,site&q=" + urllib.parse.quote(words)
    else:
        target = "/api/v1/search?q=" + urllib.parse.quote(rng.choice(QUERIES))
    status, _, content = soak.ask(connection, "GET", target)
    if status == 200:
        soak.check_search(target, content)


def search_group(soak, connection, rng):
    """The group is there whole, all of one batch."""
    del rng
    target = "/api/v1/search?exact=1&size=20&q=" + urllib.parse.quote(f'"bản {GROUP_WORDS} lần"')
    status, _, content = soak.ask(connection, "GET", target)
    if status != 200:
        return None
    answer = soak.check_search(target, content)
    titles = [other["title"] for hit in answer["hits"] for other in [hit, *hit["copies"]]]
    if len(titles) != GROUP or len(set(titles)) != 1:
        soak.fault(f"a batch was seen in part at {answer['revision']}: {titles}")
        return None
    return int(titles[0].split()[-1])


def suggest(soak, connection, rng):
    typed = " ".join(rng.choice(SYLLABLES) for _ in range(rng.randint(1, 3)))
    target = "/api/v1/suggest?q=" + urllib.parse.quote(typed[: rng.randint(2, len(typed))])
    status, _, content = soak.ask(connection, "GET", target)
    if status == 200:
        json.loads(content)


def export(soak, connection, rng):
    form = rng.choice(["jsonl", "csv", "ris", "bibtex"])
    status, headers, content = soak.ask(
        connection, "GET", f"/api/v1/export?format={form}&q=" + urllib.parse.quote(rng.choice(QUERIES))
    )
    lines = content.count(b"\n")
    total = int(headers.get("Tracuu-Total", 0))
    # What is deleted meanwhile is left out, and nothing here but the group is.
    if status == 200 and form == "jsonl" and not total - GROUP <= lines <= total:
        soak.fault(f"export: {lines} lines of {total}")
    time.sleep(0.2)


def vanish(soak, connection, rng):
    """Asks and is gone: at once, in the middle of the head, or of the answer."""
    del connection
    raw = socket.create_connection(("127.0.0.1", soak.port))
    request = b"GET /api/v1/export?q=nhan+dan HTTP/1.1\r\nHost: a\r\n\r\n"
    raw.sendall(request[: rng.randint(0, len(request))])
    if rng.random() < 0.5:
        time.sleep(0.01)
    raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))  # RST
    raw.close()
    soak.count("vanished clients")
    time.sleep(0.02)


def repeat(soak, work, seed):
    """Does `work` on one connection until the end."""
    rng = random.Random(seed)
    connection = http.client.HTTPConnection("127.0.0.1", soak.port, timeout=60)
    while not soak.stop.is_set():
        try:
            work(soak, connection, rng)
        except (http.client.RemoteDisconnected, BrokenPipeError, ConnectionResetError):
            soak.count("connections that were closed between requests")
            connection.close()
        except Exception as error:  # pylint: disable=broad-exception-caught
            soak.fault(f"{work.__name__}: {error!r}")
            connection.close()


def write(soak):
    """Changes the group, and waits until the change is found."""
    connection = http.client.HTTPConnection("127.0.0.1", soak.port, timeout=60)
    headers = {"Authorization": "Bearer " + soak.server.token}
    counter, waits = 0, []
    while not soak.stop.is_set():
        counter += 1
        body = "\n".join(group_line(number, counter) for number in range(GROUP)) + "\n"
        rebuilds = soak.rebuilds
        status, _, _ = soak.ask(connection, "POST", "/api/v1/announcements:batch", body.encode(), headers)
        soak.ask(connection, "PUT", "/api/v1/announcements/le", '{"title":"Bản lẻ"}'.encode(), headers)
        soak.ask(connection, "DELETE", "/api/v1/announcements/le", None, headers)
        begin = time.monotonic()
        while status == 202 and not soak.stop.is_set():
            if search_group(soak, connection, None) == counter:
                waits.append(time.monotonic() - begin)
                break
            was_rebuilt = soak.rebuilding.is_set() or soak.rebuilds != rebuilds
            if was_rebuilt:
                break  # it waits for the other writer, or went with the old index
            if time.monotonic() - begin > soak.found_within:
                soak.fault(f"change {counter} was not found within {soak.found_within} s")
                break
            time.sleep(0.05)
        time.sleep(0.2)
    if waits:
        print(f"a change is found after {statistics.median(waits):.2f} s (median), {max(waits):.2f} s (most)")


def rebuild(soak):
    while not soak.stop.wait(20):
        soak.rebuilding.set()
        soak.reindex()
        soak.rebuilds += 1
        soak.rebuilding.clear()
        soak.server.process.send_signal(signal.SIGHUP)
        soak.count("rebuilds and reloads")


def idle(soak):
    """Keeps connections open that send nothing; opens them anew when the server ends them."""
    open_ones = []
    while not soak.stop.wait(1):
        open_ones = [each for each in open_ones if not is_closed(each)]
        while len(open_ones) < IDLE_CONNECTIONS:
            open_ones.append(socket.create_connection(("127.0.0.1", soak.port)))
    for each in open_ones:
        each.close()


def is_closed(connection):
    connection.setblocking(False)
    try:
        closed = connection.recv(1) == b""
    except BlockingIOError:
        return False
    except OSError:
        closed = True
    if closed:
        connection.close()
    return closed


def sample(soak, samples):
    """Resident memory in MB and descriptors, now and then."""
    proc = pathlib.Path(f"/proc/{soak.server.process.pid}")
    while not soak.stop.wait(2):
        resident = int(re.search(r"VmRSS:\s+(\d+)", (proc / "status").read_text()).group(1)) / 1024
        samples.append((resident, len(os.listdir(proc / "fd"))))


def check_growth(soak, samples):
    """The last third must not need more than the middle third."""
    third = len(samples) // 3
    if third < 2:
        return
    for name, column, slack in (("MB of memory", 0, 16), ("descriptors", 1, 24)):
        middle = statistics.median(entry[column] for entry in samples[third : 2 * third])
        last = statistics.median(entry[column] for entry in samples[2 * third :])
        print(f"{name}: {middle:.0f} in the middle third, {last:.0f} in the last, {max(e[column] for e in samples):.0f} at most")
        if last > middle * 1.1 + slack:
            soak.fault(f"{name} grow: {middle:.0f} to {last:.0f}")


def run(soak, minutes):
    samples = []
    works = [search, search, search_group, suggest, export, vanish]
    threads = [threading.Thread(target=repeat, args=(soak, work, seed)) for seed, work in enumerate(works)]
    threads += [threading.Thread(target=work, args=(soak,)) for work in (write, rebuild, idle)]
    threads.append(threading.Thread(target=sample, args=(soak, samples)))
    for thread in threads:
        thread.start()
    end = time.monotonic() + minutes * 60
    while time.monotonic() < end and soak.server.process.poll() is None and len(soak.faults) < 100:
        time.sleep(0.5)
    soak.stop.set()
    for thread in threads:
        thread.join()
    check_growth(soak, samples)
    if soak.server.process.poll() is not None:
        soak.fault(f"the server ended with {soak.server.process.returncode}")
    if soak.server.stop() != 0:
        soak.fault(f"the server stopped with {soak.server.process.returncode}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program")
    parser.add_argument("sample", type=pathlib.Path)
    parser.add_argument("--minutes", type=float, default=5)
    parser.add_argument("--found-within", type=float, default=2.0, help="seconds from a change to its being found")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        group = folder / "group.jsonl"
        group.write_text("".join(group_line(number, 0) + "\n" for number in range(GROUP)), encoding="utf-8")
        soak = Soak(arguments.program, folder, [arguments.sample, group], arguments.found_within)
        soak.start()
        run(soak, arguments.minutes)
        soak.log.seek(0)
        for line in soak.log:
            if "exception" in line or "Internal" in line:
                soak.fault("log: " + line.rstrip())
    for what, times in sorted(soak.counts.items()):
        print(f"{times:8} {what}")
    for text in soak.faults[:20]:
        print("FAULT", text, file=sys.stderr)
    print(f"{len(soak.faults)} faults in {arguments.minutes:g} minutes")
    sys.exit(1 if soak.faults else 0)


main()
