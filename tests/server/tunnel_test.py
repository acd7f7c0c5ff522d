#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A shard behind stunnel, configured as docs/scale.md says: who has the certificate gets through, others
do not; and a full build is served without a restart.

usage: tunnel_test.py PROGRAM SOURCE_DIR

The two configurations are taken from the document as they stand; only addresses, ports and the places of
certificates are changed. Exit status 77 (skipped) if stunnel, openssl or Xapian's tools are missing.
"""
import os
import pathlib
import re
import shutil
import signal
import socket
import ssl
import subprocess
import sys
import tempfile
import time

from unit_command import unit_command

SKIPPED = 77
NEEDED = ("stunnel", "openssl", "xapian-tcpsrv", "xapian-delve")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(port):
    for _ in range(200):
        time.sleep(0.05)
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
    sys.exit(f"nothing listens on {port}")


def certificate(folder, name):
    """As the document tells to make it."""
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={name}",
         "-keyout", folder / f"{name}.key", "-out", folder / f"{name}.crt"],
        check=True, capture_output=True,
    )


class Configurations:
    """Of the document: that of the shard's machine, and that of the server's."""

    def __init__(self, document, folder):
        blocks = re.findall(r"```ini\n; /etc/stunnel/(.*?)\n(.*?)```", document, re.DOTALL)
        self.texts = dict(blocks)
        self.folder = folder

    def write(self, name, changes):
        text = self.texts[name].replace("/etc/stunnel/", f"{self.folder}/")
        for written, here in changes:
            if written not in text:
                sys.exit(f"docs/scale.md, {name}, lacks {written!r}")
            text = text.replace(written, here)
        path = self.folder / name
        path.write_text(f"foreground = yes\nsyslog = no\npid =\n{text}", encoding="utf-8")
        return path


def seen_through(folder, port):
    """What xapian-delve finds at a port, as a remote database."""
    stub = folder / "stub"
    stub.write_text(f"remote 127.0.0.1:{port}\n", encoding="utf-8")
    return subprocess.run(["xapian-delve", stub], capture_output=True, text=True, timeout=60)


def gets_through(port, folder, name):
    """Whether TLS with the certificate `name` (none: without one) gets an answer of the shard."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    if name:
        context.load_cert_chain(folder / f"{name}.crt", folder / f"{name}.key")
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=10) as plain:
            with context.wrap_socket(plain) as tunnel:
                return len(tunnel.recv(1)) == 1  # a shard speaks first
    except OSError:
        return False


def checks(program, source, folder, remote_port, local_port):
    """What is wrong, as texts."""
    through = seen_through(folder, local_port)
    if through.returncode != 0 or "number of documents = " not in through.stdout:
        yield f"nothing comes through the tunnel: {through}"
    before = re.search("UUID = .*", through.stdout).group()
    subprocess.run([program, "index", source / "data/sample", "--db", folder / "index.db", "--rebuild"], check=True,
                   capture_output=True)
    again = seen_through(folder, local_port)
    if again.returncode != 0 or before in again.stdout:
        yield f"a full build is not served: {again}"
    if not gets_through(remote_port, folder, "search"):
        yield "the certificate that is known is refused"
    for name in ("stranger", None):
        if gets_through(remote_port, folder, name):
            yield f"{name or 'no'} certificate gets through"
    plain = seen_through(folder, remote_port)
    if plain.returncode == 0:
        yield "the shard answers without TLS"


def main():
    program, source = sys.argv[1], pathlib.Path(sys.argv[2])
    missing = [tool for tool in NEEDED if not shutil.which(tool)]
    if missing:
        print("not installed:", ", ".join(missing))
        sys.exit(SKIPPED)
    document = (source / "docs/scale.md").read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        subprocess.run([program, "index", source / "data/sample", "--db", folder / "index.db"], check=True, capture_output=True)
        for host in ("shard", "search", "stranger"):
            certificate(folder, host)
        shard_port, remote_port, local_port = free_port(), free_port(), free_port()
        configurations = Configurations(document, folder)
        files = [
            configurations.write("tracuu-shard.conf", (("10.0.0.2:7201", f"127.0.0.1:{remote_port}"),
                                                       ("127.0.0.1:7101", f"127.0.0.1:{shard_port}"))),
            configurations.write("tracuu-search.conf", (("10.0.0.2:7201", f"127.0.0.1:{remote_port}"),
                                                        ("127.0.0.1:7102", f"127.0.0.1:{local_port}"))),
        ]
        # Each in a process group of its own: xapian-tcpsrv ends its whole group.
        commands = [unit_command(source, "tracuu-shard@.service", "a", PORT=shard_port, INDEX=folder / "index.db")]
        commands += [["stunnel", file] for file in files]
        processes = [subprocess.Popen(command, start_new_session=True, stderr=subprocess.DEVNULL) for command in commands]
        try:
            for port in (shard_port, remote_port, local_port):
                wait_for(port)
            problems = list(checks(program, source, folder, remote_port, local_port))
        finally:
            for process in processes:
                os.killpg(process.pid, signal.SIGTERM)
                process.wait()
    for problem in problems:
        print(problem, file=sys.stderr)
    sys.exit(1 if problems else 0)


main()
