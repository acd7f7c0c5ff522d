#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Harvests a whole index over OAI-PMH and shows what that costs the server: time, and memory from page to page.

usage: bench_harvest.py PROGRAM [--records 100000] [--source FILE-OR-FOLDER] [--index DIR]

The records are those of --source, or of the sample, again and again under other ids until there are enough; with
--index, an index that is there. The harvester is an ordinary one: ListRecords, page after page by resumption
tokens. Memory is that of the server's own process that nobody else has (RssAnon of /proc); it ends with 1 if the
second half of the harvest took more than a tenth beyond the first, or if a record came twice or not at all.
"""
import argparse
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "tests/server"))
from served import Served  # noqa: E402


def own_memory(process):
    """MB of the process that are no file's."""
    status = pathlib.Path(f"/proc/{process}/status").read_text()
    return int(re.search(r"RssAnon:\s+(\d+)", status).group(1)) / 1024


def processor_seconds(process):
    fields = pathlib.Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / 100


def write_records(program, source, count, folder):
    """A file of `count` announcements: those of the source in turn, each time under other ids."""
    index = folder / "source.db"
    subprocess.run([program, "index", source, "--db", index], check=True, capture_output=True)
    exported = subprocess.run([program, "export", "--db", index], check=True, capture_output=True, text=True).stdout
    originals = [json.loads(line) for line in exported.splitlines()]
    path = folder / "records.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for n in range(count):
            record = dict(originals[n % len(originals)])
            record["id"] = f"b-{n}"
            for name in ("url", "file_hash", "pages"):
                record.pop(name, None)
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
    return path


def harvest(server):
    """Pages as (records so far, MB of the server); what came."""
    process, query, seen, pages, volume = server.process.pid, "verb=ListRecords&metadataPrefix=oai_dc", set(), [], 0
    while query:
        with urllib.request.urlopen(f"http://127.0.0.1:{server.port}/oai?{query}", timeout=60) as answer:
            xml = answer.read().decode()
        ids = re.findall(r"<identifier>([^<]*)</identifier>", xml)
        volume += len(xml)
        if seen.intersection(ids):
            sys.exit("a record came twice")
        seen.update(ids)
        pages.append((len(seen), own_memory(process)))
        token = re.search(r"<resumptionToken[^>]*>([^<]+)</resumptionToken>", xml)
        query = "verb=ListRecords&resumptionToken=" + urllib.parse.quote(token.group(1)) if token else ""
    return pages, seen, volume


def main():
    root = pathlib.Path(__file__).parent.parent
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program")
    parser.add_argument("--records", type=int, default=100_000)
    parser.add_argument("--source", default=root / "data/sample")
    parser.add_argument("--index")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        index = pathlib.Path(options.index).resolve() if options.index else folder / "index.db"
        if not options.index:
            records = write_records(options.program, options.source, options.records, folder)
            subprocess.run([options.program, "index", records, "--db", index], check=True, capture_output=True)
        server = Served(options.program, folder, index, "[limits]\nrequests_per_second = 0\n")
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{server.port}/api/v1/search?q=khai+sinh") as answer:
                answer.read()
            time.sleep(5)  # what a start reads into memory is there by then
            before, used, begin = own_memory(server.process.pid), processor_seconds(server.process.pid), time.monotonic()
            pages, seen, volume = harvest(server)
            took, used = time.monotonic() - begin, processor_seconds(server.process.pid) - used
        finally:
            server.stop()
    half = len(pages) // 2
    first, second = max(mb for _, mb in pages[:half]), max(mb for _, mb in pages[half:])
    print(f"{len(seen)} records on {len(pages)} pages, {volume / 1e6:.0f} MB of XML, {took:.1f} s, {used:.1f} s of the server's processor time")
    print(f"memory of the server: {before:.0f} MB before, {first:.0f} MB at most in the first half, {second:.0f} MB in the second")
    for at in range(0, len(pages), max(1, len(pages) // 10)):
        print(f"  after {pages[at][0]:7d} records {pages[at][1]:6.1f} MB")
    if not options.index and len(seen) != options.records:
        sys.exit(f"{options.records} records were there")
    sys.exit(1 if second > 1.1 * first else 0)


main()
