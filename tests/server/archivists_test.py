#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The archivists' tools of the whole program: at the command line and over HTTP they say the same.

usage: archivists_test.py PROGRAM SAMPLE_FOLDER
"""
import base64
import csv
import hashlib
import hmac
import http.client
import http.server
import io
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import threading
import time
import unittest
import urllib.error
import urllib.parse
import urllib.request
import zipfile

from served import Served

PROGRAM, SAMPLE = sys.argv[1], pathlib.Path(sys.argv[2])
# A browser's form, with its boundary.
BOUNDARY = "----WebKitFormBoundary7MA4YWxkTrZu0gW"


def run(*arguments, expected=0, stdin=None):
    done = subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, input=stdin)
    assert done.returncode == expected, (arguments, done.returncode, done.stderr.decode())
    return done


def form(*parts):
    """The body of a form: (name, value) or (name, file name, bytes)."""
    body = b""
    for name, *rest in parts:
        file_name = f'; filename="{rest[0]}"' if len(rest) == 2 else ""
        value = rest[-1] if isinstance(rest[-1], bytes) else rest[-1].encode()
        body += f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"{file_name}\r\n\r\n'.encode() + value + b"\r\n"
    return body + f"--{BOUNDARY}--\r\n".encode()


class Archivists(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.scratch = tempfile.TemporaryDirectory()
        cls.folder = pathlib.Path(cls.scratch.name)
        cls.index = cls.folder / "index.db"
        cls.source = cls.folder / "nguồn"
        cls.make_source()
        run("index", SAMPLE, cls.source, "--db", cls.index)
        cls.service = Served(PROGRAM, cls.folder, cls.index, "[limits]\nrequests_per_second = 0\nexports_per_minute = 0\n")

    @classmethod
    def make_source(cls):
        """Pages of their own, beside the sample."""
        cls.source.mkdir()
        for number in range(1, 4):
            cls.page(number).write_text(cls.text(number), encoding="utf-8")

    @classmethod
    def page(cls, number):
        return cls.source / f"thông báo {number}.html"

    @staticmethod
    def text(number):
        return (f"<html><head><title>Lịch cắt điện thôn {number}</title></head><body><main><h1>Lịch cắt điện thôn {number}</h1>"
                f"<p>Điện lực huyện Lam Giang ngừng cung cấp điện để thay dây trục và bảo dưỡng trạm biến áp thôn {number}, "
                "mong các hộ sử dụng điện chủ động sắp xếp sinh hoạt, sản xuất và khóa cầu dao khi ra khỏi nhà trong thời gian này. "
                "Trong lúc công nhân làm việc trên cao, đề nghị bà con không đứng dưới chân cột, không tự ý leo trèo hay tháo dỡ rào chắn; "
                "trẻ em và gia súc phải được trông giữ cẩn thận. Trạm bơm, trạm xá, trường mầm non và cơ sở xay xát đã được báo trước để "
                "chuẩn bị máy phát dự phòng. Nếu trời mưa to hoặc gió mạnh, lịch sẽ dời sang buổi sáng kế tiếp và được phát trên loa truyền "
                "thanh. Mọi phản ánh xin gọi tổng đài chăm sóc khách hàng hoặc gặp trực tiếp tổ trưởng tổ quản lý để được giải đáp. Sau khi "
                "đóng điện trở lại, các hộ nên bật lần lượt từng thiết bị, tránh dùng đồng loạt gây quá tải, và kiểm tra công tơ của mình."
                "</p></main></body></html>")

    @classmethod
    def tearDownClass(cls):
        status = cls.service.stop()
        cls.scratch.cleanup()
        assert status == 0, status

    def ask(self, path, body=None, content_type=None):
        """Status, headers and body."""
        request = urllib.request.Request(f"http://127.0.0.1:{self.service.port}{urllib.parse.quote(path, safe='/?=&%.,:')}", data=body)
        if content_type:
            request.add_header("Content-Type", content_type)
        try:
            with urllib.request.urlopen(request, timeout=120) as answer:
                return answer.status, answer.headers, answer.read()
        except urllib.error.HTTPError as error:
            return error.code, error.headers, error.read()

    def status_of_refused(self, path, body, content_type):
        """Of a body that is refused by its length, so that the answer may come before all of it was sent."""
        connection = http.client.HTTPConnection("127.0.0.1", self.service.port, timeout=120)
        self.addCleanup(connection.close)
        try:
            connection.request("POST", path, body, {"Content-Type": content_type})
        except (BrokenPipeError, ConnectionResetError):
            # The request is sent as far as it goes; http.client then lets nobody read the answer.
            answer = http.client.HTTPResponse(connection.sock, method="POST")
            answer.begin()
            return answer.status
        return connection.getresponse().status

    def table(self, text, name="câu tìm.csv"):
        path = self.folder / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def rows(self, data):
        self.assertTrue(data.startswith(b"\xef\xbb\xbf"))
        return list(csv.reader(io.StringIO(data[3:].decode(), newline="")))

    # --- Batch search ---

    def test_batch_says_what_single_searches_say(self):
        queries = ["khai sinh", "thu tuc khai sinh", '"khai sinh"', "ủy ban nhân dân", "của", "xyzzyq", "tiêm phòng -dại"]
        table = self.table("câu tìm;từ ngày\r\n" + "".join('"' + query.replace('"', '""') + '";\r\n' for query in queries))
        answer = json.loads(run("batch", table, "--db", self.index, "--json", "--hits", 3).stdout)
        self.assertEqual([row["query"]["text"] for row in answer["queries"]], queries)
        for row in answer["queries"]:
            exported = run("search", row["query"]["text"], "--db", self.index, "--export", "jsonl",
                           expected=0 if row["total"] else 1).stdout
            self.assertEqual(row["total"], exported.count(b"\n"), row["query"])
            self.assertEqual(len(row["hits"]), min(3, row["total"]))

    def test_batch_writes_files_that_hold_the_same(self):
        table = self.table("query,from,to\nkhai sinh,2009,\nhộ tịch,,xưa\n=1+1,,\n")
        out = self.folder / "ra.csv"
        run("batch", table, "--db", self.index, "--out", out, "--lang", "en", expected=3)
        rows = self.rows(out.read_bytes())
        self.assertEqual(rows[0][:7], ["line", "query", "filters", "state", "reason", "announcements", "with all words"])
        self.assertEqual([row[3] for row in rows[1:]], ["done", "not read", "done"])
        self.assertEqual(rows[2][5], "", "what was not counted shows no number")
        self.assertEqual(rows[3][1], "'=1+1")
        workbook = self.folder / "ra.xlsx"
        run("batch", table, "--db", self.index, "--out", workbook, "--lang", "en", expected=3)
        with zipfile.ZipFile(workbook) as opened:
            self.assertIsNone(opened.testzip())
            texts = opened.read("xl/sharedStrings.xml").decode()
            sheet = opened.read("xl/worksheets/sheet1.xml").decode()
        self.assertIn("khai sinh", texts)
        self.assertIn("=1+1", texts, "text, no formula")
        self.assertNotIn("<f>", sheet)
        status, headers, body = self.ask("/api/v1/batch?format=csv&lang=en", table.read_bytes(), "text/csv")
        self.assertEqual(status, 200)
        self.assertEqual(headers["Tracuu-Total"], "3")
        self.assertEqual([row[:9] for row in self.rows(body)], [row[:9] for row in rows])

    def test_batch_reads_standard_input_and_names_what_is_wrong(self):
        done = run("batch", "-", "--db", self.index, stdin="khai sinh\n".encode())
        self.assertEqual(len(self.rows(done.stdout)), 2)
        unnamed, plain = self.table("a,b\nc,d\n", "unnamed.csv"), self.table("a\n", "plain.csv")
        for arguments, said in [((self.folder / "none.csv",), "none.csv"), ((unnamed,), "query"),
                                ((plain, "--out", self.folder / "x.doc"), ".xlsx")]:
            done = subprocess.run([PROGRAM, "batch", *map(str, arguments), "--db", self.index, "--lang", "en"], capture_output=True, text=True)
            self.assertNotEqual(done.returncode, 0)
            self.assertIn(said, done.stderr)

    def test_batch_page_takes_a_form(self):
        status, _, page = self.ask("/kho/batch")
        self.assertEqual(status, 200)
        self.assertIn("multipart/form-data", page.decode())
        body = form(("file", "cau.csv", "câu tìm\nkhai sinh\n"), ("queries", ""), ("hits", "1"), ("format", "xlsx"))
        status, headers, data = self.ask("/kho/batch", body, f"multipart/form-data; boundary={BOUNDARY}")
        self.assertEqual(status, 200, data[:300])
        self.assertIn("attachment", headers["Content-Disposition"])
        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            self.assertIsNone(opened.testzip())
        status, headers, data = self.ask("/kho/batch", form(("queries", "")), f"multipart/form-data; boundary={BOUNDARY}")
        self.assertEqual(status, 422)
        self.assertTrue(headers["Content-Type"].startswith("text/html"), "people read refusals as a page")
        self.assertEqual(self.status_of_refused("/api/v1/batch", b"a" * (3 << 20), "text/csv"), 413)

    def test_a_thousand_queries_at_once(self):
        words = ["khai sinh", "hộ tịch", "ủy ban", "tiêm phòng", "đất đai", "thu tuc", "cải cách", "hội nghị", "xã", "của"]
        table = "".join(f"{words[n % 10]} {words[n // 10 % 10]} {n}\n" for n in range(1000))
        status, headers, body = self.ask("/api/v1/batch?hits=1", table.encode(), "text/csv")
        self.assertEqual(status, 200)
        answer = json.loads(body)
        self.assertEqual(len(answer["queries"]), 1000)
        self.assertEqual(answer["failed"], 0)
        self.assertEqual([row["line"] for row in answer["queries"]], list(range(1, 1001)))

    # --- Do we have this file? ---

    def test_identify_knows_the_files_of_the_index(self):
        done = run("identify", self.source, "--db", self.index, "--json")
        files = json.loads(done.stdout)["files"]
        self.assertEqual(len(files), 3)
        for file in files:
            self.assertIn(file["verdict"], ("same_file", "same_text"), file)
            self.assertIn("Lịch cắt điện", file["matches"][0]["title"])
        bytes_ = self.page(2).read_bytes()
        status, _, body = self.ask("/api/v1/identify?name=x.html", bytes_, "application/octet-stream")
        self.assertEqual(status, 200)
        answer = json.loads(body)["files"][0]
        self.assertEqual(answer["sha256"], hashlib.sha256(bytes_).hexdigest())
        self.assertEqual(answer["verdict"], "same_text")
        self.assertEqual(answer["matches"][0]["title"], "Lịch cắt điện thôn 2")

    def test_identify_tells_near_from_unknown(self):
        near = self.folder / "gần.html"
        near.write_text(self.text(2).replace("gió mạnh", "gió lớn"), encoding="utf-8")
        stranger = self.folder / "lạ.txt"
        stranger.write_text("Recipe\n\nWhisk butter, sugar and flour until smooth.\n", encoding="utf-8")
        done = run("identify", near, stranger, "--db", self.index, "--json", expected=1)
        verdicts = [file["verdict"] for file in json.loads(done.stdout)["files"]]
        self.assertEqual(verdicts, ["near_text", "unknown"])
        body = form(("file", "gần.html", near.read_bytes()), ("file", "lạ.txt", stranger.read_bytes()))
        status, _, page = self.ask("/kho/identify?lang=en", body, f"multipart/form-data; boundary={BOUNDARY}")
        self.assertEqual(status, 200)
        self.assertIn("nearly this text", page.decode())
        self.assertIn("nor anything like it", page.decode())
        self.assertEqual(self.ask("/kho/identify", form(("lang", "vi")), f"multipart/form-data; boundary={BOUNDARY}")[0], 422)

    # --- Originals ---

    def check_bag(self, data, expected):
        """Unpacks the bag and holds it against RFC 8493; the rows of its table."""
        with zipfile.ZipFile(io.BytesIO(data)) as bag:
            self.assertIsNone(bag.testzip())
            files = {name.partition("/")[2]: bag.read(name) for name in bag.namelist()}
            self.assertEqual(len({name.partition("/")[0] for name in bag.namelist()}), 1, "one folder on top")
        self.assertEqual(files["bagit.txt"], b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n")
        for manifest, is_listed in (("manifest-sha256.txt", lambda name: name.startswith("data/")),
                                    ("tagmanifest-sha256.txt", lambda name: not name.startswith(("data/", "tagmanifest")))):
            listed = dict(reversed(line.split("  ")) for line in files[manifest].decode().splitlines())
            self.assertEqual(set(listed), {name for name in files if is_listed(name)})
            for name, digest in listed.items():
                self.assertEqual(hashlib.sha256(files[name]).hexdigest(), digest, name)
        payload = [data for name, data in files.items() if name.startswith("data/")]
        self.assertIn(f"Payload-Oxum: {sum(map(len, payload))}.{len(payload)}\n", files["bag-info.txt"].decode())
        self.assertEqual(len(payload), expected)
        return self.rows(files["originals.csv"]), files

    def test_originals_are_a_bag(self):
        out = self.folder / "gốc.zip"
        run("search", '"cắt điện thôn"', "--db", self.index, "--originals", out, "--lang", "en")
        rows, files = self.check_bag(out.read_bytes(), 3)
        self.assertEqual(rows[0][0], "id")
        for row in rows[1:]:
            number = int(row[1].split()[-1])
            self.assertEqual(files[row[5]], self.page(number).read_bytes(), "as it was indexed")
            self.assertEqual(row[7], hashlib.sha256(files[row[5]]).hexdigest())
            self.assertEqual(int(row[6]), len(files[row[5]]))
            self.assertEqual(row[10], "")
        with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(out) as bag:
            bag.extractall(folder)
            top = next(pathlib.Path(folder).iterdir())
            checked = subprocess.run(["sha256sum", "-c", "--strict", "manifest-sha256.txt"], cwd=top, capture_output=True, text=True)
            self.assertEqual(checked.returncode, 0, checked.stdout + checked.stderr)
        status, headers, data = self.ask('/kho/originals.zip?q="cắt điện thôn"&lang=en')
        self.assertEqual(status, 200)
        self.assertEqual(headers["Tracuu-Total"], "3")
        rows, _ = self.check_bag(data, 3)
        self.assertIn("/announcements/", rows[1][9])

    def test_members_of_files_are_given_as_they_were_read(self):
        status, _, data = self.ask("/kho/originals.zip?q=khai sinh&lang=en")
        self.assertEqual(status, 200)
        with zipfile.ZipFile(io.BytesIO(data)) as bag:
            count = sum("/data/" in name for name in bag.namelist())
        rows, files = self.check_bag(data, count)
        self.assertGreater(count, 5)
        lines = [row for row in rows[1:] if row[5].endswith(".json")]
        self.assertTrue(lines)
        for row in lines[:5]:
            self.assertEqual(json.loads(files[row[5]])["id"], row[0])

    def test_what_is_gone_or_changed_is_told(self):
        with tempfile.TemporaryDirectory() as folder:
            folder = pathlib.Path(folder)
            source, index = folder / "s", folder / "i.db"
            source.mkdir()
            for number in range(3):
                (source / f"{number}.html").write_text(self.text(number), encoding="utf-8")
            run("index", source, "--db", index)
            (source / "0.html").unlink()
            changed = source / "1.html"
            changed.write_text(self.text(99), encoding="utf-8")
            later = changed.stat().st_mtime + 3600
            os.utime(changed, (later, later))
            out = folder / "o.zip"
            run("search", "cắt điện", "--db", index, "--originals", out, "--lang", "en", expected=3)
            rows, _ = self.check_bag(out.read_bytes(), 1)
            reasons = {row[1]: row[10] for row in rows[1:]}
            self.assertEqual(reasons, {"Lịch cắt điện thôn 0": "the file is not where it lay",
                                       "Lịch cắt điện thôn 1": "the file has changed since it was indexed",
                                       "Lịch cắt điện thôn 2": ""})

    # --- Permalinks ---

    def test_a_permalink_says_what_has_changed_since(self):
        with tempfile.TemporaryDirectory() as folder:
            folder = pathlib.Path(folder)
            source, index = folder / "s", folder / "i.db"
            source.mkdir()
            for number in range(4):
                (source / f"{number}.html").write_text(self.text(number), encoding="utf-8")
            run("index", source, "--db", index)
            service = Served(PROGRAM, folder, index)
            try:
                ask = lambda path: json.loads(urllib.request.urlopen(f"http://127.0.0.1:{service.port}{path}").read())
                query = "/api/v1/search?q=" + urllib.parse.quote("cắt điện")
                first = ask(query)
                self.assertIsNone(first["change"])
                state = urllib.parse.parse_qs(urllib.parse.urlsplit(first["permalink"]).query)["state"][0]
                self.assertTrue(state.endswith("-4"), state)
                same = ask(f"{query}&state={state}")["change"]
                self.assertEqual([same[key] for key in ("then", "now", "unchanged", "new_or_changed", "gone_or_changed")], [4, 4, 4, 0, 0])
                time.sleep(1.1)  # a state ends with its second
                (source / "0.html").unlink()
                (source / "1.html").write_text(self.text(1).replace("mong các hộ", "đề nghị các hộ"), encoding="utf-8")
                for number in (7, 8):
                    (source / f"{number}.html").write_text(self.text(number), encoding="utf-8")
                run("index", source, "--db", index, "--prune")
                now = ask(f"{query}&state={state}")["change"]
                self.assertEqual([now[key] for key in ("then", "now", "unchanged", "new_or_changed", "gone_or_changed")], [4, 5, 2, 3, 2])
                page = urllib.request.urlopen(first["permalink"] + "&lang=en").read().decode()
                self.assertIn("2 are as they were, 3 are new or changed, 2 are gone or changed", page)
            finally:
                service.stop()

    # --- News of stored searches ---

    def test_news_are_told_once_and_signed(self):
        secret = base64.b64encode(b"0123456789abcdef0123456789abcdef").decode()
        taken, answers = [], [503, 200]

        class Hook(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                taken.append((dict(self.headers), body))
                self.send_response(answers.pop(0) if answers else 200)
                self.end_headers()

            def log_message(self, *_):
                pass

        hook = http.server.HTTPServer(("127.0.0.1", 0), Hook)
        threading.Thread(target=hook.serve_forever, daemon=True).start()
        with tempfile.TemporaryDirectory() as folder:
            folder = pathlib.Path(folder)
            source, index, config = folder / "s", folder / "i.db", folder / "notify.toml"
            source.mkdir()
            (source / "1.html").write_text(self.text(1), encoding="utf-8")
            run("index", source, "--db", index)
            written = (f'state = "notify.sqlite"\npublic_url = "https://tim.example/"\nallow_http = true\nALLOW'
                       f'[[search]]\nname = "điện"\nquery = "cắt điện"\naddress = "http://127.0.0.1:{hook.server_port}/hook"\n'
                       f'secret = "whsec_{secret}"\n')
            config.write_text(written.replace("ALLOW", "allow_private = true\n"), encoding="utf-8")
            notify = ("notify", config, "--db", index, "--lang", "en")
            self.assertIn(b"newly followed", run(*notify).stdout)
            self.assertEqual(taken, [], "what is there is no news")
            for number in (2, 3):
                (source / f"{number}.html").write_text(self.text(number), encoding="utf-8")
            run("index", source, "--db", index)
            done = run(*notify, expected=3)
            self.assertIn(b"HTTP 503, again at", done.stderr)
            run(*notify)
            self.assertEqual(len(taken), 1, "not due yet")
            time.sleep(5.5)
            self.assertIn(b"1 messages delivered, 0 waiting", run(*notify).stdout)
            run(*notify)
            self.assertEqual(len(taken), 2, "once")
            (first, body), (second, again) = taken
            self.assertEqual((first["webhook-id"], body), (second["webhook-id"], again), "a second try of one message")
            for headers, sent in taken:
                signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + sent
                digest = hmac.new(base64.b64decode(secret), signed, hashlib.sha256).digest()
                self.assertEqual(headers["webhook-signature"], "v1," + base64.b64encode(digest).decode())
                self.assertLess(abs(time.time() - int(headers["webhook-timestamp"])), 60)
            told = json.loads(body)
            self.assertEqual(told["type"], "search.matched")
            self.assertEqual(sorted(each["title"][-1] for each in told["data"]["announcements"]), ["2", "3"])
            self.assertTrue(told["data"]["announcements"][0]["page"].startswith("https://tim.example/announcements/"))
            # Without leave for private addresses nothing is connected to.
            config.write_text(written.replace("ALLOW", ""), encoding="utf-8")
            (source / "4.html").write_text(self.text(4), encoding="utf-8")
            run("index", source, "--db", index)
            self.assertIn(b"private network", run(*notify, expected=3).stderr)
            self.assertEqual(len(taken), 2)
            for wrong, said in (("name =", "nam ="), ("whsec_", "whsec"), ("http://", "ftp://")):
                config.write_text(written.replace("ALLOW", "").replace(wrong, said), encoding="utf-8")
                refused = subprocess.run([PROGRAM, *map(str, notify)], capture_output=True, text=True)
                self.assertEqual(refused.returncode, 2, refused.stderr)
                self.assertIn("notify.toml:", refused.stderr)
        hook.shutdown()
        hook.server_close()

    # --- Lists ---

    def ids(self, query):
        return [json.loads(line)["id"] for line in run("search", query, "--db", self.index, "--export", "jsonl").stdout.decode().splitlines()]

    def test_a_list_shows_exports_and_comes_back(self):
        ids = self.ids('"cắt điện thôn"')
        address = "/kho/list?ids=" + ",".join(ids + ["không có"]) + "&lang=en"
        status, _, page = self.ask(address)
        self.assertEqual(status, 200)
        page = page.decode()
        self.assertEqual(page.count("Lịch cắt điện thôn"), 3)
        self.assertIn("<code>không có</code>", page)
        status, headers, data = self.ask(address + "&format=csv")
        self.assertEqual((status, headers["Tracuu-Total"], headers["Tracuu-Not-Found"]), (200, "3", "1"))
        self.assertEqual([row[0] for row in self.rows(data)[1:]], ids)
        for format_, mark in (("ris", b"TY  - "), ("bibtex", b"@"), ("jsonl", b'{"id"')):
            self.assertTrue(self.ask(f"{address}&format={format_}")[2].startswith(mark), format_)
        body = form(("file", "danh sách.csv", data), ("ids", ""), ("format", "jsonl"))
        status, _, again = self.ask("/kho/list", body, f"multipart/form-data; boundary={BOUNDARY}")
        self.assertEqual([json.loads(line)["id"] for line in again.decode().splitlines()], ids)
        pasted = form(("ids", "\r\n".join(ids)), ("format", "html"))
        self.assertEqual(self.ask("/kho/list", pasted, f"multipart/form-data; boundary={BOUNDARY}")[2].decode().count("Lịch cắt điện thôn"), 3)
        self.assertEqual(self.ask("/kho/list", form(("ids", "\n".join(map(str, range(1001)))),), f"multipart/form-data; boundary={BOUNDARY}")[0], 422)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1] + sys.argv[3:])
