#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a crawl costs, and how it behaves: `tracuu crawl` against the portal of tests/crawl on loopback.

    bench/bench_crawl.py build/release/cli/tracuu                20,000 pages: two nights, a purge pass, kills
    bench/bench_crawl.py build/release/cli/tracuu --size 1000    a small one

Tells pages a second, manners by the portal's own log, what each trap cost, the second night, and whether the index is in
the end what the portal holds. Exits with 1 if a manner was forgotten or the index differs.
"""
import argparse
import json
import pathlib
import resource
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "tests/crawl"))

import portal  # noqa: E402
from crawling import Crawling, addresses_missing, differences  # noqa: E402


class Bench:
    def __init__(self, given, served, folder):
        self.given = given
        self.served = served
        self.crawling = Crawling(given.program, served, folder)
        self.rows = []
        self.is_good = True

    def step(self, name, *options, is_final=True):
        """A crawl, timed, and what the portal saw of it. `is_final`: the index must be what the portal holds."""
        self.served.log.take()
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        begin = time.monotonic()
        self.crawling.run(*options, delay=self.given.delay)
        seconds = time.monotonic() - begin
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        self.tell(name, seconds, self.served.log.take(), is_final,
                  processor_seconds=round(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, 1))

    def tell(self, name, seconds, entries, is_final, **more):
        manners = portal.politeness(entries)
        row = {
            "step": name, "seconds": round(seconds, 1), "requests": len(entries),
            "requests_per_second": round(len(entries) / seconds, 1),
            "received_bytes": sum(entry["bytes"] for entry in entries),
            "not_modified": sum(entry["status"] == 304 for entry in entries),
            "most_at_once": manners["most_at_once"], "shortest_pause_ms": round(1000 * manners["shortest_pause"], 2),
            "forbidden": manners["forbidden"], "other_hosts": manners["other_hosts"], "kinds": portal.by_kind(entries), **more,
        }
        self.is_good &= manners["most_at_once"] <= 1 and not manners["forbidden"] and not manners["other_hosts"]
        self.is_good &= manners["shortest_pause"] >= self.given.delay - 0.005
        if is_final:
            truth = self.served.site.truth()
            found = self.crawling.announcements()
            wrong = differences(found, truth)
            row["announcements"] = len(found)
            row["texts_of_portal"] = len(truth["texts"])
            row["wrong"] = {what: [len(paths), paths[:3]] for what, paths in wrong.items()}
            row["addresses_missing"] = len(addresses_missing(found, truth, self.served.address))
            self.is_good &= not wrong and row["addresses_missing"] == 0
        self.rows.append(row)
        print(json.dumps(row, ensure_ascii=False), flush=True)

    def kills(self, times):
        """kill -9 after each so many requests, then on to the end."""
        self.served.log.take()
        begin = time.monotonic()
        for _ in range(times):
            running = self.crawling.start(delay=self.given.delay)
            enough = len(self.served.log.copy()) + max(50, self.given.size // (2 * times))
            while len(self.served.log.copy()) < enough and running.poll() is None:
                time.sleep(0.05)
            running.kill()
            running.communicate()
        self.crawling.run(delay=self.given.delay)
        entries = self.served.log.take()
        pages = [entry["path"] for entry in entries if entry["kind"] == "article" and entry["status"] == 200]
        # A request that was under way when its crawler was killed may overlap the first of the next.
        self.tell(f"killed {times} times", time.monotonic() - begin, entries, True, asked_twice=len(pages) - len(set(pages)))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program", type=pathlib.Path, help="tracuu of a release build")
    parser.add_argument("--size", type=int, default=20000, help="about how many pages the portal has")
    parser.add_argument("--delay", type=float, default=0, help="seconds between two requests")
    parser.add_argument("--kills", type=int, default=5, help="how often a further crawl is killed")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="tracuu-bench-") as folder, portal.Portal(size=given.size) as served:
        bench = Bench(given, served, pathlib.Path(folder) / "crawl")
        bench.step("first night")
        bench.step("again, nothing changed")
        served.site.set_night(2)
        bench.step("second night", is_final=False)
        bench.step("purge pass", "--purge")
        if given.kills:
            bench.crawling = Crawling(given.program, served, pathlib.Path(folder) / "killed")
            bench.kills(given.kills)
    sys.exit(0 if bench.is_good else 1)


if __name__ == "__main__":
    main()
