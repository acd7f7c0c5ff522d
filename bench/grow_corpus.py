#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes as many documents as are asked for, made of those that there are, as JSON Lines.

    bench/grow_corpus.py documents.jsonl.gz --documents 1000000 | tracuu index - --db grown.db --rebuild

The first ones are those of the file; then they come again and again with other ids and their
sentences shuffled, as bench_indexing makes them. Each document gets what facets count, where it
has none: a date, one of 300 units, 63 places, 24 categories and 60 sites (small numbers are more
frequent), and every third a number with a document type. Two runs write the same bytes.
"""
import argparse
import datetime
import gzip
import json
import random
import sys

SEED = 20261125
FIRST_DAY = datetime.date(2008, 1, 1)
DAYS = 6500
SYMBOLS = ["QĐ", "TB", "KH", "CV", "NQ", "BC", "CT", "TTr"]


def lines_of(path):
    opened = gzip.open if path.endswith(".gz") else open
    with opened(path, "rt", encoding="utf-8") as file:
        yield from file


def shuffled(text, draw):
    sentences = [part + ". " for part in text.split(". ")]
    draw.shuffle(sentences)
    return "".join(sentences)


def frequent_first(draw, count):
    """A number below `count`, half of the draws in the first quarter of them."""
    return int(count * draw.random() ** 2)


def add_values(document, number, draw):
    day = FIRST_DAY + datetime.timedelta(days=draw.randrange(DAYS))
    values = {
        "date": day.isoformat(),
        "unit": f"Ủy ban nhân dân xã số {frequent_first(draw, 300)}",
        "place": f"tỉnh số {frequent_first(draw, 63)}",
        "category": f"Chuyên mục {frequent_first(draw, 24)}",
        "source": f"https://site{frequent_first(draw, 60)}.example.vn/{number}",
    }
    symbol = SYMBOLS[frequent_first(draw, len(SYMBOLS))]
    if number % 3 == 0:
        values["number"] = f"{draw.randrange(1, 3000)}/{symbol}-UBND"
    for name, value in values.items():
        if not document.get(name):
            document[name] = value


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("documents", help="JSON Lines, .gz too")
    parser.add_argument("--documents", dest="count", type=int, required=True)
    options = parser.parse_args()
    draw = random.Random(SEED)
    written = 0
    for turn in range(options.count):
        for line in lines_of(options.documents):
            if written == options.count:
                return
            document = json.loads(line)
            if turn > 0:
                document["id"] += f"-{turn}"
                document["body"] = shuffled(document["body"], draw)
                document["date"] = document["source"] = ""
            add_values(document, written, draw)
            sys.stdout.write(json.dumps(document, ensure_ascii=False) + "\n")
            written += 1
        if written == 0:
            sys.exit("no documents")


if __name__ == "__main__":
    main()
