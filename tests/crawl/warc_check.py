#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds web archives against WARC 1.1 (ISO 28500:2017), by its text and not by our code.

    warc_check.py [--list] FILE...

Prints one line for each fault and returns 1 if there is any; with --list also each record as
"type status address" in order. What is checked: each gzip member is one record (Annex A.2); the
version line, the named fields that each type must have and may have once, their forms; the length
of the block and the two line ends after it; block and payload digests; that ids are used once and
that references lead to records of the file; that requests and responses are HTTP. Needs only
Python's standard library.
"""
import base64
import hashlib
import re
import sys
import zlib

DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z")
UUID = re.compile(r"<urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}>")
TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
ALWAYS = ["WARC-Type", "WARC-Record-ID", "WARC-Date", "Content-Length"]
# Types with fields that they must have besides, and the Content-Type of their block.
TYPES = {
    "warcinfo": (["WARC-Filename"], "application/warc-fields"),
    "response": (["WARC-Target-URI", "WARC-IP-Address", "WARC-Payload-Digest"], "application/http;msgtype=response"),
    "request": (["WARC-Target-URI", "WARC-Concurrent-To"], "application/http;msgtype=request"),
    "revisit": (["WARC-Target-URI", "WARC-Profile"], "application/http;msgtype=response"),
    "metadata": (["WARC-Target-URI"], "application/warc-fields"),
}
PROFILES = {
    "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest":
        ["WARC-Payload-Digest", "WARC-Refers-To-Target-URI", "WARC-Refers-To-Date"],
    "http://netpreserve.org/warc/1.1/revisit/server-not-modified":
        ["WARC-Refers-To-Target-URI", "WARC-Refers-To-Date"],
}
TRUNCATED = {"length", "time", "disconnect", "unspecified"}


def members(data):
    """Each gzip member unpacked, with its offset; a ValueError for what is none."""
    at = 0
    while at < len(data):
        unpack = zlib.decompressobj(31)
        try:
            text = unpack.decompress(data[at:])
        except zlib.error as error:
            raise ValueError(f"byte {at}: no gzip member: {error}") from None
        if not unpack.eof:
            raise ValueError(f"byte {at}: the gzip member is truncated")
        yield at, text
        at = len(data) - len(unpack.unused_data)


def sha1(block):
    return "sha1:" + base64.b32encode(hashlib.sha1(block).digest()).decode()


def read_record(text):
    """(fields, block, faults) of a record."""
    faults = []
    head, end, rest = text.partition(b"\r\n\r\n")
    lines = head.decode("utf-8").split("\r\n")
    if lines[0] != "WARC/1.1":
        faults.append(f"begins with {lines[0]!r}")
    fields = {}
    for line in lines[1:]:
        name, colon, value = line.partition(": ")
        if not colon or not TOKEN.fullmatch(name) or value != value.strip() or re.search(r"[\x00-\x08\x0a-\x1f]", value):
            faults.append(f"no named field: {line!r}")
        if name in fields:
            faults.append(f"{name} stands there twice")
        fields[name] = value
    length = fields.get("Content-Length", "")
    if not end or not length.isdigit():
        return fields, b"", faults + ["no head, or no Content-Length"]
    block = rest[:int(length)]
    if len(block) != int(length) or rest[int(length):] != b"\r\n\r\n":
        faults.append(f"a block of {length} bytes is not followed by two line ends and the end of the member")
    return fields, block, faults


def http_faults(kind, fields, block):
    """The block of a request, response or revisit is a message of HTTP."""
    head, end, body = block.partition(b"\r\n\r\n")
    lines = head.split(b"\r\n")
    first = rb"GET \S+ HTTP/1\.[01]" if kind == "request" else rb"HTTP/1\.[01] \d{3} .*"
    faults = [] if end and re.fullmatch(first, lines[0], re.DOTALL) else [f"no HTTP {kind}: {lines[0]!r}"]
    if any(line.lower().startswith(b"transfer-encoding") for line in lines):
        faults.append("a Transfer-Encoding that the block no longer has")
    if kind == "response" and fields.get("WARC-Payload-Digest") != sha1(body):
        faults.append("the payload has another digest")
    if kind == "revisit" and body:
        faults.append("a revisit record with a payload")
    return faults


def record_faults(fields, block):
    faults = [f"no {name}" for name in ALWAYS if name not in fields]
    kind = fields.get("WARC-Type", "")
    if kind not in TYPES:
        return faults + [f"unknown type {kind!r}"]
    needed, content_type = TYPES[kind]
    if kind == "revisit":
        needed = needed + PROFILES.get(fields.get("WARC-Profile"), ["a profile of WARC 1.1"])
    faults += [f"no {name}" for name in needed if name not in fields]
    if fields.get("Content-Type") != content_type:
        faults.append(f"Content-Type {fields.get('Content-Type')!r}")
    for name in ("WARC-Date", "WARC-Refers-To-Date"):
        if name in fields and not DATE.fullmatch(fields[name]):
            faults.append(f"{name} {fields[name]!r}")
    for name in ("WARC-Record-ID", "WARC-Concurrent-To", "WARC-Refers-To", "WARC-Warcinfo-ID"):
        if name in fields and not UUID.fullmatch(fields[name]):
            faults.append(f"{name} {fields[name]!r}")
    for name in ("WARC-Target-URI", "WARC-Refers-To-Target-URI"):
        if name in fields and not re.fullmatch(r"https?://[!-~]+", fields[name]):
            faults.append(f"{name} {fields[name]!r}")
    if fields.get("WARC-Truncated", "length") not in TRUNCATED:
        faults.append(f"WARC-Truncated {fields['WARC-Truncated']!r}")
    if fields.get("WARC-Block-Digest") != sha1(block):
        faults.append("the block has another digest")
    if kind in ("request", "response", "revisit"):
        faults += http_faults(kind, fields, block)
    return faults


def check(path, listed):
    """The faults of a file."""
    faults, ids, wanted, info = [], set(), [], None
    with open(path, "rb") as file:
        data = file.read()
    try:
        for number, (at, text) in enumerate(members(data)):
            fields, block, found = read_record(text)
            found += record_faults(fields, block)
            own = fields.get("WARC-Record-ID")
            if own in ids:
                found.append("its id is that of another record")
            ids.add(own)
            if (number == 0) != (fields.get("WARC-Type") == "warcinfo"):
                found.append("a file begins with its one warcinfo record")
            if number == 0:
                info = own
                if fields.get("WARC-Filename") != path.rpartition("/")[2].removesuffix(".open"):
                    found.append(f"WARC-Filename {fields.get('WARC-Filename')!r}")
            elif fields.get("WARC-Warcinfo-ID") != info:
                found.append("WARC-Warcinfo-ID leads elsewhere")
            if "WARC-Concurrent-To" in fields:
                wanted.append((at, fields["WARC-Concurrent-To"]))
            faults += [f"{path}: byte {at}: {fault}" for fault in found]
            if listed:
                status = block.split(b" ", 2)[1].decode() if fields.get("WARC-Type") in ("response", "revisit") else "-"
                print(fields.get("WARC-Type"), status, fields.get("WARC-Target-URI", "-"))
    except ValueError as error:
        faults.append(f"{path}: {error}")
    faults += [f"{path}: byte {at}: WARC-Concurrent-To leads nowhere" for at, other in wanted if other not in ids]
    if not ids:
        faults.append(f"{path}: no record")
    return faults


def main(arguments):
    listed = "--list" in arguments
    paths = [each for each in arguments if each != "--list"]
    if not paths:
        print(__doc__, file=sys.stderr)
        return 2
    faults = [fault for path in paths for fault in check(path, listed)]
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
