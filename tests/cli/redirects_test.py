#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes maps of old addresses and has nginx lead on by one of them.

usage: redirects_test.py PROGRAM

Exit status 77 (skipped) after the other checks if nginx is missing.
"""
import csv
import http.client
import io
import json
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import unicodedata
import urllib.parse

PROGRAM = sys.argv[1]
SKIPPED = 77
ANNOUNCEMENTS = [
    {"id": "a", "url": "https://moi.example/hoi-nghi-1", "title": "Hội nghị sơ kết công tác cải cách hành chính",
     "addresses": ["http://cu.example/tin/hội-nghị sơ \"kết\".html", "http://cu.example/tin.aspx?id=7&muc=2"]},
    {"id": "b", "url": "https://moi.example/gia-$5", "title": "Giá nước sạch mới",
     "addresses": ["http://cu.example/" + "dai-" * 120 + "b"]},
    {"id": "c", "url": "http://cu.example/chi-o-day-thoi", "title": "Bài chỉ có ở cổng cũ đã đóng"},
    {"id": "d", "url": "https://moi.example/d", "title": "Trùng", "addresses": ["http://cu.example/TIN.aspx?id=7&muc=2"]},
]
OLD = """# from the access log
/hoi-nghi-so-ket-cong-tac-cai-cach-hanh-chinh-t99.html
http://www.cu.example/bai-chi-co-o-cong-cu-da-dong
/khong-co-gi-giong-the-nay
mailto:a@cu.example
https://khac.example/hoi-nghi-so-ket-cong-tac-cai-cach-hanh-chinh
"""


def run(*arguments, code=0, text=None):
    done = subprocess.run([PROGRAM, *arguments], capture_output=True, encoding="utf-8", input=text)
    if done.returncode != code:
        sys.exit(f"{arguments}: code {done.returncode}\n{done.stdout}{done.stderr}")
    return done


def expect(condition, what):
    if not condition:
        sys.exit(f"failed: {what}")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def check_table(index):
    done = run("redirects", "--db", index, "--from", "-", "--site", "cu.example", "--format", "csv",
               "--base", "https://tim.example", "--lang", "en", text=OLD)
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    to = {row["from"]: row["to"] for row in rows}
    expect(to["https://cu.example/hoi-nghi-so-ket-cong-tac-cai-cach-hanh-chinh-t99.html"]
           == "https://moi.example/hoi-nghi-1", to)
    expect(to["http://www.cu.example/bai-chi-co-o-cong-cu-da-dong"] == "http://cu.example/chi-o-day-thoi", to)
    expect(to["https://cu.example/khong-co-gi-giong-the-nay"] == "", to)
    expect(not any("khac.example" in row["from"] for row in rows), "addresses of other hosts are left out")
    expect("2 addresses lead on" in done.stderr, done.stderr)
    closed = run("redirects", "--db", index, "--from", "-", "--site", "cu.example", "--format", "csv",
                 "--base", "https://tim.example", "--closed-host", "cu.example", text=OLD).stdout
    expect("https://tim.example/announcements/c" in closed, closed)


def check_usage(index):
    run("redirects", "--db", index, code=2)
    run("redirects", "--db", index, "--known", "--from", "x", code=2)
    run("redirects", "--db", index, "--known", "--to-pages", code=2)
    run("redirects", "--db", index, "--from", "/no/such/file", code=7)


def check_curation(index, folder):
    """What a webmaster's rules hide is in no map, and in no table of a batch."""
    rules = folder / "rules.toml"
    rules.write_text('[[hide]]\ndocuments = ["a"]\n', encoding="utf-8")
    old = "/hoi-nghi-so-ket-cong-tac-cai-cach-hanh-chinh-t99.html\n"
    options = ["--db", index, "--site", "cu.example", "--format", "csv"]
    for hidden in (False, True):
        under = ["--curation", rules] if hidden else []
        for which, text in ((["--from", "-"], old), (["--known"], None)):
            leads = run("redirects", *options, *which, *under, text=text).stdout
            expect(("hoi-nghi-1" in leads) != hidden, leads)
        table = run("batch", "-", "--db", index, "--json", *under, text="query\nhội nghị sơ kết\n").stdout
        expect(("hoi-nghi-1" in table) != hidden, table)
    run("redirects", *options, "--known", "--curation", folder / "none.toml", code=7)


def check_apache(index):
    lines = run("redirects", "--db", index, "--known", "--site", "cu.example", "--format", "apache").stdout
    expect("\n/tin.aspx?id=7&muc=2 https://moi.example/hoi-nghi-1\n" in lines, lines)
    expect("# http://cu.example/tin/hội-nghị sơ" in lines, "a key with blanks is told")


def ask(port, target):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", target, headers={"Host": "cu.example"})
    answer = connection.getresponse()
    answer.read()
    return answer.status, answer.getheader("Location")


def check_nginx(index, folder):
    known = run("redirects", "--db", index, "--known", "--site", "cu.example", "-o", folder / "moved.conf", "--lang", "en")
    expect("1 conflicts" in known.stderr, known.stderr)
    port = free_port()
    config = folder / "nginx.conf"
    config.write_text(f"""daemon off; master_process off; pid {folder}/nginx.pid; error_log {folder}/error.log;
events {{}}
http {{
  access_log off; client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
  include {folder}/moved.conf;
  server {{
    listen 127.0.0.1:{port};
    if ($tracuu_moved) {{ return 301 $tracuu_moved; }}
    location / {{ return 404; }}
  }}
}}
""", encoding="utf-8")
    tested = subprocess.run(["nginx", "-t", "-e", "stderr", "-c", config, "-p", folder], capture_output=True, text=True)
    expect(tested.returncode == 0, tested.stderr)
    process = subprocess.Popen(["nginx", "-e", "stderr", "-c", config, "-p", folder])
    try:
        for _ in range(100):
            time.sleep(0.05)
            if socket.socket().connect_ex(("127.0.0.1", port)) == 0:
                break
        marked = 'tin/hội-nghị sơ "kết".html'
        for form in ("NFC", "NFD"):
            target = "/" + urllib.parse.quote(unicodedata.normalize(form, marked))
            expect(ask(port, target) == (301, "https://moi.example/hoi-nghi-1"), f"{form}: {ask(port, target)}")
        expect(ask(port, "/TIN.aspx?id=7&muc=2")[1] == "https://moi.example/hoi-nghi-1", "the first of a conflict counts")
        expect(ask(port, "/" + "dai-" * 120 + "b")[1] == "https://moi.example/gia-%245", "a dollar, a long key")
        expect(ask(port, "/tin.aspx?id=8")[0] == 404, "what is not in the map")
    finally:
        process.terminate()
        process.wait()


with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    source = folder / "a.jsonl"
    source.write_text("".join(json.dumps({**one, "body": "Tin."}) + "\n" for one in ANNOUNCEMENTS), encoding="utf-8")
    index = folder / "a.db"
    run("index", source, "--db", index, "-q")
    check_table(index)
    check_usage(index)
    check_curation(index, folder)
    check_apache(index)
    if not shutil.which("nginx"):
        sys.exit(SKIPPED)
    check_nginx(index, folder)
