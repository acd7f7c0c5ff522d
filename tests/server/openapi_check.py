#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Indexes the sample, serves it, and checks live answers against docs/openapi.yaml.

usage: openapi_check.py PROGRAM SOURCE_DIR

Checked of each answer: its status and type are documented for its path, and its body
is what the schema says, with no field that the schema lacks. Every path, every
parameter and every status that can be provoked must occur in REQUESTS. Also that the
check itself fails on an answer that is wrong.
"""
import contextlib
import json
import pathlib
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request

import jsonschema
import yaml

from served import Served

SCAN_HASH = "5f1d3c0a9be8d7c6b5a4f3e2d1c0b9a8f7e6d5c4b3a291807f6e5d4c3b2a1908"
CSV, BYTES, UPLOAD = "text/csv", "application/octet-stream", "multipart/form-data; boundary=x"
FORM, JSON, LINES = "application/x-www-form-urlencoded", "application/json", "application/jsonl"
TOKEN = "token"  # in place of a body's type: no body, but the token
TOML = "application/toml"
RULES = """[[best_bet]]
queries = "đăng ký khai sinh"
links = [{ address = "https://dvc.example/", title = "Nộp hồ sơ" }]
[[route]]
queries = "đăng ký khai sinh"
search = { q = "khai sinh", sort = "newest" }
text = "Mới nhất"
[[alert]]
text = "Bảo trì"
queries = "đăng ký khai sinh"
from = 2020-01-01
"""
# A value for the filter of each facet.
FACETS = {"site": "lamgiang.hanam.example", "unit": "UBND", "place": "huyện", "author": "Hà", "category": "Tin", "type": "QĐ", "filetype": "html", "charset": "TCVN3", "year": "2009"}
FILTERS = "from=2003&to=2024-06&in_force=unknown&" + "&".join(f"{name}={value}" for name, value in FACETS.items())

# Path as in the contract, what stands for {id} (and after '#' for {n}), query string, status; then, if it is not a GET without a body,
# method, body and its type.
class NoRedirects(urllib.request.HTTPRedirectHandler):
    """A redirect is an answer, too."""

    def redirect_request(self, *_):
        return None


NO_REDIRECTS = urllib.request.build_opener(NoRedirects)
REQUESTS = [
    ("/api/v1/search", None, "q=thu tuc khai sinh&size=3&page=2&lang=en", 200),
    ("/api/v1/search", None, "q=khai sinh&facets=" + ",".join(FACETS) + "&facet_size=2&timeline=month", 200),
    ("/api/v1/search", None, "q=cai cach&fields=id,title_html,snippet_marked,copies,page&sort=newest&exact=1", 200),
    ("/api/v1/search", None, "q=quyết định số 119 của UBND&facets=type", 200),
    ("/api/v1/search", None, "q=uyr ban nhaan daan&log=0", 200),
    ("/api/v1/search", None, "q=xyzzyq \"&size=100", 200),
    ("/api/v1/search", None, "sort=oldest&size=100&timeline=year", 200),
    ("/api/v1/search", None, "q=&" + FILTERS, 200),
    ("/api/v1/search", None, "", 200),
    ("/api/v1/search", None, "q=a&cursor=AAAA", 422),
    ("/api/v1/search", None, "q=a&facets=colour", 422),
    ("/api/v1/search", None, "q=a&q=b", 422),
    ("/api/v1/search", None, "q=khai sinh&state=20200101T000000Z-7", 200),
    ("/api/v1/search", None, "q=khai sinh&state=yesterday", 422),
    ("/search", None, "q=khai sinh&state=20200101T000000Z-7", 200),
    ("/api/v1/search", None, "nope=1", 422),
    ("/api/v1/search", None, "in_force=maybe", 422),
    ("/api/v1/timeline", None, "q=ủy ban&by=year&exact=1&lang=vi", 200),
    ("/api/v1/timeline", None, "q=ủy ban&" + FILTERS, 200),
    ("/api/v1/timeline", None, "by=week", 422),
    ("/api/v1/suggest", None, "q=thu tuc kh&limit=5&lang=en", 200),
    ("/api/v1/suggest", None, "q=quyet dinh&site=lamgiang.hanam.example", 200),
    ("/api/v1/suggest", None, "q=khai si&format=opensearch", 200),
    ("/api/v1/suggest", None, "q=a&limit=21", 422),
    ("/api/v1/opened", None, "", 204, "POST", "q=khai+sinh&id={first}&pos=1&log=1", FORM),
    ("/api/v1/opened", None, "", 404, "POST", "q=khai+sinh&id=no+such&pos=1", FORM),
    ("/api/v1/opened", None, "", 413, "POST", "q=" + "a" * 5000, FORM),
    ("/api/v1/opened", None, "", 415, "POST", "{}", JSON),
    ("/api/v1/opened", None, "", 422, "POST", "q=khai+sinh", FORM),
    ("/api/v1/explain", None, "q=thu tuc khai sinh&sort=newest&exact=0&lang=en&" + FILTERS, 200),
    ("/api/v1/explain", None, "page=2", 422),
    ("/api/v1/announcements/{id}", "{first}", "lang=en", 200),
    ("/api/v1/announcements/{id}", "no such", "", 404),
    ("/api/v1/announcements/{id}", "{first}", "q=của&exact=0&lang=vi", 200),
    ("/api/v1/announcements/{id}", "{first}", "size=3", 422),
    ("/api/v1/announcements/{id}", "moi-1", "lang=en", 202, "PUT", '{"title": "Lịch cắt điện"}', JSON),
    ("/api/v1/announcements/{id}", "moi-1", "", 401, "PUT", "{}", None),
    ("/api/v1/announcements/{id}", "moi-1", "", 422, "PUT", "{}", JSON),
    ("/api/v1/announcements/{id}", "moi-1", "", 413, "PUT", " " * 70_000, JSON),
    ("/api/v1/announcements/{id}", "moi-1", "lang=vi", 202, "DELETE", "", JSON),
    ("/api/v1/announcements/{id}", "moi-1", "", 401, "DELETE", "", None),
    ("/api/v1/announcements/{id}", "moi-1", "q=a", 422, "DELETE", "", JSON),
    ("/api/v1/announcements:batch", None, "lang=en", 202, "POST", '{"id": "moi-2", "deleted": true}', LINES),
    ("/api/v1/announcements:batch", None, "", 401, "POST", "", None),
    ("/api/v1/announcements:batch", None, "", 413, "POST", " " * 70_000, LINES),
    ("/api/v1/announcements:batch", None, "", 422, "POST", "[]", LINES),
    ("/api/v1/announcements", None, "url=http://lamgiang.hanam.example/tin/7", 200),
    ("/api/v1/announcements", None, "url=tin", 422),
    ("/api/v1/go", None, "url=https://cu.example/chi-dao-cay-vu-xuan-t12.html&lang=en", 200),
    ("/api/v1/go", None, "", 422),
    ("/go", None, "url=https://cu.example/zzzz-qqqq-xxxx", 404),
    ("/go", None, "url=http://cu.example/ba-dem-tren-de-yen-lang&lang=en", 302),
    ("/go", None, "show=1&url=http://cu.example/ba-dem-tren-de-yen-lang", 200),
    ("/go", None, "url=https://cu.example/dai-hoi-dang-bo-huyen-lam-giang.html&lang=en", 200),
    ("/go", None, "", 200),
    ("/404.js", None, "", 200),
    ("/api/v1/announcements/{id}/related", "{first}", "size=3&lang=en", 200),
    ("/api/v1/announcements/{id}/related", "no such", "", 404),
    ("/api/v1/announcements/{id}/related", "{first}", "size=51", 422),
    ("/api/v1/announcements/{id}/pages/{n}", "quet/1#2", "q=tiêm phòng&sort=newest&exact=0&lang=en", 200),
    ("/api/v1/announcements/{id}/pages/{n}", "quet/1#1", FILTERS, 200),
    ("/api/v1/announcements/{id}/pages/{n}", "quet/1#4", "", 404),
    ("/api/v1/announcements/{id}/pages/{n}", "quet/1#2", "size=1", 422),
    ("/api/v1/announcements/{id}/pages/{n}", "quet/1#1", "lang=en", 202, "PUT", '{"text": "Kính gửi các thôn."}', JSON),
    ("/api/v1/announcements/{id}/pages/{n}", "quet/1#1", "", 401, "PUT", "{}", None),
    ("/api/v1/announcements/{id}/pages/{n}", "quet/1#4", "", 404, "PUT", '{"text": ""}', JSON),
    ("/api/v1/announcements/{id}/pages/{n}", "quet/1#1", "", 413, "PUT", " " * 70_000, JSON),
    ("/api/v1/announcements/{id}/pages/{n}", "quet/1#1", "", 422, "PUT", "{}", JSON),
    ("/api/v1/announcements/{id}/pages/{n}", "quet/1#1", "lang=vi", 202, "DELETE", "", JSON),
    ("/api/v1/announcements/{id}/pages/{n}", "quet/1#2", "", 401, "DELETE", "", None),
    ("/api/v1/announcements/{id}/pages/{n}", "quet/1#2", "", 404, "DELETE", "", JSON),
    ("/api/v1/announcements/{id}/pages/{n}", "quet/1#2", "q=a", 422, "DELETE", "", JSON),
    ("/api/v1/search", None, "q=dang ky khai sinh", 200),
    ("/api/v1/explain", None, "q=dang ky khai sinh", 200),
    ("/api/v1/curation", None, "lang=en", 200, "GET", None, TOML),
    ("/api/v1/curation", None, "", 401),
    ("/api/v1/curation", None, "q=a", 422, "GET", None, TOML),
    ("/api/v1/curation", None, "lang=vi", 200, "PUT", RULES, TOML),
    ("/api/v1/curation", None, "", 401, "PUT", "", None),
    ("/api/v1/curation", None, "", 413, "PUT", " " * 70_000, TOML),
    ("/api/v1/curation", None, "", 422, "PUT", "[[alert]]", TOML),
    ("/api/v1/curation", None, "", 428, "PUT", "", JSON),
    ("/api/v1/curation/report", None, "lang=en", 200, "GET", None, TOML),
    ("/api/v1/curation/report", None, "", 401),
    ("/api/v1/curation/report", None, "q=a", 422, "GET", None, TOML),
    ("/api/v1/export", None, "q=khai sinh&sort=newest&exact=0&lang=en&" + FILTERS, 200),
    ("/api/v1/export", None, "q=khai sinh&format=jsonl", 200),
    ("/api/v1/export", None, "q=khai sinh&format=csv", 200),
    ("/api/v1/export", None, "q=khai sinh&format=ris", 200),
    ("/api/v1/export", None, "q=khai sinh&format=bibtex", 200),
    ("/api/v1/export", None, "q=khai sinh&format=xml", 422),
    ("/api/v1/export", None, "q=khai sinh&after=no such", 410),
    ("/api/v1/export", None, "q=khai sinh&after={first}", 200),
    ("/api/v1/batch", None, "hits=2&lang=en", 200, "POST", "query,from\nkhai sinh,2009\nhộ tịch,xưa\n", CSV),
    ("/api/v1/batch", None, "format=csv", 200, "POST", "khai sinh", CSV),
    ("/api/v1/batch", None, "format=xlsx", 200, "POST", "khai sinh", CSV),
    ("/api/v1/batch", None, "", 400, "POST", "no part", UPLOAD),
    ("/api/v1/batch", None, "", 413, "POST", " " * 70_000, CSV),
    ("/api/v1/batch", None, "", 422, "POST", "a,b", CSV),
    ("/api/v1/identify", None, "name=a.txt&lang=en", 200, "POST", "Thông báo lịch tiêm phòng dại\n\nTại nhà văn hóa các thôn.", BYTES),
    ("/api/v1/identify", None, "", 200, "POST", "<title>Giấy khai sinh</title><p>Thủ tục cấp giấy khai sinh tại xã.", BYTES),
    ("/api/v1/identify", None, "", 400, "POST", "no part", UPLOAD),
    ("/api/v1/identify", None, "", 413, "POST", " " * 70_000, BYTES),
    ("/api/v1/identify", None, "", 422, "POST", "", BYTES),
    ("/feed", None, "q=khai sinh&size=3&exact=1&lang=en&" + FILTERS, 200),
    ("/feed", None, "size=0", 422),
    ("/oai", None, "verb=Identify", 200),
    ("/oai", None, "verb=ListRecords&metadataPrefix=oai_dc&from=2020-01-01&until=2100-01-01&set=lamgiang.hanam.example", 200),
    ("/oai", None, "verb=ListRecords&resumptionToken=x", 200),
    ("/oai", None, "verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:x:y", 200),
    ("/oai", None, "", 200, "POST", "verb=ListSets", FORM),
    ("/oai", None, "", 400, "POST", "verb=%ff", FORM),
    ("/oai", None, "", 413, "POST", "verb=" + "a" * 5000, FORM),
    ("/oai", None, "", 415, "POST", "{}", JSON),
    ("/opensearch.xml", None, "", 200),
    ("/sitemap.xml", None, "", 200),
    ("/sitemaps/{id}", "1.xml", "", 200),
    ("/sitemaps/{id}", "99.xml", "", 404),
    ("/robots.txt", None, "", 200),
    ("/openapi.json", None, "", 200),
    ("/readyz", None, "", 200),
    ("/metrics", None, "", 200),
    ("/healthz", None, "", 200),
    ("/", None, "lang=en", 200),
    ("/search", None, "q=khai sinh&log=0&page=1&size=5&sort=newest&exact=1&lang=en&" + FILTERS, 200),
    ("/search", None, "q=khai sinh&size=0", 422),
    ("/announcements/{id}", "{first}", "lang=en", 200),
    ("/announcements/{id}", "{first}", "q=khai sinh&pos=1&page=1&size=5&sort=newest&exact=1&lang=en&" + FILTERS, 200),
    ("/announcements/{id}", "no such", "", 404),
    ("/announcements/{id}/download", "{first}", "", 200),
    ("/announcements/{id}/download", "{first}", "format=html", 200),
    ("/announcements/{id}/download", "{first}", "format=text", 200),
    ("/announcements/{id}/download", "{first}", "format=ris", 200),
    ("/announcements/{id}/download", "{first}", "format=bibtex", 200),
    ("/announcements/{id}/download", "{first}", "format=exe", 422),
    ("/announcements/{id}/download", "no such", "", 404),
    ("/announcements/{id}/pages/{n}", "quet/1#2", "q=tiêm phòng&page=1&size=5&sort=newest&exact=1&lang=en&" + FILTERS, 200),
    ("/announcements/{id}/pages/{n}", "quet/1#4", "", 404),
    ("/announcements/{id}/pages/{n}/image", "quet/1#2", "v=5f1d3c0a", 404),
    ("/accessibility", None, "lang=en", 200),
    ("/logo", None, "v=1", 200),
    ("/favicon.ico", None, "", 200),
    ("/style.css", None, "", 200),
    ("/feed.css", None, "", 200),
    ("/kho", None, "lang=en", 200),
    ("/kho/{id}", "2009/06", "lang=en", 200),
    ("/kho/{id}", "unit", "period=2009&sort=name&page=1", 200),
    ("/kho/{id}", "filetype", "", 200),
    ("/kho/{id}", "colour", "", 404),
    ("/kho/{id}", "unit", "sort=size", 422),
    ("/kho/number", None, "number=119/qd-ubnd&lang=en", 200),
    ("/kho/number", None, "number=" + "1" * 501, 422),
    ("/kho/compare", None, "q=cai cach&q=khai sinh&by=year&scale=permille&from=2005&to=2024&site=lamgiang.hanam.example&lang=en", 200),
    ("/kho/compare", None, "q=a&q=b&q=c&q=d&q=e", 422),
    ("/kho/compare.svg", None, "q=cai cach&by=year&scale=permille&from=2005&to=2024&site=lamgiang.hanam.example&lang=en", 200),
    ("/kho/compare.svg", None, "", 422),
    ("/kho/compare.csv", None, "q=cai cach&by=year&scale=permille&from=2005&to=2024&site=lamgiang.hanam.example&lang=en", 200),
    ("/kho/compare.csv", None, "q=a&by=week", 422),
    ("/webmaster", None, "from=2026-01&to=2026-12&lang=en", 200, "GET", None, TOKEN),
    ("/webmaster", None, "", 401),
    ("/webmaster", None, "from=never", 422, "GET", None, TOKEN),
    ("/webmaster/curation", None, "q=khai sinh&saved=1&lang=en", 200, "GET", None, TOKEN),
    ("/webmaster/curation", None, "saved=never", 422, "GET", None, TOKEN),
    ("/webmaster/curation", None, "", 401),
    ("/webmaster/curation", None, "lang=en", 412, "POST", "tag=old&toml=", FORM),
    ("/webmaster/curation", None, "", 422, "POST", "tag=*&toml=%5B%5Blower", FORM),
    ("/webmaster/curation", None, "", 401, "POST", "toml=", None),
    ("/webmaster/queries.csv", None, "table=in-vain&from=2026-01&to=2026-12&lang=en", 200, "GET", None, TOKEN),
    ("/webmaster/queries.csv", None, "", 401),
    ("/webmaster/queries.csv", None, "table=persons", 422, "GET", None, TOKEN),
    ("/webmaster/queries.xlsx", None, "from=2026-01&to=2026-12&lang=en", 200, "GET", None, TOKEN),
    ("/webmaster/queries.xlsx", None, "", 401),
    ("/webmaster/queries.xlsx", None, "to=2026-13", 422, "GET", None, TOKEN),
    ("/webmaster/queries.json", None, "from=2026-01&to=2100-12&lang=en", 200, "GET", None, TOKEN),
    ("/webmaster/queries.json", None, "", 401),
    ("/webmaster/queries.json", None, "table=days", 422, "GET", None, TOKEN),
    ("/kho/batch", None, "lang=en", 200),
    ("/kho/batch", None, "lang=en", 200, "POST", "queries=khai+sinh", FORM),
    ("/kho/batch", None, "", 400, "POST", "no part", UPLOAD),
    ("/kho/batch", None, "", 413, "POST", " " * 70_000, FORM),
    ("/kho/batch", None, "", 422, "POST", "queries=", FORM),
    ("/kho/identify", None, "lang=en", 200),
    ("/kho/identify", None, "lang=en", 200, "POST", "Thông báo", BYTES),
    ("/kho/identify", None, "", 400, "POST", "no part", UPLOAD),
    ("/kho/identify", None, "", 413, "POST", " " * 70_000, BYTES),
    ("/kho/identify", None, "", 422, "POST", "", BYTES),
    ("/kho/list", None, "ids={first},no such&id=a,b&lang=en", 200),
    ("/kho/list", None, "ids={first}&format=csv", 200),
    ("/kho/list", None, "format=exe", 422),
    ("/kho/list", None, "lang=en", 200, "POST", "ids=quet%2F1&format=ris", FORM),
    ("/kho/list", None, "", 400, "POST", "no part", UPLOAD),
    ("/kho/list", None, "", 413, "POST", " " * 70_000, CSV),
    ("/kho/list", None, "", 422, "POST", '{"title": "no id"}', CSV),
    ("/kho/originals.zip", None, "q=khai sinh&sort=newest&exact=0&lang=en&" + FILTERS, 200),
    ("/kho/originals.zip", None, "q=khai sinh&page=2", 422),
    ("/search.js", None, "", 200),
    ("/announcement.js", None, "", 200),
    ("/embed.js", None, "", 200),
]

# What only a stopping or unready server, or a changed index, answers: the C++ tests provoke these.
NOT_PROVOKED = {"503", "507"}
# /metrics is there for those who ask from this machine.
# Of a document in an export the file is not there: no picture (tests/server/handlers/document_page_handler_test.cpp).
# A server without tokens, and one that is told too much: tests/server/answers/webmaster_access_test.cpp, tests/server/handlers/opened_handler_test.cpp.
# Originals are given out here (where not: tests/server/handlers/originals_handler_test.cpp).
# This office has a logo and a statement (one without: tests/server/handlers/branding_handler_test.cpp).
# Of two writers of the rules: tests/server/curation_test.cpp.
NOT_PROVOKED_AT = {("/webmaster/curation", "303"), ("/webmaster/curation", "403"), ("/api/v1/curation", "412"), ("/webmaster", "403"), ("/webmaster/queries.csv", "403"), ("/webmaster/queries.xlsx", "403"), ("/webmaster/queries.json", "403"), ("/api/v1/opened", "429"), ("/accessibility", "404"), ("/logo", "404"), ("/metrics", "404"), ("/kho/originals.zip", "404"), ("/announcements/{id}/pages/{n}/image", "200")}


def resolved(contract, part):
    """`part` with each {"$ref": "#/…"} replaced by what it names."""
    if isinstance(part, list):
        return [resolved(contract, entry) for entry in part]
    if not isinstance(part, dict):
        return part
    if "$ref" in part:
        target = contract
        for step in part["$ref"].removeprefix("#/").split("/"):
            target = target[step]
        return resolved(contract, target)
    return {key: resolved(contract, value) for key, value in part.items()}


def strict(schema):
    """`schema` refusing fields that it does not name: nothing undocumented is sent."""
    if isinstance(schema, list):
        return [strict(entry) for entry in schema]
    if not isinstance(schema, dict):
        return schema
    schema = {key: strict(value) for key, value in schema.items()}
    is_object = isinstance(schema.get("properties"), dict) and "type" in schema
    if is_object:
        schema.setdefault("additionalProperties", False)
    return schema


def problems_of(operation, status, content_type, body):
    """What is wrong with an answer, as a list of texts."""
    response = operation["responses"].get(str(status))
    if response is None:
        return [f"status {status} is not documented: {body[:300]!r}"]
    if "content" not in response:
        return [f"a body where none is documented: {body[:300]!r}"] if body else []
    media = response["content"].get(content_type.split(";")[0])
    if media is None:
        return [f"type {content_type} is not documented for {status}"]
    if not content_type.startswith("application/json"):
        return []
    validator = jsonschema.Draft202012Validator(strict(media["schema"]))
    return [f"{'/'.join(map(str, error.path))}: {error.message[:300]}" for error in validator.iter_errors(json.loads(body))]


def scan(folder):
    """A line of an export: a document of three pages, of which a machine read the second."""
    first, second = "Kính gửi các thôn của xã.\n", "Nay bổ sung hai điểm tiêm phòng.\n"
    starts = [0, len(first.encode()), len((first + second).encode())]
    word = len((first + "Nay ").encode())
    announcement = {
        "tracuu_export": 1, "id": "quet/1", "title": "Lịch tiêm phòng dại", "body": first + second, "file_hash": SCAN_HASH,
        "pages": [{"page": page, "offset": offset} for page, offset in enumerate(starts, start=1)], "machine_pages": "2",
        "picture_pages": "3", "repairs": [{"begin": word, "end": word + len("bổ".encode()), "as_read": "bỗ"}], "filetype": "PDF"}
    path = pathlib.Path(folder, "scan.jsonl")
    path.write_text(json.dumps(announcement, ensure_ascii=False) + "\n", encoding="utf-8")
    return path


def keep_words(index):
    """What the machine read of the second page, in the store of pages."""
    words = [["Nay", "", 0.9, 72, 100, 96, 112, 0], ["bổ", "bỗ", 0.6, 100, 100, 120, 112, 0], ["tiêm", "", 0.9, 124, 100, 150, 112, 0],
             ["phòng", "", 0.9, 154, 100, 190, 112, 0]]
    page = {"page": 2, "width": 595, "height": 842, "turned": 0, "engine": "tesseract 5.3.0 vie", "repaired_by": "1", "words": words}
    with contextlib.closing(sqlite3.connect(pathlib.Path(index, "pages.sqlite"))) as store, store:
        store.execute("INSERT INTO page_words VALUES(?,?,?)", (SCAN_HASH, 2, json.dumps(page, ensure_ascii=False)))


class Service(Served):
    """The program, and what is asked of it, through a proxy on the port `through` if that is set."""

    through = None

    def __init__(self, program, folder, index):
        (pathlib.Path(folder) / "logo.svg").write_text("<svg viewBox='0 0 2 1'/>", encoding="utf-8")
        (pathlib.Path(folder) / "statement.txt").write_text("# Tiếp cận", encoding="utf-8")
        (pathlib.Path(folder) / "rules.toml").write_text(RULES, encoding="utf-8")
        super().__init__(program, folder, index, """[threads]
workers = 1
[search]
curation = "rules.toml"
[limits]
body_bytes = 65536
exports_per_minute = 0
[log]
queries = true
min_count = 1
[branding]
logo = "logo.svg"
accessibility = "statement.txt"
""")

    def ask(self, path, query="", method="GET", body=None, body_type=None):
        """Status, type and body of the answer. A body without a type is sent without the token."""
        url = f"http://127.0.0.1:{self.through or self.port}{path}" + ("?" + urllib.parse.quote(query, safe="=&,") if query else "")
        request = urllib.request.Request(url, method=method, data=None if body is None else body.encode())
        if body_type is not None:
            if body_type != TOKEN:
                request.add_header("Content-Type", body_type)
            request.add_header("Authorization", "Bearer " + self.token)
        if body_type == TOML:
            request.add_header("If-Match", "*")
        try:
            with NO_REDIRECTS.open(request, timeout=60) as answer:
                self.headers = answer.headers
                return answer.status, answer.headers["Content-Type"], answer.read()
        except urllib.error.HTTPError as error:
            self.headers = error.headers
            return error.code, error.headers["Content-Type"], error.read()

    def wait_for_suggestions(self):
        """They are made after the start."""
        for _ in range(600):
            if self.ask("/api/v1/suggest", "q=khai")[0] == 200:
                return
            time.sleep(0.05)


def asked(service):
    """Of each of REQUESTS: its path in the contract, the path and the query to ask, the status to expect, and the rest."""
    first = json.loads(service.ask("/api/v1/search", "q=khai sinh&size=1")[2])["hits"][0]["id"]
    for path, name, template, expected, *rest in REQUESTS:
        name, _, page = (name or "").partition("#")
        actual_path = path.replace("{id}", urllib.parse.quote(name.replace("{first}", first), safe="")).replace("{n}", page)
        if rest and rest[1]:
            rest = [rest[0], rest[1].replace("{first}", urllib.parse.quote(first, safe="")), rest[2]]
        yield path, actual_path, template.replace("{first}", first), expected, rest


def check_answers(service, contract):
    problems = []
    for path, actual_path, query, expected, rest in asked(service):
        operation = contract["paths"][path][rest[0].lower() if rest else "get"]
        known = {parameter["name"] for parameter in operation.get("parameters", [])}
        for parameter in urllib.parse.parse_qs(query, keep_blank_values=True):
            if expected < 300 and parameter not in known:
                problems.append(f"{path}: parameter {parameter} is not documented")
        status, content_type, body = service.ask(actual_path, query, *rest)
        if status != expected:
            problems.append(f"{path}?{query} {rest[:1]}: {status}, expected {expected}: {body[:300]!r}")
        problems += [f"{path}?{query} {rest[:1]}: {problem}" for problem in problems_of(operation, status, content_type, body)]
    return problems


def check_coverage(contract):
    """Each path, parameter and status of the contract occurs in REQUESTS."""
    problems = []
    operations = [(path, *entry) for path, methods in contract["paths"].items() for entry in methods.items()]
    for path, method, operation in operations:
        rows = [row for row in REQUESTS if row[0] == path and (row[4].lower() if len(row) > 4 else "get") == method]
        sent = {name for row in rows if row[3] < 400 or row[3] == 412 for name in urllib.parse.parse_qs(row[2], keep_blank_values=True)}
        sent |= {"cursor", "v"}  # check_paging; of pictures
        for parameter in operation.get("parameters", []):
            if parameter["in"] == "query" and parameter["name"] not in sent:
                problems.append(f"{method} {path}: parameter {parameter['name']} is not tried")
        missing = set(operation["responses"]) - {str(row[3]) for row in rows} - NOT_PROVOKED - {"410"}
        missing -= {status for at, status in NOT_PROVOKED_AT if at == path}
        problems += [f"{method} {path}: status {status} is not tried" for status in missing]
    return problems


def check_facets(service, contract):
    """The facets that the program knows are those of the contract, everywhere."""
    refused = json.loads(service.ask("/api/v1/search", "facets=colour&lang=en")[2])["error"]["message"]
    known = refused.rstrip(".").rpartition(": ")[2].split(", ")
    search = contract["paths"]["/api/v1/search"]["get"]
    listed = next(each for each in search["parameters"] if each["name"] == "facets")["schema"]["items"]["enum"]
    answered = list(search["responses"]["200"]["content"]["application/json"]["schema"]["properties"]["facets"]["properties"])
    problems = [f"facets: the program has {known}, {place} {names}"
                for place, names in (("the parameter", listed), ("the answer", answered), ("this check", list(FACETS)))
                if sorted(names) != sorted(known)]
    for path, methods in contract["paths"].items():
        for method, operation in methods.items():
            names = {each["name"] for each in operation.get("parameters", [])}
            if {"q", "unit"} <= names and not set(known) <= names:
                problems.append(f"{method} {path}: lacks the filters {sorted(set(known) - names)}")
    return problems


def check_paging(service, contract):
    """Cursors lead through all hits, each once; answers on the way are as documented."""
    operation = contract["paths"]["/api/v1/search"]["get"]
    query = "q=của&sort=newest&size=7&fields=id,copies"
    seen, cursor, problems = [], "", []
    while True:
        status, content_type, body = service.ask("/api/v1/search", query + ("&cursor=" + cursor if cursor else ""))
        problems += problems_of(operation, status, content_type, body)
        if status != 200:
            return problems + [f"paging: {status}: {body[:300]!r}"]
        answer = json.loads(body)
        for hit in answer["hits"]:
            seen += [hit["id"]] + [other["id"] for other in hit["copies"]]
        cursor = answer["next_cursor"]
        if not cursor:
            break
    total = answer["total"]
    if total != {"value": len(seen), "relation": "eq"} or len(set(seen)) != len(seen) or len(seen) < 50:
        problems.append(f"paging: {len(seen)} hits, {len(set(seen))} different, total {total}")
    return problems


def check_document(service, document):
    """What is served is the contract itself."""
    status, _, body = service.ask("/openapi.json")
    served = json.loads(body) if status == 200 else {}
    served.get("info", {}).pop("x-server-version", None)
    return [] if served == json.loads(json.dumps(document)) else ["/openapi.json is not docs/openapi.yaml"]


def check_the_check(contract):
    """An answer with a field too many, too few or of another type must be refused."""
    operation = contract["paths"]["/healthz"]["get"]
    wrong = [{"status": "ok", "more": 1}, {}, {"status": 1}]
    refused = [problems_of(operation, 200, "application/json", json.dumps(body)) for body in wrong]
    refused.append(problems_of(operation, 418, "application/json", "{}"))
    refused.append(problems_of(operation, 200, "text/plain", "ok"))
    right = problems_of(operation, 200, "application/json", '{"status":"ok"}')
    return [] if all(refused) and not right else ["the check does not tell right from wrong"]


@contextlib.contextmanager
def served_sample(program, source):
    """The service, with the sample and a document of pages in its index, ready for REQUESTS."""
    with tempfile.TemporaryDirectory() as folder:
        index = folder + "/index.db"
        subprocess.run([program, "index", str(source / "data/sample"), str(scan(folder)), "--db", index], check=True, capture_output=True)
        service = Service(program, folder, index)
        try:
            service.wait_for_suggestions()
            # A correction makes the store of pages.
            page = "/api/v1/announcements/quet%2F1/pages/2"
            for change in (("PUT", '{"text": "x"}', JSON), ("DELETE", "", JSON)):
                if service.ask(page, "", *change)[0] != 202:
                    raise RuntimeError(f"{page}: {change[0]} is not accepted")
            keep_words(index)
            yield service
        finally:
            service.stop()


def main():
    program, source = sys.argv[1], pathlib.Path(sys.argv[2])
    document = yaml.safe_load((source / "docs/openapi.yaml").read_text(encoding="utf-8"))
    contract = resolved(document, document)
    problems = check_the_check(contract) + check_coverage(contract)
    with served_sample(program, source) as service:
        # In this order: the answers change the index, with which cursors expire.
        problems += check_facets(service, contract) + check_paging(service, contract) + check_answers(service, contract)
        problems += check_document(service, document)
    for problem in problems:
        print(problem, file=sys.stderr)
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
