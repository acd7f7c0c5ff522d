#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs nginx as docs/deploy.md says, in front of the program, and asks through it: plainly, and with its cache.

usage: nginx_test.py PROGRAM SOURCE_DIR

The configuration is taken from the document as it stands; only ports, the name and the
certificate's place are changed. Exit status 77 (skipped) if nginx or openssl is missing.
"""
import http.client
import json
import pathlib
import re
import shutil
import socket
import ssl
import subprocess
import sys
import tempfile
import time

from served import Served

SKIPPED = 77
PLAIN, CACHE = 0, 1  # the blocks of docs/deploy.md


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def certificate(folder):
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
         "-keyout", folder / "tracuu.key", "-out", folder / "tracuu.pem"],
        check=True, capture_output=True,
    )


def nginx_config(document, which, folder, port, behind):
    """The document's block of that number with what a test needs around it."""
    block = re.findall(r"```nginx\n(.*?)```", document, re.DOTALL)[which]
    changes = [
        ("listen 443 ssl http2;", f"listen 127.0.0.1:{port} ssl http2;"),
        ("tracuu.example.gov.vn", "localhost"),
        ("/etc/ssl/private/tracuu.key", f"{folder}/tracuu.key"),
        ("/etc/ssl/tracuu.pem", f"{folder}/tracuu.pem"),
        ("http://127.0.0.1:8080", f"http://127.0.0.1:{behind}"),
    ]
    if which == CACHE:
        changes.append(("/var/cache/nginx/tracuu", f"{folder}/cache"))
    for written, here in changes:
        if written not in block:
            sys.exit(f"docs/deploy.md lacks {written!r}")
        block = block.replace(written, here)
    return f"""daemon off; master_process off; pid {folder}/nginx.pid; error_log {folder}/error.log;
events {{}}
http {{
  access_log off; client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
{block}}}
"""


SETTINGS = """[limits]
requests_per_second = 1
request_burst = 20
[proxies]
trusted = ["127.0.0.1"]
[public]
url = "https://localhost"
"""


def ask(port, method, target, headers=None, body=None):
    """Asks as 127.0.0.2, which is no proxy."""
    connection = http.client.HTTPSConnection(
        "127.0.0.1", port, context=ssl._create_unverified_context(), timeout=30, source_address=("127.0.0.2", 0)
    )
    connection.request(method, target, body, headers or {})
    answer = connection.getresponse()
    content = answer.read()
    connection.close()
    return answer.status, answer.headers, content


def checks(port, token):
    """What is wrong, as texts."""
    search = "/api/v1/search?q=khai+sinh"
    status, headers, content = ask(port, "GET", search)
    if status != 200 or not json.loads(content)["hits"]:
        yield f"search: {status}"
    if ask(port, "GET", search, {"If-None-Match": headers["ETag"]})[0] != 304:
        yield "the tag does not come through"
    if ask(port, "GET", search, {"Accept-Encoding": "br"})[1]["Content-Encoding"] != "br":
        yield "brotli does not come through"
    if ask(port, "GET", "/metrics")[0] != 404:
        yield "/metrics is there"
    if b"https://localhost/" not in ask(port, "GET", "/sitemap.xml")[2]:
        yield "the public address is not in the sitemap"
    lines = ask(port, "GET", "/api/v1/export?q=khai+sinh")[2].count(b"\n")
    if lines == 0:
        yield "the export is empty"
    bearer = {"Authorization": "Bearer " + token}
    if ask(port, "PUT", "/api/v1/announcements/n-1", bearer, '{"title": "Qua nginx"}'.encode())[0] != 202:
        yield "PUT is refused"
    # A client that writes its own X-Forwarded-For is limited all the same.
    statuses = [ask(port, "GET", search, {"X-Forwarded-For": f"10.0.0.{i}"})[0] for i in range(30)]
    if 429 not in statuses:
        yield f"no client is limited: {statuses}"


class Nginx:
    """nginx with a block of the document, in front of the server."""

    def __init__(self, document, which, folder, behind):
        self.port = free_port()
        config = folder / f"nginx-{which}.conf"
        config.write_text(nginx_config(document, which, folder, self.port, behind), encoding="utf-8")
        self.process = subprocess.Popen(["nginx", "-e", "stderr", "-c", config, "-p", folder])
        for _ in range(100):
            time.sleep(0.05)
            if socket.socket().connect_ex(("127.0.0.1", self.port)) == 0:
                break

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()


def not_modified(server):
    """How many answers of the server itself were 304."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
    connection.request("GET", "/metrics")
    text = connection.getresponse().read().decode()
    return sum(int(float(n)) for n in re.findall(r'^tracuu_http_requests_total\{[^}]*status="304"[^}]*\} (\S+)', text, re.MULTILINE))


def cache_checks(port, server):
    """What is wrong with what nginx keeps, as texts."""
    def state_of(target, headers=None, method="GET", body=None):
        status, answer, content = ask(port, method, target, headers, body)
        return status, answer["X-Cache"], content

    page = "/search?q=khai+sinh"
    first = state_of(page)
    again = state_of(page)
    if (first[:2], again[:2]) != ((200, "MISS"), (200, "HIT")) or first[2] != again[2]:
        yield f"the second reader: {first[:2]} {again[:2]}"
    before = not_modified(server)
    time.sleep(2.2)  # nginx counts whole seconds
    later = state_of(page)
    if later[:2] != (200, "REVALIDATED") or later[2] != first[2]:
        yield f"a second later: {later[:2]}"
    if not_modified(server) != before + 1:
        yield "nginx does not ask with our tag"
    tag = ask(port, "GET", page)[1]["ETag"]
    if ask(port, "GET", page, {"If-None-Match": tag})[0] != 304:
        yield "the reader's own tag does not count"
    packed = [ask(port, "GET", page, {"Accept-Encoding": coding})[1]["Content-Encoding"] for coding in ("br", "identity", "br")]
    if packed != ["br", None, "br"]:
        yield f"packed for readers who do not take it, or the other way round: {packed}"
    export = [state_of("/api/v1/export?q=khai+sinh")[1] for _ in range(2)]
    if "HIT" in export:
        yield f"an export is kept: {export}"
    bearer = {"Authorization": "Bearer " + server.token}
    if state_of("/api/v1/announcements/n-2", bearer, "PUT", '{"title": "Khai sinh qua bộ đệm"}'.encode())[0] != 202:
        yield "PUT is refused"
    for _ in range(100):
        time.sleep(0.1)
        status, state, content = state_of(page)
        if "qua bộ đệm".encode() in content:
            break
    else:
        yield f"a change does not come: {status} {state}"
    if server.stop() != 0:
        yield "the server does not stop well"
    time.sleep(2.2)  # nginx counts whole seconds
    status, state, content = state_of(page)
    if (status, state) != (200, "STALE") or "qua bộ đệm".encode() not in content:
        yield f"with the server stopped: {status} {state}"


def main():
    program, source = sys.argv[1], pathlib.Path(sys.argv[2])
    if not shutil.which("nginx") or not shutil.which("openssl"):
        print("nginx or openssl is not installed")
        sys.exit(SKIPPED)
    document = (source / "docs/deploy.md").read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        subprocess.run([program, "index", source / "data/sample", "--db", folder / "index.db"], check=True, capture_output=True)
        certificate(folder)
        server = Served(program, folder, "index.db", SETTINGS)
        try:
            with Nginx(document, PLAIN, folder, server.port) as nginx:
                problems = list(checks(nginx.port, server.token))
        finally:
            server.stop()
        server = Served(program, folder, "index.db", SETTINGS.replace("requests_per_second = 1", "requests_per_second = 0"))
        try:
            with Nginx(document, CACHE, folder, server.port) as nginx:
                problems += cache_checks(nginx.port, server)
        finally:
            server.stop()
    for problem in problems:
        print(problem, file=sys.stderr)
    sys.exit(1 if problems else 0)


main()
