#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Draws what a document costs as the corpus grows, from runs of bench_indexing.

    bench/plot_indexing.py build/release/bench/bench_indexing --docs docs.jsonl.gz \
        --sizes 10000,50000,100000,250000,500000 --output docs/screens/indexing-cost.svg

Prints the figures as a Markdown table and writes the plot as SVG: CPU time for a
document (of all threads) and peak memory, by number of documents.
"""
import argparse
import subprocess

WIDTH, HEIGHT, MARGIN = 720, 360, 56
COLOURS = {"ours-1": "#0b5fa5", "ours-2": "#b5451b", "xapian": "#777777", "update-1": "#2e7d32",
           "update-2": "#8e24aa", "update-in-place": "#c62828"}


def measure(program, docs, size, engines):
    """{engine: (milliseconds of CPU for a document, documents/s, index/text, peak MB)}"""
    output = subprocess.run(
        [program, "--docs", docs, "--documents", str(size), "--rounds", "1", "--engines", engines],
        check=True, capture_output=True, text=True).stdout
    rows = {}
    for line in output.splitlines()[2:]:
        name, per_second, _, per_cpu_second, ratio, peak = line.split()
        rows[name] = (1000 / float(per_cpu_second), float(per_second), float(ratio), float(peak))
    return rows


def print_table(results):
    print("| documents | engine | ms CPU/document | documents/s | index/text | peak MB |")
    print("|---:|---|---:|---:|---:|---:|")
    for size, rows in results:
        for name, (cost, per_second, ratio, peak) in rows.items():
            print(f"| {size:,} | {name} | {cost:.2f} | {per_second:.0f} | {ratio:.2f} | {peak:.0f} |")


def draw(results, path):
    largest = max(size for size, _ in results)
    highest = 1.25 * max(row[0] for _, rows in results for row in rows.values())

    def point(size, cost):
        x = MARGIN + (WIDTH - 2 * MARGIN) * size / largest
        y = HEIGHT - MARGIN - (HEIGHT - 2 * MARGIN) * cost / highest
        return f"{x:.1f},{y:.1f}"

    left, bottom = point(0, 0).split(",")
    right, top = point(largest, highest).split(",")
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        'font-family="sans-serif" font-size="12">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>',
        f'<path d="M{left},{top} V{bottom} H{right}" fill="none" stroke="black"/>',
        f'<text x="{left}" y="{MARGIN - 16}">ms of CPU for a document</text>',
        f'<text x="{right}" y="{HEIGHT - 12}" text-anchor="end">documents</text>',
    ]
    for size, _ in results:
        x = point(size, 0).split(",")[0]
        parts.append(f'<text x="{x}" y="{HEIGHT - MARGIN + 16}" text-anchor="middle">'
                     f'{size // 1000}k</text>')
    for step in range(5):
        cost = highest * step / 4
        y = point(0, cost).split(",")[1]
        parts.append(f'<text x="{MARGIN - 8}" y="{y}" text-anchor="end">{cost:.1f}</text>')
    for row, name in enumerate(results[0][1]):
        points = " ".join(point(size, rows[name][0]) for size, rows in results)
        colour = COLOURS.get(name, "black")
        parts.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts.append(f'<text x="{right}" y="{MARGIN - 16 + 16 * row}" text-anchor="end" '
                     f'fill="{colour}">{name}</text>')
    parts.append("</svg>")
    with open(path, "w", encoding="utf-8") as file:
        file.write("\n".join(parts) + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program", help="build/release/bench/bench_indexing")
    parser.add_argument("--docs", required=True)
    parser.add_argument("--sizes", default="10000,50000,100000")
    parser.add_argument("--engines", default="ours-1,ours-2")
    parser.add_argument("--output", required=True, help="the SVG file")
    options = parser.parse_args()
    results = [(int(size), measure(options.program, options.docs, size, options.engines))
               for size in options.sizes.split(",")]
    print_table(results)
    draw(results, options.output)


if __name__ == "__main__":
    main()
