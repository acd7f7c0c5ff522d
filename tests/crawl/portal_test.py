#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The portal that crawls are tested with: it is the same each time, and each of its traps is there."""
import gzip
import http.client
import re
import socket
import unittest

import portal
import portal_files
import portal_site

SIZE = 1000


class PortalTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.portal = portal.Portal(size=SIZE).__enter__()

    @classmethod
    def tearDownClass(cls):
        cls.portal.__exit__()

    def setUp(self):
        self.portal.site.set_night(1)
        self.portal.log.take()

    def ask(self, path, headers=None):
        """The status, the headers and the body; of one that was cut off what came."""
        connection = http.client.HTTPConnection("127.0.0.1", self.portal.servers[0].server_port, timeout=20)
        try:
            connection.request("GET", path, headers=headers or {})
            answer = connection.getresponse()
            try:
                body = answer.read()
            except http.client.IncompleteRead as cut:
                body = cut.partial
            return answer.status, answer.headers, body
        finally:
            connection.close()

    def first(self, kind):
        site = self.portal.site
        return next(number for number in range(1, site.count + 1) if site.kind(number) == kind)

    def ask_kind(self, kind, headers=None):
        return self.ask(self.portal.site.address(self.first(kind)), headers)

    def test_is_the_same_each_time(self):
        one, other = portal_site.Site(7, 150), portal_site.Site(7, 150)
        self.assertEqual(one.truth(), other.truth())
        self.assertNotEqual(one.truth(), portal_site.Site(8, 150).truth())
        self.assertEqual(one.announcement(9).paragraphs, other.announcement(9).paragraphs)

    def test_has_each_kind(self):
        site = self.portal.site
        kinds = {site.kind(number) for number in range(1, site.count + 1)}
        self.assertEqual(set(portal_site.KINDS.values()) - kinds, set())

    def test_texts_and_links(self):
        status, headers, body = self.ask_kind("plain")
        self.assertEqual((status, headers["Content-Type"]), (200, "text/html; charset=utf-8"))
        self.assertIn("<h1>", body.decode())
        status, headers, _ = self.ask_kind("plain", {"If-None-Match": headers["ETag"]})
        self.assertEqual(status, 304)
        self.assertNotIn("ETag", self.ask_kind("no-validators")[1])
        self.assertNotEqual(self.ask_kind("counter")[2], self.ask_kind("counter")[2])

    def test_charsets(self):
        site = self.portal.site
        title = site.announcement(self.first("windows-1258")).title
        body = self.ask_kind("windows-1258")[2].decode("cp1258")
        self.assertIn(portal_site.unicodedata.normalize("NFC", title), portal_site.unicodedata.normalize("NFC", body))
        status, headers, body = self.ask_kind("tcvn3")
        self.assertIn(portal_site.to_tcvn3(site.announcement(self.first("tcvn3")).title), body)
        self.assertIn("iso-8859-1", headers["Content-Type"])

    def test_packed(self):
        plain = self.ask_kind("gzip")[2]
        number = self.first("gzip")
        for encoding, unpack in (("gzip", gzip.decompress), ("br, gzip", None)):
            _, headers, body = self.ask(self.portal.site.address(number), {"Accept-Encoding": encoding})
            if headers["Content-Encoding"] == "gzip" and unpack:
                self.assertEqual(unpack(body), plain)
            else:
                self.assertIn(headers["Content-Encoding"], ("gzip", "br"))
        self.assertIn(b"abc" * 9, portal_files.brotli(b"abc" * 9))

    def test_ways_to_lead_elsewhere(self):
        site = self.portal.site
        for kind, statuses in (("moved-301", [301]), ("moved-302", [302]), ("chain", [302, 302, 301])):
            path = site.link(self.first(kind))
            seen = []
            while (answer := self.ask(path))[0] != 200:
                seen.append(answer[0])
                path = answer[1]["Location"]
            self.assertEqual((seen, path), (statuses, site.address(self.first(kind))))
        loop = site.link(self.first("loop"))
        self.assertEqual(self.ask(self.ask(loop)[1]["Location"])[1]["Location"], loop)
        self.assertEqual(self.ask(site.link(self.first("error-page")))[1]["Location"], "/loi.html")
        self.assertIn(b"http-equiv", self.ask(site.link(self.first("refresh")))[2])
        for path in site.more_links(self.first("two-paths"), ""):
            self.assertIn(site.address(self.first("two-paths")).encode(), self.ask(path)[2])

    def test_what_is_not_there(self):
        for kind, status in (("soft-404", 200), ("not-found", 404), ("gone", 410)):
            self.assertEqual(self.ask_kind(kind)[0], status)
        self.assertIn("Không tìm thấy", self.ask("/khong/co/that")[2].decode())

    def test_busy_pages_are_busy_once(self):
        for kind, status in (("busy-429", 429), ("busy-503", 503)):
            path = self.portal.site.address(
                [n for n in range(1, self.portal.site.count) if self.portal.site.kind(n) == kind][-1])
            first = self.ask(path)
            self.assertEqual((first[0], first[1]["Retry-After"], self.ask(path)[0]), (status, "1", 200))

    def test_bodies_that_are_cut(self):
        _, headers, body = self.ask_kind("truncated")
        self.assertGreater(int(headers["Content-Length"]), len(body))

    def test_traps_never_end(self):
        body = self.ask("/lich/2026/12")[2].decode()
        self.assertIn("/lich/2027/01", body)
        links = re.findall(r'/tim-van-ban\?[^"]+', self.ask("/tim-van-ban?loai=1")[2].decode())
        self.assertEqual(len(set(links)), 6)
        self.assertEqual(self.ask("/gioi-thieu/gioi-thieu/gioi-thieu/lien-he/")[0], 200)
        session = r"jsessionid=\w+|PHPSESSID=\w+"
        sessions = [re.findall(session, self.ask("/van-ban/")[2].decode()) for _ in range(2)]
        self.assertTrue(sessions[0] and not set(sessions[0]) & set(sessions[1]))
        with_session = re.findall(r'/van-ban/[^"]+;jsessionid=\w+', self.ask("/van-ban/")[2].decode())[0]
        self.assertIn(b"<h1>", self.ask(with_session)[2])

    def test_sitemaps_and_feed(self):
        index = self.ask("/sitemap.xml")[2].decode()
        files = re.findall(r"<loc>http://[^/]+([^<]+)</loc>", index)
        body = gzip.decompress(self.ask(files[0])[2]).decode()
        self.assertIn(self.portal.site.address(self.first("orphan")), body)
        self.assertNotIn(self.portal.site.address(self.first("unlisted")), body)
        self.assertIn("<item>", self.ask("/rss.xml")[2].decode())

    def test_second_night(self):
        site = self.portal.site
        changing = site.address(self.first("changes"))
        before = self.ask(changing)
        count = site.count
        site.set_night(2)
        after = self.ask(changing, {"If-None-Match": before[1]["ETag"]})
        self.assertEqual(after[0], 200)
        self.assertIn("Đính chính", after[2].decode())
        self.assertGreater(site.count, count)
        for kind, status in (("goes-404", 404), ("goes-410", 410), ("goes-soft-404", 200)):
            self.assertEqual(self.ask_kind(kind)[0], status)

    def test_log_tells_manners(self):
        for path in ("/", "/noi-bo/danh-ba", "/"):
            self.ask(path)
        told = portal.politeness(self.portal.log.take())
        self.assertEqual((told["requests"], told["most_at_once"], told["forbidden"]), (3, 1, 1))
        path = f"GET {self.portal.site.address(self.first('slow'))} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
        sockets = [socket.create_connection(("127.0.0.1", self.portal.servers[0].server_port)) for _ in range(2)]
        for one in sockets:
            one.sendall(path.encode())
        for one in sockets:
            while one.recv(65536):
                pass
            one.close()
        self.assertEqual(portal.politeness(self.portal.log.take())["most_at_once"], 2)


if __name__ == "__main__":
    unittest.main()
