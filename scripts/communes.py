#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes data/tables/communes.tsv of the public list of units that the map of mergers answers with.

    scripts/communes.py donvi_tinhthanh.json > data/tables/communes.tsv
    scripts/communes.py donvi_tinhthanh.json --compare other.csv     (what differs, to be read)

The list: https://github.com/thanglequoc/vietnamese-provinces-database (MIT), in its folder
dataset-generation-scripts/sapnhap-bando-crawler; a list of objects, of which `ma` (code), `ten`
(name), `magoc` (code of the province, "0" for a province itself) and `truocsapnhap` (what the unit
was made of, in prose) are read. `.gz` is read too. Only facts are taken: names, and which unit
became which. The other list: columns province, commune, units before.
"""

import argparse
import collections
import csv
import gzip
import json
import re
import sys
import unicodedata

COLUMNS = ("key", "name", "kind", "province", "was_in", "old", "date")
DATE = "2025-07-01"  # Resolutions 1654 to 1687/NQ-UBTVQH15 of 16 June 2025
# Communes of Đồng Nai that became wards with the city of that name.
RAISED_DATE = "2026-04-30"
RAISED = {"Dầu Giây", "Đồng Phú", "Lộc Ninh", "Long Thành", "Nhơn Trạch", "Tân Khai", "Tân Phú",
          "Trảng Bom", "Trị An", "Xuân Lộc"}

# The provinces until 30 June 2025 that each province since then was made of, in the order of the
# codes of the General Statistics Office (Decision 124/2004/QĐ-TTg), with the first code of each:
# a commune keeps the code of the unit where its seat is. Provinces of one part need none.
PARTS = {
    "Tuyên Quang": (("Hà Giang", 688), ("Tuyên Quang", 2203)),
    "Lào Cai": (("Lào Cai", 2632), ("Yên Bái", 4249)),
    "Thái Nguyên": (("Bắc Kạn", 1840), ("Thái Nguyên", 5431)),
    "Phú Thọ": (("Hòa Bình", 4789), ("Phú Thọ", 7888), ("Vĩnh Phúc", 8707)),
    "Bắc Ninh": (("Bắc Giang", 7201), ("Bắc Ninh", 9163)),
    "Hưng Yên": (("Hưng Yên", 11950), ("Thái Bình", 12436)),
    "Hải Phòng": (("Hải Dương", 10507), ("Hải Phòng", 11296)),
    "Ninh Bình": (("Hà Nam", 13279), ("Nam Định", 13630), ("Ninh Bình", 14314)),
    "Quảng Trị": (("Quảng Bình", 18850), ("Quảng Trị", 19330)),
    "Đà Nẵng": (("Đà Nẵng", 20194), ("Quảng Nam", 20335)),
    "Quảng Ngãi": (("Quảng Ngãi", 21010), ("Kon Tum", 23284)),
    "Gia Lai": (("Bình Định", 21550), ("Gia Lai", 23548)),
    "Khánh Hòa": (("Khánh Hòa", 22327), ("Ninh Thuận", 22738)),
    "Lâm Đồng": (("Bình Thuận", 22912), ("Đắk Nông", 24611), ("Lâm Đồng", 24769)),
    "Đắk Lắk": (("Phú Yên", 22015), ("Đắk Lắk", 24118)),
    "Hồ Chí Minh": (("Bình Dương", 25741), ("Bà Rịa - Vũng Tàu", 26506), ("Hồ Chí Minh", 26734)),
    "Đồng Nai": (("Bình Phước", 25195), ("Đồng Nai", 25993)),
    "Tây Ninh": (("Tây Ninh", 25456), ("Long An", 27685)),
    "Cần Thơ": (("Cần Thơ", 31117), ("Hậu Giang", 31318), ("Sóc Trăng", 31498)),
    "Vĩnh Long": (("Bến Tre", 28756), ("Trà Vinh", 29242), ("Vĩnh Long", 29542)),
    "Đồng Tháp": (("Tiền Giang", 28249), ("Đồng Tháp", 29869)),
    "Cà Mau": (("Bạc Liêu", 31813), ("Cà Mau", 31999)),
    "An Giang": (("An Giang", 30280), ("Kiên Giang", 30730)),
}

LEVEL = re.compile(r"(?<!\w)(phường|xã|thị trấn|đặc khu|huyện|thành phố|thị xã|quận)\s+(?=\S)",
                   re.IGNORECASE)
# What is said of a unit besides its name: "(phần còn lại sau khi sáp nhập vào …)".
REMARK = re.compile(r"\((?:phần|một phần|bao gồm|toàn bộ|do )[^()]*\)?|\(\s*\)")
PROSE = re.compile(r"\s*(?:sau khi sắp|sau khi sáp|theo quy định|tại khoản)(?:(?! và |,).)*", re.IGNORECASE)
DISTRICT = re.compile(r"\(\s*(?:thuộc\s+)?((?:huyện|quận|thị xã|thành phố)\b[^(),]*)[^()]*\)?",
                      re.IGNORECASE)
UNCHANGED = re.compile(r"giữ nguyên|không sáp nhập", re.IGNORECASE)


def nfc(text):
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip()


# Tone marks in the old style, as in all tables: òa, not oà.
OLD_STYLE = {
    new[0] + new[1]: old
    for new, old in (("oà", "òa"), ("oá", "óa"), ("oả", "ỏa"), ("oã", "õa"), ("oạ", "ọa"),
                     ("oè", "òe"), ("oé", "óe"), ("oẻ", "ỏe"), ("oẽ", "õe"), ("oẹ", "ọe"),
                     ("uỳ", "ùy"), ("uý", "úy"), ("uỷ", "ủy"), ("uỹ", "ũy"), ("uỵ", "ụy"))
}


def old_style(text):
    def change(match):
        return match.group(1) + OLD_STYLE[match.group(2)]
    # "quý" is qu and ý.
    return re.sub(r"(?<![qQ])()(" + "|".join(OLD_STYLE) + r")(?!\w)", change, text)


def capitalised(text):
    """"Thạch hòa" -> "Thạch Hòa". The list has "la Chim" and "AI Bá" for Ia Chim and Al Bá."""
    text = re.sub(r"^AI (?=\w)", "Al ", re.sub(r"^la (?=\w)", "Ia ", text))
    return " ".join(word[:1].upper() + word[1:] for word in text.split(" "))


def key_of(name):
    """The folded letters of the name's words, as analyzer "vi" has them (analyzers/syllable.hpp)."""
    text = unicodedata.normalize("NFD", name.lower()).replace("đ", "d")
    text = "".join(c for c in text if not unicodedata.combining(c))
    words = re.findall(r"[a-z0-9]+", text)
    return " ".join(re.sub(r"^([hklmstv]|qu?)y$", r"\1i", word) for word in words)


def split_unit(text):
    """"Xã Gia Hòa" -> ("xã", "Gia Hòa")."""
    match = LEVEL.match(text)
    return (match.group(1).lower(), text[match.end():]) if match else ("", text)


def former_units(prose):
    """The units before, as "xã Gia Hòa" or "xã Hòa An (huyện Chợ Mới)", each once."""
    if UNCHANGED.search(prose):
        return []
    text = PROSE.sub("", REMARK.sub("", nfc(prose)))
    units, level = [], ""
    for part in re.split(r",|;|\.|\bvà\b(?=\s+(?:phường|xã|thị trấn|phần|một phần))|(?<=\))\s",
                         text, flags=re.IGNORECASE):
        district = DISTRICT.search(part)
        name = re.sub(r"\(.*", "", part).strip(" ).")
        name = re.sub(r"^và\s+", "", name)
        levels = list(LEVEL.finditer(name))
        if levels:
            level, name = levels[-1].group(1).lower(), name[levels[-1].end():]
        elif re.search(r"diện tích|quy mô|phần còn lại|khu vực|^(?:các|toàn)\b", name):
            continue
        for one in re.split(r"\s+và\s+", name):
            one = old_style(capitalised(nfc(one)))
            if not one or not level or one.startswith("Khu Vực"):
                continue
            unit = f"{level} {one}"
            if district:
                unit += f" ({old_style(nfc(district.group(1)))})"
            if unit not in units:
                units.append(unit)
    return units


def read_list(path):
    opened = gzip.open if path.endswith(".gz") else open
    with opened(path, "rt", encoding="utf-8") as file:
        units = json.load(file)
    provinces = {}
    for unit in units:
        if unit["magoc"] == "0":
            name = re.sub(r"^(Tỉnh|Thành phố|Thủ đô)\s+", "", nfc(unit["ten"]), flags=re.IGNORECASE)
            provinces[unit["ma"]] = old_style(name)
    return units, provinces


def part_of(province, code):
    """The province before July 2025."""
    parts = PARTS.get(province)
    if not parts:
        return province
    number = int(code)
    before = [name for name, first in parts if first <= number]
    return before[-1] if before else parts[0][0]


def rows_of(path):
    units, provinces = read_list(path)
    rows = []
    for unit in units:
        if unit["magoc"] == "0":
            continue
        kind, name = split_unit(nfc(unit["ten"]))
        name = old_style(capitalised(name))
        province = provinces[unit["magoc"]]
        old = former_units(unit["truocsapnhap"]) or [f"{kind} {name}"]
        is_raised = province == "Đồng Nai" and kind == "phường" and name in RAISED
        if is_raised and f"xã {name}" not in old:
            old.insert(0, f"xã {name}")
        rows.append({"key": key_of(name), "name": name, "kind": kind, "province": province,
                     "was_in": part_of(province, unit["ma"]), "old": old,
                     "date": RAISED_DATE if is_raised else DATE})
    return rows


def mark_repeated(rows):
    """An asterisk after units whose name other provinces had too."""
    places = collections.defaultdict(set)
    for row in rows:
        for unit in row["old"]:
            places[unit.split(" (")[0]].add(row["was_in"])
    for row in rows:
        row["old"] = [unit + "*" if len(places[unit.split(" (")[0]]) > 1 else unit
                      for unit in row["old"]]


def write(rows, out):
    mark_repeated(rows)
    out.write("\t".join(COLUMNS) + "\n")
    for row in sorted(rows, key=lambda r: [r[c] for c in COLUMNS if c != "old"]):
        out.write("\t".join(" | ".join(row[c]) if c == "old" else row[c] for c in COLUMNS) + "\n")


def compare(rows, path):
    opened = gzip.open if path.endswith(".gz") else open
    other = collections.defaultdict(list)
    with opened(path, "rt", encoding="utf-8") as file:
        for province, name, units in list(csv.reader(file))[1:]:
            province = "Hồ Chí Minh" if province == "TP HCM" else province
            old = {key_of(unit.split(" (")[0]) for unit in former_units(units)}
            other[key_of(province), key_of(capitalised(name))].append(old)
    missing = differing = 0
    for row in rows:
        known = other.get((key_of(row["province"]), key_of(row["name"])))
        ours = {key_of(u.split(" (")[0]) for u in row["old"]}
        if not known:
            missing += 1
            print(f"only here: {row['kind']} {row['name']}, {row['province']}")
        elif not any(ours == (k or ours) for k in known):
            differing += 1
            closest = max(known, key=lambda k: len(k & ours))
            print(f"{row['kind']} {row['name']}, {row['province']}: here alone "
                  f"{sorted(ours - closest)}, there alone {sorted(closest - ours)}")
    print(f"{len(rows)} units, {missing} missing there, {differing} differ")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("list")
    parser.add_argument("--compare", metavar="CSV")
    arguments = parser.parse_args()
    rows = rows_of(arguments.list)
    if arguments.compare:
        compare(rows, arguments.compare)
    else:
        write(rows, sys.stdout)


if __name__ == "__main__":
    main()
