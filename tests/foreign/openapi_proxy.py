#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Asks every route through prism, a proxy that holds requests and answers against docs/openapi.yaml.

usage: openapi_proxy.py PROGRAM SOURCE_DIR PRISM

The requests are those of tests/server/openapi_check.py. Of what is accepted, prism must have nothing to
say; of what is refused, nothing about the answer. That prism is heard is tried with a contract that is wrong.
"""
import json
import pathlib
import re
import socket
import subprocess
import sys
import tempfile
import time

import yaml

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "server"))
import openapi_check  # noqa: E402


class Prism:
    """The proxy, between whoever asks on `port` and the service."""

    def __init__(self, command, document, service):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.process = subprocess.Popen(
            ["setpriv", "--pdeathsig", "TERM", "node", command, "proxy", document, f"http://127.0.0.1:{service.port}", "--host", "127.0.0.1",
             "--port", str(self.port)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        for line in self.process.stdout:
            if "listening" in line:
                break
        else:
            raise RuntimeError("prism does not start")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.communicate()


def violations(headers):
    """What prism says of a request and its answer."""
    return json.loads(headers.get("sl-violations") or "[]")


def problems_through_prism(service):
    for path, actual_path, query, expected, rest in list(openapi_check.asked(service)):
        if 300 <= expected < 400:  # prism follows redirects itself
            continue
        status, _, body = service.ask(actual_path, query, *rest)
        if status == 400 and b'"invalid_json"' in body:  # prism's own refusal: it reads bodies before it sends them on
            continue
        # prism holds any +json type against the first type of JSON that the answer may have.
        heard = [] if "format=opensearch" in query else violations(service.headers)
        if status != expected:
            yield f"{path}?{query} {rest[:1]}: {status}, expected {expected}: {body[:300]!r}"
        for one in heard:
            if expected < 300 or one["location"][0] == "response":
                yield f"{path}?{query} {rest[:1]}: {'/'.join(map(str, one['location']))}: {one['message']}"


def is_heard(program_service, command, document):
    """Whether an answer without what a contract asks for is told of."""
    wrong = json.loads(json.dumps(document))
    wrong["components"]["schemas"]["SearchAnswer"]["required"].append("weather")
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump(wrong, file)
        file.flush()
        with Prism(command, file.name, program_service) as prism:
            program_service.through = prism.port
            program_service.ask("/api/v1/search", "q=khai sinh")
            return any(re.search("weather", one["message"]) for one in violations(program_service.headers))


def main():
    program, source, command = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3]
    document_file = source / "docs/openapi.yaml"
    document = yaml.safe_load(document_file.read_text(encoding="utf-8"))
    begin = time.monotonic()
    with openapi_check.served_sample(program, source) as service:
        problems = [] if is_heard(service, command, document) else ["prism says nothing of a wrong answer"]
        with Prism(command, document_file, service) as prism:
            service.through = prism.port
            problems += problems_through_prism(service)
    for problem in problems:
        print(problem, file=sys.stderr)
    print(f"{len(openapi_check.REQUESTS)} requests, {len(problems)} faults, {time.monotonic() - begin:.0f} s")
    sys.exit(1 if problems else 0)


main()
