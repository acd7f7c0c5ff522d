#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How many old addresses lead to the right announcement.

    bench/eval_redirects.py --program build/release/cli/tracuu --docs data/sample/announcements.jsonl
        [--docs MORE.jsonl.gz ...] [--count 500] [--seed 20] [--json REPORT]

Of the documents (JSON Lines with id and title, .gz too) an index is made in which each has the
address that a portal of today gives it; the documents that are not asked for are distractors. Then
old addresses of --count of them are made, in turn of each kind that portals make (KINDS below), and
`tracuu serve` is asked for each (/api/v1/go). Told by kind:

    right     leads to the announcement, or to one with the same title and text
    wrong     leads elsewhere: worse than a list
    listed    a list that has it; its place in the list is averaged
    missed    a list without it, or none

A page whose announcement is not in the index (--absent of them, with slug and id) is right if nothing
is led to. Everything is made from a seed; documents are never printed.
"""
import argparse
import collections
import gzip
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import time
import unicodedata
import urllib.parse
import urllib.request

HOST = "vankhe.example"
OLD_HOST = "huyenvankhe.example"
STOP_WORDS = set("va cua cho tai ve viec voi cac nhung trong tu den theo de la duoc".split())


def folded(text):
    text = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(c for c in text if not unicodedata.combining(c)).lower()


def words(title):
    return re.findall(r"[a-z0-9]+", folded(title))


def slug(title):
    return "-".join(words(title))


def marked_slug(title):
    return "-".join(re.findall(r"\w+", unicodedata.normalize("NFC", title.lower())))


class Page:
    """A document with its address of today and its number in the portal."""

    def __init__(self, document, number, chance):
        self.document = document
        self.number = number
        self.day = document.get("date") or ""
        self.form = chance.choice(["slug-t", "slug-", "marked", "id"])
        self.section = chance.choice(["tin-tuc", "thong-bao", "van-ban", "hoat-dong"])
        title = document["title"]
        self.url = {
            "slug-t": f"https://{HOST}/{self.section}/{slug(title)}-t{number}.html",
            "slug-": f"https://{HOST}/{self.section}/{slug(title)}-{number}",
            "marked": f"https://{HOST}/{self.section}/{urllib.parse.quote(marked_slug(title))}-{number}.html",
            "id": f"https://{HOST}/{slug(title)}/{number}.html",
        }[self.form]
        self.addresses = []


# Each: page, chance -> an address that led to it, and what else the index may know (a change of
# page.addresses before the index is made).
def slug_with_id(page, _):
    return f"http://{OLD_HOST}/{slug(page.document['title'])}-t{page.number + 40000}.html"


def id_only_canonical_known(page, chance):
    old = f"https://{HOST}/tin.aspx?ItemID={page.number}&CateID={chance.randint(2, 9)}"
    page.addresses.append(old)
    return old.replace("https:", "http:") + "&utm_source=zalo"


def id_only_of_known_form(page, chance):
    # The index does not know this one, but what its like are for others (--aliased).
    return f"https://{HOST}/tin.aspx?ItemID={page.number}&CateID={chance.randint(2, 9)}"


def percent_encoded(page, _):
    return f"https://{HOST}/bai-viet/" + urllib.parse.quote(marked_slug(page.document["title"]))


def nfd(page, _):
    title = unicodedata.normalize("NFD", marked_slug(page.document["title"]))
    return f"https://{HOST}/bai-viet/{urllib.parse.quote(title)}.html"


def truncated(page, chance):
    whole = slug(page.document["title"])
    return f"https://{HOST}/portal/{whole[:max(28, len(whole) * chance.randint(55, 85) // 100)]}"


def stop_words_dropped(page, _):
    kept = [word for word in words(page.document["title"]) if word not in STOP_WORDS]
    return f"https://{OLD_HOST}/{'-'.join(kept)}/"


def old_host_closed(page, _):
    day = page.day.replace("-", "/") or "0000/00/00"
    return f"http://www.{OLD_HOST}/{day}/{slug(page.document['title'])}/"


def changed_prefix(page, _):
    last = page.url.rsplit("/", 1)[-1]
    if page.form == "id":
        last = f"{slug(page.document['title'])}-{page.number}.html"
    return f"https://{HOST}/chi-tiet/-/asset_publisher/Xy12ab/content/{last}"


def scheme_and_www(page, _):
    return page.url.replace("https://", "HTTP://WWW.", 1) + "/"


def upper_case(page, _):
    path = urllib.parse.unquote(page.url.split(HOST, 1)[1])
    return f"https://{HOST.upper()}{path.upper()}"


def trailing_garbage(page, chance):
    return page.url + chance.choice([").", "%22", ",", "&nbsp;", "…", "%20xem%20th%C3%AAm"])


def underscores(page, _):
    return f"http://{OLD_HOST}/news/{'_'.join(words(page.document['title']))}_{page.number}.aspx"


def capitals(page, _):
    title = "".join(word.capitalize() for word in words(page.document["title"]))
    return f"http://{OLD_HOST}/Pages/{title}.aspx?id={page.number + 7}"


def stroke_dropped(page, _):
    title = page.document["title"].replace("đ", "").replace("Đ", "")
    return f"https://{OLD_HOST}/{slug(title)}-{page.number + 9}.htm"


KINDS = [slug_with_id, id_only_canonical_known, id_only_of_known_form, percent_encoded, nfd,
         truncated, stop_words_dropped, old_host_closed, changed_prefix, scheme_and_www,
         upper_case, trailing_garbage, underscores, capitals, stroke_dropped]


def read_documents(paths):
    documents = {}
    for path in paths:
        opener = gzip.open if path.endswith(".gz") else open
        with opener(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                document = json.loads(line)
                if document.get("title") and document.get("id"):
                    documents.setdefault(document["id"], document)
    return list(documents.values())


def make_case(documents, count, aliased, seed, absent_count=0):
    chance = random.Random(seed)
    documents = sorted(documents, key=lambda document: document["id"])
    chance.shuffle(documents)
    numbers = chance.sample(range(1000, 1000 + 5 * len(documents)), len(documents))
    pages = [Page(document, number, chance) for document, number in zip(documents, numbers)]
    asked = [page for page in pages if len(words(page.document["title"])) >= 4][:count]
    cases = []
    for at, page in enumerate(asked):
        kind = KINDS[at % len(KINDS)]
        cases.append((kind.__name__, page, kind(page, chance)))
    absent = [page for page in pages[::-1] if len(words(page.document["title"])) >= 4][:absent_count]
    absent = [page for page in absent if page not in asked]
    cases += [("not_in_index", page, slug_with_id(page, chance)) for page in absent]
    pages = [page for page in pages if page not in absent]
    asked_for = {id(page) for page in asked}
    others = [page for page in pages if id(page) not in asked_for] or []
    for page in others[:int(len(pages) * aliased)]:
        page.addresses.append(
            f"https://{HOST}/tin.aspx?ItemID={page.number}&CateID={chance.randint(2, 9)}")
    return pages, cases


def index_of(pages, program, folder):
    source = folder / "pages.jsonl"
    with open(source, "w", encoding="utf-8") as lines:
        for page in pages:
            document = {key: page.document[key] for key in ("title", "abstract", "body", "date")
                        if page.document.get(key)}
            document |= {"id": page.document["id"], "url": page.url, "addresses": page.addresses}
            lines.write(json.dumps(document, ensure_ascii=False) + "\n")
    subprocess.run([program, "index", source, "--db", folder / "index.db", "-q"], check=True)
    return folder / "index.db"


class Service:
    def __init__(self, program, index):
        self.process = subprocess.Popen(
            [program, "serve", "--db", index, "--port", "0"], stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True)
        self.address = None
        for line in self.process.stdout:
            found = re.search(r"http://[0-9.:]+", line)
            if found:
                self.address = found.group()
                break
        if not self.address:
            raise SystemExit("the service did not start")

    def lead(self, address):
        query = urllib.parse.urlencode({"url": address})
        with urllib.request.urlopen(f"{self.address}/api/v1/go?{query}", timeout=30) as answer:
            return json.load(answer)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()


def judge(answer, page, kind, texts):
    """What came of it, with the certainty of the first candidate and the place of the right one."""
    text = page.document["title"], page.document.get("body")

    def same(candidate):
        return candidate["id"] == page.document["id"] or texts.get(candidate["id"]) == text

    first = answer["candidates"][0] if answer["candidates"] else None
    leads = answer["kind"] in ("exact", "likely")
    if kind == "not_in_index" and not (leads and same(first)):
        return ("wrong" if leads else "right"), (first["certainty"] if leads else 0), 1
    if leads:
        right = same(first)
        return ("right" if right else "wrong"), first["certainty"], 1
    for place, candidate in enumerate(answer["candidates"], 1):
        if same(candidate):
            return "listed", 0, place
    return "missed", 0, 0


def report(results, times):
    columns = ("right", "wrong", "listed", "missed")
    print(f"{'kind':26}{'n':>5}" + "".join(f"{column:>8}" for column in columns))
    by_kind = collections.defaultdict(collections.Counter)
    for kind, outcome, *_ in results:
        by_kind[kind][outcome] += 1
        if kind != "not_in_index":
            by_kind["all"][outcome] += 1
    for kind in [*(kind.__name__ for kind in KINDS), "all", "not_in_index"]:
        counts = by_kind[kind]
        print(f"{kind:26}{counts.total():>5}" + "".join(f"{counts[c]:>8}" for c in columns))
    print("certainty    leads   right")
    for low, high in ((0.85, 0.9), (0.9, 0.95), (0.95, 0.99), (0.99, 1), (1, 2)):
        band = [outcome for _, outcome, certainty, *_ in results if low <= certainty < high]
        if band:
            print(f"{low:.2f} – {min(high, 1):.2f} {len(band):>6} {band.count('right') / len(band):>7.1%}")
    times.sort()
    print(f"median {times[len(times) // 2] * 1000:.1f} ms, 95 % {times[len(times) * 95 // 100] * 1000:.1f} ms")
    return {kind: {**counts, "n": counts.total()} for kind, counts in by_kind.items()}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--program", required=True)
    parser.add_argument("--docs", action="append", required=True)
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--aliased", type=float, default=0.2,
                        help="share of documents whose old address by number is known")
    parser.add_argument("--absent", type=int, default=100, help="documents that are left out of the index")
    parser.add_argument("--seed", type=int, default=20)
    parser.add_argument("--json", help="write the counts there")
    parser.add_argument("--show", default="", help="print the addresses with this outcome")
    parser.add_argument("--least", type=float, default=0, help="fail below this share of right ones")
    parser.add_argument("--most-wrong", type=float, default=1, help="fail above this share")
    options = parser.parse_args()
    pages, cases = make_case(read_documents(options.docs), options.count, options.aliased,
                             options.seed, options.absent)
    texts = {page.document["id"]: (page.document["title"], page.document.get("body")) for page in pages}
    print(f"{len(pages)} documents, {len(cases)} old addresses")
    results, times = [], []
    with tempfile.TemporaryDirectory() as folder:
        index = index_of(pages, options.program, pathlib.Path(folder))
        with Service(options.program, index) as service:
            for kind, page, address in cases:
                begin = time.perf_counter()
                answer = service.lead(address)
                times.append(time.perf_counter() - begin)
                outcome, certainty, place = judge(answer, page, kind, texts)
                results.append((kind, outcome, certainty, place))
                if options.show and outcome in options.show.split(","):
                    print(outcome, kind, address, "->", answer["kind"],
                          [(c["id"], c["certainty"], c["why"]) for c in answer["candidates"][:3]],
                          "want", page.document["id"])
    counts = report(results, times)
    if options.json:
        pathlib.Path(options.json).write_text(json.dumps(counts, indent=1))
    total = counts["all"]["n"]
    right = counts["all"].get("right", 0) / total
    wrong = counts["all"].get("wrong", 0) / total
    if right < options.least or wrong > options.most_wrong:
        sys.exit(f"right {right:.1%}, wrong {wrong:.1%}: not good enough")


if __name__ == "__main__":
    main()
