#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds alert rules, dashboard and documents against the metrics of a running server.

usage: monitoring_test.py PROGRAM SOURCE_DIR

Every metric that packaging/monitoring names must be on /metrics, with the labels and the values of `lane`
and `route` that are asked for; docs/api.md must list what is there, and nothing else but what it says is
"of an index of several shards" or "only of a follower". Where promtool is
installed (Debian's package prometheus) it checks the rules, tries them (alerts_test.yml) and reads /metrics.
"""
import http.client
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import yaml

from served import Served

OF_SCRAPING = {"job", "instance", "le"}  # labels that Prometheus adds, or that are of every histogram
WORDS_OF_PROMQL = {"and", "or", "unless", "bool", "offset"}
GROUPING = re.compile(r"\b(?:by|without|on|ignoring)\s*\(([^)]*)\)")
SERIES = re.compile(r'([a-zA-Z_:][\w:]*)\s*(\{(?:[^}"]|"[^"]*")*\})?\s*(\(?)')
LABEL = re.compile(r'(\w+)\s*(=~|!~|!=|=)\s*"([^"]*)"')


def ask(port, target, method="GET", body=None, headers=None):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request(method, target, body, headers or {})
    answer = connection.getresponse()
    text = answer.read().decode("utf-8")
    connection.close()
    return answer.status, text


def read_metrics(text):
    """{name: [{label: value}]} of the text format of Prometheus."""
    metrics = {}
    for line in text.splitlines():
        if line.startswith("#") or not line:
            continue
        name, labels = re.match(r"([\w:]+)(?:\{(.*)\})? ", line).groups()
        metrics.setdefault(name, []).append(dict(re.findall(r'(\w+)="([^"]*)"', labels or "")))
    return metrics


def series_of(expression):
    """[(metric, [(label, operator, value)])] of each selector, and the labels that are grouped by."""
    grouped = {label.strip() for group in GROUPING.findall(expression) for label in group.split(",")}
    rest = re.sub(r"\[[^\]]*\]", " ", GROUPING.sub(" ", expression))
    found = [(name, LABEL.findall(labels)) for name, labels, bracket in SERIES.findall(rest)
             if not bracket and name not in WORDS_OF_PROMQL]
    return found, grouped


def family_of(name, metrics):
    """A histogram is told in several metrics, which are one to readers."""
    family = re.sub(r"_(bucket|sum|count)$", "", name)
    return family if family + "_bucket" in metrics else name


def problems_of(where, expression, metrics):
    selectors, grouped = series_of(expression)
    if not selectors:
        yield f"{where}: no metric in {expression!r}"
    known = set(OF_SCRAPING)
    for name, labels in selectors:
        if name == "up":  # of Prometheus itself
            continue
        if name not in metrics:
            yield f"{where}: there is no metric {name}"
            continue
        for each in metrics[name]:
            known |= set(each)
        for label, operator, value in labels:
            if label in OF_SCRAPING:
                continue
            values = {each.get(label) for each in metrics[name]}
            if values == {None}:
                yield f"{where}: {name} has no label {label}"
            elif label != "status" and operator in ("=", "=~"):
                for wanted in value.split("|") if operator == "=~" else [value]:
                    if wanted not in values:
                        yield f"{where}: no {name} has {label} {wanted!r}"
    for label in grouped - known:
        yield f"{where}: nothing in {expression!r} has the label {label}"


def expressions_of(source):
    """(where it stands, expression) of the rules and of the dashboard."""
    rules = yaml.safe_load((source / "tracuu-alerts.yml").read_text(encoding="utf-8"))
    for group in rules["groups"]:
        for rule in group["rules"]:
            yield rule["alert"], rule["expr"]
    dashboard = json.loads((source / "tracuu-dashboard.json").read_text(encoding="utf-8"))
    for panel in dashboard["panels"]:
        for target in panel["targets"]:
            yield panel["title"], target["expr"].replace("$__rate_interval", "5m")
    for variable in dashboard["templating"]["list"]:
        if variable["type"] == "query":
            yield variable["label"], re.search(r"label_values\((.*), \w+\)", variable["query"]).group(1)


ROW = re.compile(r"^\| (`[^|]*) \| ([^|]*)\| (.*) \|$", re.MULTILINE)
OF_OTHERS = re.compile(r"(only )?of an? ")  # begins the meaning of what only some servers have


def documented(source):
    """({name: its labels} of every server, and of those with shards or a writer) of the table in docs/api.md."""
    section = (source / "docs/api.md").read_text(encoding="utf-8").split("## GET /metrics")[1].split("\n## ")[0]
    of_all, of_some = {}, {}
    for names, labels, meaning in ROW.findall(section):
        table = of_some if OF_OTHERS.match(meaning) else of_all
        for name in re.findall(r"`(\w+)`", names):
            table[name] = re.findall(r"`(\w+)`", labels)
    return of_all, of_some


def problems_of_documents(of_all, of_some, metrics):
    """docs/api.md lists the metrics: all of them, and no others."""
    families = {family_of(name, metrics) for name in metrics}
    for name in sorted(families - set(of_all) - set(of_some)):
        yield f"docs/api.md does not name {name}"
    for name in sorted(set(of_all) - families):
        yield f"docs/api.md names {name}, which is not there"


def problems_of_promtool(monitoring, tests, text):
    if not shutil.which("promtool"):
        print("promtool is not installed: rules are not tried")
        return
    runs = [(["check", "rules", monitoring / "tracuu-alerts.yml"], None), (["check", "metrics"], text)]
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        shutil.copy(monitoring / "tracuu-alerts.yml", folder)
        shutil.copy(tests / "alerts_test.yml", folder)
        runs.append((["test", "rules", folder / "alerts_test.yml"], None))
        for arguments, given in runs:
            done = subprocess.run(["promtool", *arguments], input=given, capture_output=True, text=True)
            if done.returncode != 0:
                yield f"promtool {arguments[0]} {arguments[1]}: {done.stdout}{done.stderr}"


def metrics_of_server(program, source):
    """The text of /metrics once a bit of everything has been asked."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        index = [program, "index", source / "data/sample", "--db", folder / "index.db"]
        subprocess.run(index, check=True, capture_output=True)
        # A writer that nobody finds: the metrics of a follower are there.
        server = Served(program, folder, "index.db", 'writer_status = "http://127.0.0.1:9"\n')
        try:
            for target in ("/search?q=khai+sinh", "/api/v1/search?q=khai+sinh", "/api/v1/search?q=khai+sinh",
                           "/api/v1/search?q=qqqq", "/healthz"):
                ask(server.port, target)
            return ask(server.port, "/metrics")[1]
        finally:
            server.stop()


def main():
    program, source = sys.argv[1], pathlib.Path(sys.argv[2])
    monitoring = source / "packaging/monitoring"
    text = metrics_of_server(program, source)
    metrics = read_metrics(text)
    of_all, of_some = documented(source)
    problems = list(problems_of_documents(of_all, of_some, metrics))
    known = {name: [dict.fromkeys(labels, "")] for name, labels in of_some.items()} | metrics
    for where, expression in expressions_of(monitoring):
        problems += problems_of(where, expression, known)
    problems += problems_of_promtool(monitoring, source / "tests/server", text)
    written = (monitoring / "tracuu-dashboard.json").read_text(encoding="utf-8")
    script = [sys.executable, monitoring / "dashboard.py"]
    if subprocess.run(script, check=True, capture_output=True, text=True, encoding="utf-8").stdout != written:
        problems.append("tracuu-dashboard.json is not what dashboard.py writes")
    for problem in problems:
        print(problem, file=sys.stderr)
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
