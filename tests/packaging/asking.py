#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Asks the search page again and again, each time on a new connection, until it is told to stop.

usage: asking.py PORT STOP_FILE OUTPUT

OUTPUT gets a line an answer: seconds since 1970, how long it took, its status; 0 where the connection
failed. Connections do not wait for the one before: a restart is seen by all that come meanwhile.
"""
import http.client
import pathlib
import sys
import threading
import time

INTERVAL_SECONDS = 0.02


def ask(port, lines):
    begin = time.time()
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request("GET", "/search?q=thu+tuc+khai+sinh")
        status = connection.getresponse().status
    except (OSError, http.client.HTTPException):
        status = 0
    finally:
        connection.close()
    lines.append(f"{begin:.3f} {time.time() - begin:.3f} {status}\n")


def main():
    port, stop, output = int(sys.argv[1]), pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    lines, threads = [], []
    while not stop.exists():
        thread = threading.Thread(target=ask, args=(port, lines))
        thread.start()
        threads.append(thread)
        time.sleep(INTERVAL_SECONDS)
    for thread in threads:
        thread.join()
    output.write_text("".join(sorted(lines)))


main()
