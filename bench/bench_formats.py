#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Documents a second by format: each subfolder of a folder is indexed by itself, then all together.

    bench/mixed_folder.py /tmp/mixed
    bench/bench_formats.py /tmp/mixed --program build/release/cli/tracuu [--before OLD] [--rounds 3] [--workers 2]

Full builds, the median of the rounds; with --before, another program's turn comes after each of ours,
and the ratio of the medians is shown (over 1: ours is faster). What was refused is counted. Peak memory
is that of the indexing program; its children are bounded by themselves (docs/cli/index.md).
"""

import argparse
import json
import pathlib
import shutil
import statistics
import subprocess
import tempfile
import time


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--program", required=True, help="the tracuu to measure")
    parser.add_argument("--before", help="an earlier tracuu, to compare with")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--workers", type=int, default=2)
    return parser.parse_args()


def build(program, folder, workers):
    """Seconds and the report of one full build; exit code 3 tells of refused files only."""
    with tempfile.TemporaryDirectory() as made:
        report = pathlib.Path(made) / "report.json"
        begin = time.monotonic()
        done = subprocess.run([program, "index", folder, "--db", f"{made}/db", "--rebuild", "--workers", str(workers), "--report", report],
                              stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        took = time.monotonic() - begin
        if not report.exists():
            raise SystemExit(f"{program}: {done.stderr}")
        return took, json.loads(report.read_text(encoding="utf-8"))


def measure(arguments, folder):
    programs = [arguments.program] + ([arguments.before] if arguments.before else [])
    times = {program: [] for program in programs}
    reports = {}
    for _ in range(arguments.rounds):
        for program in programs:
            took, reports[program] = build(program, folder, arguments.workers)
            times[program].append(took)
    report = reports[arguments.program]
    seconds = statistics.median(times[arguments.program])
    row = [folder.name, report["added"], report["refused_count"], f"{report['added'] / seconds:.0f}",
           f"{1000 * seconds / max(1, report['added'] + report['refused_count']):.1f}", f"{report['peak_rss_bytes'] / 2**20:.0f}"]
    if arguments.before:
        row.append(f"{statistics.median(times[arguments.before]) / seconds:.2f}")
    return row


def main():
    arguments = parse_arguments()
    if not shutil.which(arguments.program):
        raise SystemExit(f"{arguments.program} is not a program")
    head = ["format", "documents", "refused", "documents/s", "ms a document", "peak MB"] + (["ratio"] if arguments.before else [])
    print("| " + " | ".join(head) + " |\n|" + "---|" * len(head))
    for folder in sorted(path for path in arguments.folder.iterdir() if path.is_dir()) + [arguments.folder]:
        print("| " + " | ".join(str(cell) for cell in measure(arguments, folder)) + " |", flush=True)


if __name__ == "__main__":
    main()
