#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Serves below a path (public.url = "http://HOST/tim") and follows what answers name.

usage: below_path_test.py PROGRAM SAMPLE_FOLDER

Every address of ours in pages, feeds, sitemaps, OAI-PMH and OpenSearch begins with the path; each is asked
for as proxies may hand it on, with the path and without.
"""
import html.parser
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request

from served import Served

PATH = "/tim"
PUBLIC = "http://tim.example" + PATH
PAGES = ["/", "/?lang=en", "/search?q=khai+sinh", "/search?q=khongcothatdau", "/kho", "/kho/2009", "/kho/unit",
         "/kho/number", "/kho/compare?q=lu", "/announcements/lg-2009-0216", "/no-such-page"]

SETTINGS = f"""[limits]
requests_per_second = 0
[public]
url = "{PUBLIC}/"
"""


class Addresses(html.parser.HTMLParser):
    """What a page links to, loads and sends forms to."""

    def __init__(self, page):
        super().__init__()
        self.found = []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        self.found += [value for name, value in attributes if name in ("href", "src", "action", "formaction")]


def check(condition, what):
    if not condition:
        sys.exit(f"failed: {what}")


def get(server, target):
    request = urllib.request.Request(f"http://127.0.0.1:{server.port}{target}")
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            return answer.status, answer.read().decode("utf-8", "replace")
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode("utf-8", "replace")


def check_pages(server):
    """Pages name nothing of ours outside the path; returns what they name."""
    linked = set()
    for target in PAGES:
        status, page = get(server, PATH + target)
        check(status == (404 if "no-such" in target else 200), f"{target}: {status}")
        check(get(server, target)[1] == page, f"{target}: the same without the path")
        for address in Addresses(page).found:
            if address.startswith("/"):
                check(address.startswith(PATH + "/") or address == PATH, f"{target} names {address}")
                linked.add(address)
        check(get(server, PATH + target)[1] == page, f"{target}: as it was kept")
    return linked


def check_machines(server):
    """What programs read names whole addresses, with the path."""
    for target, what in (("/feed?q=khai+sinh", "feed"), ("/sitemap.xml", "sitemap"), ("/sitemaps/1.xml", "urlset"),
                         ("/opensearch.xml", "OpenSearch"), ("/oai?verb=Identify", "OAI"), ("/robots.txt", "robots")):
        status, text = get(server, PATH + target)
        check(status == 200, f"{what}: {status}")
        check(PUBLIC + "/" in text, f"{what} names {PUBLIC}")
        check(not re.search(r"http://tim\.example/(?!tim/)", text), f"{what} names no address outside {PUBLIC}")
    contract = json.loads(get(server, PATH + "/openapi.json")[1])
    check(contract["servers"] == [{"url": PATH}], "OpenAPI names the path")
    check(f"Disallow: {PATH}/search" in get(server, "/robots.txt")[1], "robots: the path")


def check_links(server, linked):
    """Each address that a page names is there, with the path and without."""
    check(len(linked) > 50, f"pages link to each other: {len(linked)}")
    for address in sorted(linked):
        status, _ = get(server, address)
        check(status == 200, f"{address}: {status}")
        without = address.removeprefix(PATH) or "/"
        check(get(server, without)[0] == 200, f"{without}: as a proxy hands it on")


def check_refusals(program, index):
    for url in ("http://tim.example//tim", "http://tim.example/a/../b", "http://tim.example/tìm",
                "http://tim.example/tim%20", "http:///tim"):
        done = subprocess.run([program, "serve", "--db", index, "--port", "0", "--public-url", url],
                              capture_output=True, text=True, timeout=60)
        check(done.returncode == 2 and "--public-url" in done.stderr, f"{url} is refused at the start: {done}")


def main():
    program, sample = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        index = str(pathlib.Path(folder) / "index.db")
        subprocess.run([program, "index", sample, "--db", index, "-q"], check=True)
        check_refusals(program, index)
        server = Served(program, folder, index, SETTINGS)
        try:
            check_links(server, check_pages(server))
            check_machines(server)
        finally:
            server.stop()


if __name__ == "__main__":
    main()
