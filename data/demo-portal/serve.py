#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Serves the demonstration portal, whose pages hold the search box of a Tra Cứu service.

    data/demo-portal/serve.py --port 8081 --search http://127.0.0.1:8080/

The portal's pages allow in their Content-Security-Policy just what the box needs (docs/embed.md).
"""
import argparse
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
}


def policy_for(search):
    # form-action is for the plain form that readers without JavaScript get.
    return (
        f"default-src 'self'; script-src {search}embed.js; connect-src {search}api/v1/; "
        f"style-src 'self'; img-src 'self' data:; form-action 'self' {search}search"
    )


class Portal(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    search = ""

    def do_GET(self):
        page, media_type = PAGES.get(self.path.split("?")[0], (None, "text/plain; charset=utf-8"))
        body = "Không có trang này.\n"
        if page is not None:
            body = (FOLDER / page).read_text(encoding="utf-8").replace("{{search}}", self.search)
        data = body.encode()
        self.send_response(404 if page is None else 200)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Content-Security-Policy", policy_for(self.search))
        self.send_header("Cache-Control", "no-cache")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

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
