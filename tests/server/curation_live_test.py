#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A webmaster's rules in the program as it runs: saved rules count within two seconds, a broken file changes
nothing, one of two writers at once wins, and without rules answers are byte for byte those of a server without a file.

usage: curation_live_test.py PROGRAM SAMPLE_FOLDER
"""
import concurrent.futures
import http.client
import json
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse

from served import Served

LIMIT = 2.0  # seconds from saving to counting
QUERIES = ("thu tuc khai sinh", "UBND huyện", "\"tu bổ đê\"", "119/QĐ-UBND", "xyzzyq", "")


def ask(port, path, method="GET", body=None, fields=None):
    """Status, fields and body."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request(method, path, body, fields or {})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, answer.headers, body


def search(port, query):
    return json.loads(ask(port, "/api/v1/search?q=" + urllib.parse.quote(query))[2])


def wait_until(is_so, what):
    """How long it took."""
    begin = time.monotonic()
    while not is_so():
        if time.monotonic() - begin > 30:
            sys.exit(f"curation_live_test: {what}: not after 30 s")
        time.sleep(0.02)
    return time.monotonic() - begin


def check(is_right, what):
    if not is_right:
        sys.exit(f"curation_live_test: {what}")


def without_time(body):
    return re.sub(r'"took_ms":[0-9.e-]+|class="took">[^<]*', "", body.decode())


def check_same_without_rules(plain, ruled):
    for query in QUERIES:
        for path in ("/api/v1/search?facets=site,unit&q=", "/search?q=", "/feed?q="):
            target = path + urllib.parse.quote(query)
            bodies = [without_time(ask(port, target, fields={"Host": "tim.example"})[2]) for port in (plain, ruled)]
            check(bodies[0] == bodies[1], f"{target}: differs with an empty file of rules")


def check_saving(port, file):
    """Saves rules again and again; the times until they count."""
    times = []
    for turn in range(8):
        file.write_text(f'[[alert]]\ntext = "lần {turn}"\n', encoding="utf-8")
        times.append(wait_until(lambda: search(port, "khai sinh").get("alert", {}).get("text") == f"lần {turn}", "saved rules"))
    check(max(times) < LIMIT, f"saved rules count after {max(times):.2f} s")
    return times


def check_broken(port, file):
    good = file.read_bytes()
    file.write_text("[[alert]]\n", encoding="utf-8")
    wait_until(lambda: json.loads(ask(port, "/readyz")[2])["curation"]["broken"], "a broken file")
    check("alert" in search(port, "khai sinh"), "a broken file took the rules away")
    file.write_bytes(good)
    wait_until(lambda: not json.loads(ask(port, "/readyz")[2])["curation"]["broken"], "a mended file")


def check_hidden(port, file):
    before = search(port, "khai sinh")
    hidden = before["hits"][0]["id"]
    file.write_text(f'[[hide]]\ndocuments = "{hidden}"\nattachments = false\n', encoding="utf-8")
    took = wait_until(lambda: search(port, "khai sinh")["total"]["value"] == before["total"]["value"] - 1, "a hidden document")
    check(took < LIMIT, f"a document is hidden after {took:.2f} s")
    address = "/announcements/" + urllib.parse.quote(hidden, safe="")
    check(ask(port, address)[0] == 404, "the page of a hidden document is there")
    export = ask(port, "/api/v1/export?format=jsonl&q=khai%20sinh")[2].decode()
    check(len(export.splitlines()) == before["total"]["value"] - 1, "an export has the hidden document")
    check(json.dumps(hidden) not in export, "an export has the hidden document")


def check_two_writers(port, token):
    """Of many who write over what they have read, each time one wins."""
    bearer = {"Authorization": "Bearer " + token}
    for turn in range(5):
        tag = ask(port, "/api/v1/curation", fields=bearer)[1]["ETag"]

        def put(writer, turn=turn, tag=tag):
            body = f'# {writer}\n[[alert]]\ntext = "{turn} {writer}"\n'.encode()
            return ask(port, "/api/v1/curation", "PUT", body, {**bearer, "If-Match": tag})[0], writer

        with concurrent.futures.ThreadPoolExecutor(4) as pool:
            answers = list(pool.map(put, range(4)))
        winners = [writer for status, writer in answers if status == 200]
        check(len(winners) == 1, f"two writers: {answers}")
        check(sorted(status for status, _ in answers) == [200, 412, 412, 412], f"two writers: {answers}")
        text = ask(port, "/api/v1/curation", fields=bearer)[2].decode()
        check(text.startswith(f"# {winners[0]}\n"), "what the winner wrote is not there, comment and all")
        check(search(port, "khai sinh")["alert"]["text"] == f"{turn} {winners[0]}", "it does not count at once")


def uses(served):
    report = json.loads(ask(served.port, "/api/v1/curation/report", fields={"Authorization": "Bearer " + served.token})[2])
    return {(use["kind"], use["rule"]): use["count"] for use in report["uses"]}


def check_counts_outlive_a_restart(program, home, file):
    """Where queries are counted, what each rule did is, too."""
    file.write_text('[[alert]]\nname = "bao"\ntext = "Bão"\n', encoding="utf-8")
    settings = f'[limits]\nrequests_per_second = 0\n[search]\ncuration = "{file}"\n[log]\nqueries = true\n'
    for times in (3, 5):
        served = Served(program, home, home / "index.db", settings)
        try:
            for turn in range(times):
                search(served.port, f"khai sinh {turn}")
            counted = uses(served)
        finally:
            served.stop()
    check(list(counted.values()) == [8], f"after a restart: {counted}")


def main():
    program, sample = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        homes = [pathlib.Path(folder, name) for name in ("plain", "ruled")]
        homes[0].mkdir()
        subprocess.run([program, "index", sample, "--db", homes[0] / "index.db"], check=True, capture_output=True)
        shutil.copytree(*homes)  # of one generation: revisions are told in answers
        file = homes[1] / "rules.toml"
        plain = Served(program, homes[0], homes[0] / "index.db")
        ruled = Served(program, homes[1], homes[1] / "index.db", f'[limits]\nrequests_per_second = 0\n[search]\ncuration = "{file}"\n')
        try:
            check_same_without_rules(plain.port, ruled.port)
            times = check_saving(ruled.port, file)
            check_broken(ruled.port, file)
            check_hidden(ruled.port, file)
            check_two_writers(ruled.port, ruled.token)
        finally:
            plain.stop()
            ruled.stop()
        check_counts_outlive_a_restart(program, homes[1], file)
        print(f"saved rules count after {statistics.median(times):.2f} s (median), {max(times):.2f} s (most)")


if __name__ == "__main__":
    main()
