#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs nginx as docs/deploy.md says, in front of the program, and asks through it.

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


def nginx_config(document, folder, port, behind):
    """The document's server block with what a test needs around it."""
    block = re.search(r"```nginx\n(.*?)```", document, re.DOTALL).group(1)
    for written, here in (
        ("listen 443 ssl http2;", f"listen 127.0.0.1:{port} ssl http2;"),
        ("tracuu.example.gov.vn", "localhost"),
        ("/etc/ssl/private/tracuu.key", f"{folder}/tracuu.key"),
        ("/etc/ssl/tracuu.pem", f"{folder}/tracuu.pem"),
        ("http://127.0.0.1:8080", f"http://127.0.0.1:{behind}"),
    ):
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
        port = free_port()
        (folder / "nginx.conf").write_text(nginx_config(document, folder, port, server.port), encoding="utf-8")
        nginx = subprocess.Popen(["nginx", "-e", "stderr", "-c", folder / "nginx.conf", "-p", folder])
        try:
            for _ in range(100):
                time.sleep(0.05)
                if socket.socket().connect_ex(("127.0.0.1", port)) == 0:
                    break
            problems = list(checks(port, server.token))
        finally:
            nginx.terminate()
            nginx.wait()
            server.stop()
    for problem in problems:
        print(problem, file=sys.stderr)
    sys.exit(1 if problems else 0)


main()
