#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""`tracuu queries` tells what two servers of one index have counted into one file.

usage: queries_test.py PROGRAM SOURCE_DIR
"""
import concurrent.futures
import csv
import io
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import urllib.parse
import urllib.request
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "server"))
from served import Served  # noqa: E402

SEARCHES_OF_EACH = 40


def ask(port, query):
    url = f"http://127.0.0.1:{port}/search?q={urllib.parse.quote(query)}"
    with urllib.request.urlopen(url, timeout=60) as answer:
        return answer.status


def tell(program, *options):
    done = subprocess.run([program, "queries", "--lang", "en", *map(str, options)], capture_output=True, check=False)
    return done.returncode, done.stdout, done.stderr.decode()


def expect(is_right, what):
    if not is_right:
        raise AssertionError(what)


def main():
    program, source = sys.argv[1], pathlib.Path(sys.argv[2])
    with tempfile.TemporaryDirectory() as folder:
        index = pathlib.Path(folder, "index.db")
        subprocess.run([program, "index", source / "data/sample", "--db", index], check=True, capture_output=True)

        code, _, error = tell(program, "--db", index)
        expect(code == 1 and "[log] queries = true" in error, f"without a log: {code} {error}")

        settings = '[limits]\nrequests_per_second = 0\n[log]\nqueries = true\n'
        first = pathlib.Path(folder, "first")
        second = pathlib.Path(folder, "second")
        # The second has no tokens: one writer has the index.
        first.mkdir()
        second.mkdir()
        config = second / "tracuu.toml"
        config.write_text(f'index = "{index}"\n[listen]\nport = 0\n{settings}', encoding="utf-8")
        served = Served(program, first, index, settings)
        process = subprocess.Popen([program, "serve", "--config", config], stdout=subprocess.PIPE, text=True)
        try:
            port = int(re.search(r":(\d+)/", process.stdout.readline()).group(1))
            with concurrent.futures.ThreadPoolExecutor(8) as pool:
                wanted = [pool.submit(ask, to, query) for _ in range(SEARCHES_OF_EACH) for to in (served.port, port)
                          for query in ("khai sinh", "Khai  Sinh", "xyzzyq")]
                statuses = {each.result() for each in wanted}
            expect(statuses == {200}, f"statuses: {statuses}")
            for _ in range(3):
                ask(port, "=HYPERLINK(1)")
            ask(port, "so dien thoai 0912345678")
        finally:
            process.terminate()
            ended = (process.wait(timeout=60), served.stop())
        expect(ended == (0, 0), f"the servers did not end well: {ended}")

        code, out, error = tell(program, "--db", index, "--json")
        expect(code == 0, f"{code} {error}")
        report = json.loads(out)
        counts = {row["query"]: row["searches"] for row in report["searched"]}
        expect(counts.get("khai sinh") == 4 * SEARCHES_OF_EACH, f"counted: {counts}")
        expect(counts.get("xyzzyq") == 2 * SEARCHES_OF_EACH, f"counted: {counts}")
        expect([row["query"] for row in report["in_vain"]][0] == "xyzzyq", f"in vain: {report['in_vain']}")
        expect(report["total"]["set_aside"]["personal"] == 1, f"set aside: {report['total']}")
        expect("0912345678" not in out.decode(), "personal data was kept")

        code, out, _ = tell(program, "--db", index, "--table", "searched", "--csv")
        rows = list(csv.reader(io.StringIO(out.decode("utf-8-sig"))))
        expect(code == 0 and rows[1][:2] == ["khai sinh", str(4 * SEARCHES_OF_EACH)], f"CSV: {rows[:2]}")
        expect(any(row[0] == "'=hyperlink(1)" for row in rows), "a formula in CSV")

        workbook = pathlib.Path(folder, "queries.xlsx")
        code, _, error = tell(program, "--db", index, "--xlsx", workbook)
        expect(code == 0, f"XLSX: {code} {error}")
        with zipfile.ZipFile(workbook) as files:
            sheets = [name for name in files.namelist() if name.startswith("xl/worksheets/sheet")]
            expect(len(sheets) == 6, f"sheets: {sheets}")
            expect("<f>" not in "".join(files.read(name).decode() for name in sheets), "a formula in a workbook")
            expect("=hyperlink(1)" in files.read("xl/sharedStrings.xml").decode(), "texts of the workbook")

        code, out, _ = tell(program, "--file", index / "queries.sqlite", "--table", "in-vain", "--min-count", 2)
        expect(code == 0 and "xyzzyq" in out.decode() and "khai sinh" not in out.decode(), f"table: {out.decode()}")
        code, out, _ = tell(program, "--db", index, "--min-count", 1000)
        expect(code == 0 and "xyzzyq" not in out.decode(), "a query that was asked too rarely is told")
        code, _, error = tell(program, "--db", index, "--from", "2001", "--to", "2002")
        expect(code == 1, f"nothing in a period: {code} {error}")
        code, _, error = tell(program, "--db", index, "--csv", "--json")
        expect(code == 2, f"--csv --json: {code} {error}")
        code, _, error = tell(program, "--db", index, "--xlsx", "/nowhere/queries.xlsx")
        expect(code == 7 and "/nowhere" in error, f"a folder that is not there: {code} {error}")


if __name__ == "__main__":
    main()
