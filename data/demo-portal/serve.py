#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Serves the demonstration portal, whose pages hold the search box of a Tra Cứu service.

    data/demo-portal/serve.py --port 8081 --search http://127.0.0.1:8080/

The portal's pages allow in their Content-Security-Policy just what the box needs (docs/embed.md). News are the texts in
`tin/`; a sitemap and robots.txt tell crawlers of them, so that `tracuu crawl http://127.0.0.1:8081/` finds all there is.
"""
import argparse
import datetime
import functools
import hashlib
import html
import http.server
import pathlib
import signal
import sys
import urllib.parse

FOLDER = pathlib.Path(__file__).resolve().parent
PAGES = {
    "/": ("index.html", "text/html; charset=utf-8"),
    "/lich-tiep-dan.html": ("lich-tiep-dan.html", "text/html; charset=utf-8"),
    "/portal.css": ("portal.css", "text/css; charset=utf-8"),
    "/tep/lich-thau-rua-be-chua-2025.docx": (
        "tep/lich-thau-rua-be-chua-2025.docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
}
WEEKDAYS = ("Thứ hai", "Thứ ba", "Thứ tư", "Thứ năm", "Thứ sáu", "Thứ bảy", "Chủ nhật")
ATTACHED = "Tệp đính kèm: "
ROBOTS = "User-agent: *\nDisallow: /quan-tri/\nSitemap: {{origin}}sitemap.xml\n"


class News:
    """A text of `tin/`: the day in its name, then lines with the title, the unit and paragraphs."""

    def __init__(self, file):
        self.day = datetime.date.fromisoformat(file.name[:10])
        self.path = f"/tin/{file.stem[11:]}-t{self.day:%y%m%d}.html"
        self.title, self.unit, *self.paragraphs = file.read_text(encoding="utf-8").splitlines()

    def line(self):
        return (f'      <li><time datetime="{self.day}">{self.day:%d/%m/%Y}</time> '
                f'<a href="{self.path}">{html.escape(self.title)}</a></li>\n')

    def page(self):
        filled = {
            "{{title}}": html.escape(self.title), "{{unit}}": html.escape(self.unit),
            "{{day}}": f"{WEEKDAYS[self.day.weekday()]}, {self.day:%d/%m/%Y}",
            "{{text}}": "".join(f"    <p>{paragraph_html(one)}</p>\n" for one in self.paragraphs),
        }
        text = (FOLDER / "tin.html").read_text(encoding="utf-8")
        return functools.reduce(lambda page, name: page.replace(name, filled[name]), filled, text)


def paragraph_html(text):
    if not text.startswith(ATTACHED):
        return html.escape(text, quote=False)
    path = text.removeprefix(ATTACHED)
    return f'{ATTACHED}<a href="{path}">{path.rsplit("/", 1)[1]}</a>'


NEWS = {one.path: one for one in map(News, sorted((FOLDER / "tin").glob("*.txt"), reverse=True))}


def sitemap():
    rows = [("/", max(one.day for one in NEWS.values())), ("/lich-tiep-dan.html", datetime.date(2025, 6, 27))]
    rows += [(one.path, one.day) for one in NEWS.values()]
    urls = "".join(f"<url><loc>{{{{origin}}}}{path[1:]}</loc><lastmod>{day}</lastmod></url>\n" for path, day in rows)
    return ('<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
            f"{urls}</urlset>\n")


def page_of(path):
    """The status, the media type and the body, with names in braces that are still to be filled in."""
    if path in NEWS:
        return 200, "text/html; charset=utf-8", NEWS[path].page().encode()
    if path == "/robots.txt":
        return 200, "text/plain; charset=utf-8", ROBOTS.encode()
    if path == "/sitemap.xml":
        return 200, "application/xml", sitemap().encode()
    if path not in PAGES:
        return 404, "text/html; charset=utf-8", (FOLDER / "404.html").read_bytes()
    name, media_type = PAGES[path]
    body = (FOLDER / name).read_bytes()
    if path == "/":
        body = body.replace(b"{{news}}", "".join(one.line() for one in NEWS.values()).encode())
    return 200, media_type, body


def policy_for(search):
    # form-action is for the plain form that readers without JavaScript get.
    return (
        f"default-src 'self'; script-src {search}embed.js {search}404.js; connect-src {search}api/v1/; "
        f"style-src 'self'; img-src 'self' data:; form-action 'self' {search}search"
    )


class Portal(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    search = ""

    def do_GET(self):
        status, media_type, body = page_of(self.path.split("?")[0])
        if not self.path.startswith("/tep/"):
            origin = f"http://127.0.0.1:{self.server.server_port}/"
            body = body.replace(b"{{search}}", self.search.encode()).replace(b"{{origin}}", origin.encode())
        tag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
        if status == 200 and self.headers.get("If-None-Match") == tag:
            status, body = 304, b""
        self.send_response(status)
        if status != 304:
            self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(body)))
        if status != 404:
            self.send_header("ETag", tag)
        self.send_header("Content-Security-Policy", policy_for(self.search))
        self.send_header("Cache-Control", "no-cache")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    do_HEAD = do_GET

    def log_message(self, *_):
        pass


def search_service(text):
    parts = urllib.parse.urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.netloc or set(text) & set("\"'<>; "):
        raise argparse.ArgumentTypeError(f"{text} is not the address of a service")
    return f"{parts.scheme}://{parts.netloc}/"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--port", type=int, default=8081, help="where to listen, on 127.0.0.1; 0: any free one")
    parser.add_argument("--search", type=search_service, required=True, help="address of the search service")
    arguments = parser.parse_args()
    Portal.search = arguments.search
    try:
        server = http.server.ThreadingHTTPServer(("127.0.0.1", arguments.port), Portal)
    except OSError as error:
        sys.exit(f"portal: cannot listen on port {arguments.port}: {error.strerror}")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    print(f"portal on http://127.0.0.1:{server.server_port}/", flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        pass


main()
