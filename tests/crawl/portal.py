#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A Vietnamese portal on loopback with all that makes crawlers stumble, for tests and measurements of `tracuu crawl`.

    tests/crawl/portal.py --port 8100 --size 20000          serves until it is ended; Ctrl-C prints what was asked
    curl -X POST 'http://127.0.0.1:8101/night?n=2'          the second night: pages are new, changed, gone
    curl http://127.0.0.1:8101/truth                        what a crawl should come to (portal_site.py)
    curl http://127.0.0.1:8101/log                          every request: when, for what, by whom

It makes each page when it is asked for it, from the seed alone, and writes nothing to the disk. The portal listens at
127.0.0.1; 127.0.0.2 is its www twin and 127.0.0.9 another office's portal, neither of which a crawl of the first may ask.
"""
import argparse
import errno
import http.server
import json
import os
import socket
import sys
import threading
import time
import urllib.parse

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from portal_pages import Pages  # noqa: E402
from portal_site import FORBIDDEN, NOT_TO_FOLLOW, Site  # noqa: E402

HOST, WWW, OTHER = "127.0.0.1", "127.0.0.2", "127.0.0.9"


class Log:
    """What was asked. Thread-safe."""

    PATIENCE = 10  # seconds that who reads it waits for requests that are under way

    def __init__(self):
        self.changed = threading.Condition()
        self.running = 0
        self.entries = []

    def begin(self):
        with self.changed:
            self.running += 1

    def end(self, **entry):
        with self.changed:
            self.running -= 1
            self.entries.append(entry)
            self.changed.notify_all()

    def take(self):
        """All of it, which is forgotten. What a client has an answer to is in it."""
        with self.changed:
            self.changed.wait_for(lambda: self.running == 0, self.PATIENCE)
            entries, self.entries = self.entries, []
        return sorted(entries, key=lambda entry: entry["begin"])

    def copy(self):
        """All of it, but for what is under way."""
        with self.changed:
            return sorted(self.entries, key=lambda entry: entry["begin"])


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = 1 << 16
    timeout = 60

    def log_message(self, *_args):
        pass

    def do_GET(self):
        begin = time.monotonic()
        host = self.connection.getsockname()[0]
        answer, status, sent = None, 0, 0
        self.answered = None  # when its last bytes began to leave: the client may have them before send() returns
        self.server.log.begin()
        try:
            answer = self.server.pages.answer(self.path, self.headers.get("Accept-Encoding", ""))
            if answer.seconds:
                time.sleep(answer.seconds)
            status, sent = self.send(answer)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True
        finally:
            self.server.log.end(
                begin=begin, end=self.answered or time.monotonic(), host=host, path=self.path, status=status, bytes=sent,
                kind=answer.kind if answer else "", agent=self.headers.get("User-Agent", ""),
                conditional="If-None-Match" in self.headers or "If-Modified-Since" in self.headers)

    do_HEAD = do_GET

    def send(self, answer):
        """The status and the number of bytes of the body that were sent."""
        matches = self.headers.get("If-None-Match")
        is_known = matches == answer.etag if matches else answer.modified == self.headers.get("If-Modified-Since", "none")
        status = 304 if answer.status == 200 and (answer.etag or answer.modified) and is_known else answer.status
        self.send_response(status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        if answer.etag:
            self.send_header("ETag", answer.etag)
        if answer.modified:
            self.send_header("Last-Modified", answer.modified)
        if status == 304 or self.command == "HEAD":
            self.send_header("Content-Length", "0")
            self.answered = time.monotonic()
            self.end_headers()
            self.wfile.flush()
            return status, 0
        self.send_header("Content-Type", answer.content_type)
        if answer.stream_bytes:
            return status, self.stream(answer)
        self.send_header("Content-Length", str(answer.said_bytes or len(answer.body)))
        self.answered = time.monotonic()
        self.end_headers()
        self.wfile.write(answer.body)
        self.wfile.flush()
        self.close_connection = self.close_connection or bool(answer.said_bytes)
        return status, len(answer.body)

    def stream(self, answer):
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        sent = 0
        chunk = f"{len(answer.body):x}\r\n".encode() + answer.body + b"\r\n"
        while sent < answer.stream_bytes:
            self.wfile.write(chunk)
            sent += len(answer.body)
        self.answered = time.monotonic()
        self.wfile.write(b"0\r\n\r\n")
        self.wfile.flush()
        return sent


class ControlHandler(http.server.BaseHTTPRequestHandler):
    def log_message(self, *_args):
        pass

    def do_GET(self):
        portal = self.server.portal
        path = self.path.partition("?")[0]
        found = {"/truth": portal.site.truth, "/log": portal.log.copy}.get(path)
        self.reply(json.dumps(found(), ensure_ascii=False) if found else None)

    def do_POST(self):
        portal = self.server.portal
        path, _, query = self.path.partition("?")
        if path == "/night":
            portal.site.set_night(int(urllib.parse.parse_qs(query)["n"][0]))
        elif path == "/log/clear":
            portal.log.take()
        else:
            return self.reply(None)
        return self.reply("{}")

    def reply(self, text):
        body = (text or '{"error": "no such address"}').encode()
        self.send_response(200 if text else 404)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def server_bind(self):
        # The name of the host is not looked up, which may take seconds.
        socket.socket.setsockopt(self.socket, socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = self.server_address[:2]

    def handle_error(self, request, client_address):
        if not isinstance(sys.exc_info()[1], (ConnectionError, TimeoutError)):
            super().handle_error(request, client_address)


def servers_of_one_port(port):
    """A server at each of the portal's hosts. `port` 0: a port that is free at all of them, since one that is free at the
    first may be in use at another."""
    for tries_left in reversed(range(50)):
        servers = []
        try:
            for host in (HOST, WWW, OTHER):
                servers.append(Server((host, servers[0].server_port if servers else port), Handler))
            return servers
        except OSError as failure:
            for server in servers:
                server.server_close()
            if port != 0 or failure.errno != errno.EADDRINUSE or tries_left == 0:
                raise


class Portal:
    """The portal, served from threads of this process: `with Portal(size=150) as portal: … portal.address …`."""

    def __init__(self, seed=20, size=150, port=0, control_port=None):
        self.site = Site(seed, size)
        self.log = Log()
        self.servers = servers_of_one_port(port)
        port = self.servers[0].server_port
        self.address = f"http://{HOST}:{port}/"
        pages = Pages(self.site, self.address[:-1], f"http://{WWW}:{port}", f"http://{OTHER}:{port}")
        for server in self.servers:
            server.pages, server.log = pages, self.log
        if control_port is not None:
            control = Server((HOST, control_port), ControlHandler)
            control.portal = self
            self.servers.append(control)

    def __enter__(self):
        for server in self.servers:
            threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(self, *_exception):
        for server in self.servers:
            server.shutdown()
            server.server_close()


def politeness(entries):
    """What the log says of a crawler's manners: of the portal itself how many requests at once and the shortest pause from
    the end of one to the beginning of the next, in seconds; how many requests went where none may go."""
    own = [entry for entry in entries if entry["host"] == HOST]
    most, running = 0, []
    pauses = []
    last_end = None
    for entry in own:
        running = [end for end in running if end > entry["begin"]] + [entry["end"]]
        most = max(most, len(running))
        if last_end is not None:
            pauses.append(entry["begin"] - last_end)
        last_end = max(last_end or 0, entry["end"])
    return {
        "requests": len(own),
        "most_at_once": most,
        "shortest_pause": min(pauses, default=0),
        "forbidden": sum(entry["path"].startswith((*FORBIDDEN, NOT_TO_FOLLOW)) for entry in own),
        "other_hosts": len(entries) - len(own),
    }


def by_kind(entries):
    """How many requests were answered in which way, by trap."""
    counts = {}
    for entry in entries:
        name = entry["kind"] or "cut"
        counts[name] = counts.get(name, 0) + 1
    return dict(sorted(counts.items()))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--port", type=int, default=8100, help="of the portal; the control port is one above")
    parser.add_argument("--size", type=int, default=20000, help="about how many pages there are")
    parser.add_argument("--seed", type=int, default=20, help="of another seed other pages are odd and all texts differ")
    parser.add_argument("--night", type=int, default=1, help="which night it is")
    given = parser.parse_args()
    with Portal(given.seed, given.size, given.port, given.port + 1) as portal:
        portal.site.set_night(given.night)
        print(f"{portal.address} ({portal.site.count} announcements), control: http://{HOST}:{given.port + 1}/", flush=True)
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            entries = portal.log.take()
            print(json.dumps({**politeness(entries), "kinds": by_kind(entries)}, indent=1))


if __name__ == "__main__":
    main()
