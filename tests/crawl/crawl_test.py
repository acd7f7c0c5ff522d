#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""`tracuu crawl` from an address to an index, against a portal of 150 pages with all its traps: crawl_test.py PROGRAM.

One portal and one archive are crawled night after night, so the tests run in the order of their names.
"""
import pathlib
import shutil
import sys
import tempfile
import time
import unittest

import portal
from crawling import Crawling, addresses_missing, differences

PROGRAM = pathlib.Path(sys.argv.pop(1)) if len(sys.argv) > 1 else pathlib.Path("build/dev/cli/tracuu")
SIZE = 150
# What robots.txt, sitemaps, lists and redirects may cost on top of the pages; and how much of each trap.
MOST_OF_TRAP = {"calendar": 120, "endless-parameters": 120, "repeating-segments": 30, "loop": 20, "huge": 3,
                "endless-body": 3, "forbidden": 0}


class CrawlTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix="tracuu-crawl-")
        cls.portal = portal.Portal(size=SIZE).__enter__()
        cls.crawling = Crawling(PROGRAM, cls.portal, cls.folder.name)

    @classmethod
    def tearDownClass(cls):
        cls.portal.__exit__()
        cls.folder.cleanup()

    def check_index(self):
        truth = self.portal.site.truth()
        found = self.crawling.announcements()
        self.assertEqual(differences(found, truth), {})
        return truth, found

    def check_manners(self, entries):
        told = portal.politeness(entries)
        self.assertEqual((told["most_at_once"], told["forbidden"], told["other_hosts"]), (1, 0, 0), told)
        for entry in entries:
            self.assertTrue(entry["agent"].startswith("tracuu"), entry)
        return told

    def test_1_first_night(self):
        report = self.crawling.run()
        entries = self.portal.log.take()
        self.check_manners(entries)
        truth, found = self.check_index()
        self.assertEqual(addresses_missing(found, truth, self.portal.address), {})
        asked = portal.by_kind(entries)
        for kind, most in MOST_OF_TRAP.items():
            self.assertLessEqual(asked.get(kind, 0), most, f"{kind}: {asked}")
        self.assertGreater(asked["allowed"], 0, "what robots.txt allows below what it forbids")
        self.assertTrue(report)
        rebuilt = self.crawling.rebuilt()
        self.assertEqual(sorted(rebuilt), sorted(found))
        for path, one in found.items():
            self.assertEqual(rebuilt[path], one)

    def test_2_second_night(self):
        self.portal.site.set_night(2)
        self.crawling.run()
        entries = self.portal.log.take()
        self.check_manners(entries)
        # A purge pass asks for all that a run has not come to, and twice for what answers 404.
        self.crawling.run("--purge")
        self.check_manners(self.portal.log.copy())
        purging = self.portal.log.take()
        truth, found = self.check_index()
        unchanged = [entry for entry in purging if entry["status"] == 304]
        self.assertGreater(len(unchanged), 50, "pages with validators are not sent again")
        self.assertLess(sum(entry["kind"] == "article" for entry in entries), 100, "the sitemap says what has changed")
        rebuilt = self.crawling.rebuilt()
        self.assertEqual(sorted(rebuilt), sorted(found))
        for path, one in found.items():
            self.assertEqual(rebuilt[path], one)
        corrected = [path for path in truth["texts"] if "Đính chính" in found[path]["body"]]
        self.assertTrue(corrected)

    def test_3_killed_and_gone_on(self):
        """kill -9 again and again: each run goes on where the last one was, and the index is what it would be."""
        self.portal.site.set_night(1)
        self.portal.log.take()
        shutil.rmtree(self.crawling.folder)
        self.crawling.folder.mkdir()
        delay, kept_every = 0.01, 2  # seconds: a crawl has all on the disk every so often
        for _ in range(3):
            running = self.crawling.start(delay=delay)
            time.sleep(kept_every + 0.5)
            running.kill()
            running.communicate()
        self.crawling.run()
        entries = self.portal.log.take()
        self.assertEqual(portal.politeness(entries)["forbidden"], 0)
        self.check_index()
        pages = [entry["path"] for entry in entries if entry["kind"] == "article" and entry["status"] == 200]
        twice = len(pages) - len(set(pages))
        # One that began anew would ask for nearly all of them once more after each kill.
        self.assertLess(twice, len(set(pages)), "what a kill took with it is asked for again, and no more")

    def test_4_delay_is_kept(self):
        self.portal.log.take()
        self.crawling.run("--limit-pages", "12", delay=0.2)
        told = self.check_manners(self.portal.log.take())
        self.assertGreaterEqual(told["requests"], 10)
        self.assertGreaterEqual(told["shortest_pause"], 0.19)

    def test_5_dry_run_writes_nothing(self):
        other = Crawling(PROGRAM, self.portal, self.crawling.folder / "dry")
        other.run("--dry-run")
        self.assertFalse(other.archive.exists() or other.index.exists())
        self.assertLess(len(self.portal.log.take()), 20)


if __name__ == "__main__":
    unittest.main()
