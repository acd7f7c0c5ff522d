#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Draws what a search costs as the index grows, from runs of bench_search on several indexes.

    bench/plot_growth.py build/release/bench/bench_search --queries titles.jsonl \
        --index 22642=small.db --index 105418=big.db --index 1000000=grown.db \
        --output docs/screens/search-growth.svg

Prints the figures as a Markdown table, with the exponent of growth between the last two sizes (0.6
is 3.9 times for 9.5 times as many announcements), and writes the plot of the medians as SVG, both
axes logarithmic. Indexes are those of bench/grow_corpus.py.
"""
import argparse
import math
import re
import subprocess

WIDTH, HEIGHT, MARGIN = 720, 400, 56
COLOURS = ["#0b5fa5", "#b5451b", "#2e7d32", "#8e24aa", "#777777", "#c62828", "#00838f", "#ef6c00",
           "#5d4037"]
ROW = re.compile(r"^(.*?)\s+index 1\s+.*?ids\s+([\d.]+) /\s+([\d.]+)$")


def measure(program, index, queries, count, rounds):
    """{kind: (p50, p99)} in milliseconds of processor time, ids alone."""
    output = subprocess.run(
        [program, "--db", index, "--queries", queries, "--count", str(count), "--rounds",
         str(rounds)], check=True, capture_output=True, text=True).stdout
    found = [ROW.match(line) for line in output.splitlines()]
    return {row[1]: (float(row[2]), float(row[3])) for row in found if row}


def exponent(results, kind, quantile):
    """k of n^k between the last two sizes."""
    (smaller, before), (larger, after) = results[-2:]
    if before[kind][quantile] <= 0 or after[kind][quantile] <= 0:
        return 0
    return math.log(after[kind][quantile] / before[kind][quantile]) / math.log(larger / smaller)


def print_table(results):
    print("| request | " + " | ".join(f"{size:,}" for size, _ in results) + " | n^k: p50, p99 |")
    print("|---|" + "---:|" * (len(results) + 1))
    for kind in results[0][1]:
        cells = [f"{rows[kind][0]:.2f} · {rows[kind][1]:.2f}" for _, rows in results]
        growth = ", ".join(f"{exponent(results, kind, quantile):.2f}" for quantile in (0, 1))
        print(f"| {kind} | " + " | ".join(cells) + f" | {growth} |")


def draw(results, path):
    medians = [max(row[0], 0.01) for _, rows in results for row in rows.values()]
    lowest, highest = math.log10(min(medians)), math.log10(max(medians)) + 0.1
    first, last = math.log10(results[0][0]), math.log10(results[-1][0])

    def place(size, cost):
        x = MARGIN + (WIDTH - 4 * MARGIN) * (math.log10(size) - first) / (last - first)
        share = (math.log10(max(cost, 0.01)) - lowest) / (highest - lowest)
        return x, HEIGHT - MARGIN - (HEIGHT - 2 * MARGIN) * share

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        'font-family="sans-serif" font-size="12">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>',
        f'<path d="M{MARGIN},{MARGIN} V{HEIGHT - MARGIN} H{WIDTH - 3 * MARGIN}" fill="none" '
        'stroke="black"/>',
        f'<text x="8" y="{MARGIN - 24}">ms of processor time, median</text>',
        f'<text x="{WIDTH - 3 * MARGIN}" y="{HEIGHT - 12}" text-anchor="end">announcements</text>',
    ]
    for size, _ in results:
        x, _ = place(size, 1)
        parts.append(f'<text x="{x:.1f}" y="{HEIGHT - MARGIN + 16}" text-anchor="middle">'
                     f'{size:,}</text>')
    for power in range(math.ceil(lowest), math.floor(highest) + 1):
        _, y = place(results[0][0], 10 ** power)
        parts.append(f'<text x="{MARGIN - 8}" y="{y:.1f}" text-anchor="end">{10.0 ** power:g}</text>')
    names = sorted(results[0][1], key=lambda kind: -results[-1][1][kind][0])
    label_y = 0
    for number, kind in enumerate(names):
        colour = COLOURS[number % len(COLOURS)]
        places = [place(size, rows[kind][0]) for size, rows in results]
        points = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
        parts.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>')
        label_y = max(label_y + 14, places[-1][1])
        parts.append(f'<text x="{places[-1][0] + 6:.1f}" y="{label_y:.1f}" fill="{colour}">'
                     f'{kind}</text>')
    parts.append("</svg>")
    with open(path, "w", encoding="utf-8") as file:
        file.write("\n".join(parts) + "\n")


def sized_index(text):
    size, _, index = text.partition("=")
    if not size.isdigit() or int(size) == 0 or not index:
        raise argparse.ArgumentTypeError(f"not SIZE=FOLDER: {text}")
    return int(size), index


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program", help="build/release/bench/bench_search")
    parser.add_argument("--queries", required=True, help="JSON Lines of id and text")
    parser.add_argument("--index", action="append", required=True, type=sized_index,
                        metavar="SIZE=FOLDER", help="twice or more, the smallest first")
    parser.add_argument("--count", type=int, default=200, help="queries")
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--output", required=True, help="the SVG file")
    options = parser.parse_args()
    if len(options.index) < 2:
        parser.error("growth needs two indexes")
    results = [(size, measure(options.program, index, options.queries, options.count,
                              options.rounds)) for size, index in options.index]
    print_table(results)
    draw(results, options.output)


if __name__ == "__main__":
    main()
