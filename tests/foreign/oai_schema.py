#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Harvests the sample and validates every answer of /oai by the protocol's own schema, with xmllint.

usage: oai_schema.py PROGRAM SOURCE_DIR

OAI-PMH.xsd and oai_dc.xsd come from Debian's python3-gavo, which ships them as the Open Archives Initiative
published them (2004-10-12); the package is unpacked, not installed, since of all that it depends on nothing is
needed here. Exit status 77 (skipped) where it can't be had: Debian 13 may lack it. That xmllint refuses what is
wrong is tried, too.
"""
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import urllib.parse
import urllib.request
import xml.etree.ElementTree as ElementTree

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "server"))
from served import Served  # noqa: E402

SKIPPED = 77
PACKAGE = "python3-gavo"
OAI = "{http://www.openarchives.org/OAI/2.0/}"
# Where oai_dc.xsd of the package looks for the elements of Dublin Core, which lie beside it.
DUBLIN_CORE = "http://vo.ari.uni-heidelberg.de/docs/schemata/simpledc20021212.xsd"


def schema_folder(folder):
    """The package's folder of schemata, unpacked below `folder`; None if it can't be had."""
    folder.mkdir()
    got = subprocess.run(["apt-get", "download", "-q", PACKAGE], cwd=folder, capture_output=True, text=True)
    packages = list(folder.glob("*.deb"))
    if got.returncode != 0 or not packages:
        print(f"{PACKAGE} can't be had: {got.stderr.strip()}")
        return None
    subprocess.run(["dpkg-deb", "-x", packages[0], folder / "unpacked"], check=True)
    found = list((folder / "unpacked").rglob("OAI-PMH.xsd"))
    return found[0].parent if found else None


class Schema:
    """xmllint with both schemata, and no network."""

    def __init__(self, schemata, folder):
        self.answer = folder / "answer.xml"
        self.schema = folder / "both.xsd"
        self.schema.write_text(
            '<schema xmlns="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:tracuu:both">\n'
            f'<import namespace="http://www.openarchives.org/OAI/2.0/" schemaLocation="{schemata}/OAI-PMH.xsd"/>\n'
            f'<import namespace="http://www.openarchives.org/OAI/2.0/oai_dc/" schemaLocation="{schemata}/oai_dc.xsd"/>\n'
            "</schema>\n")
        catalog = folder / "catalog.xml"
        catalog.write_text(
            '<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">\n'
            f'<uri name="{DUBLIN_CORE}" uri="file://{schemata}/simpledc20021212.xsd"/>\n'
            f'<system systemId="{DUBLIN_CORE}" uri="file://{schemata}/simpledc20021212.xsd"/>\n</catalog>\n')
        self.environment = {"PATH": "/usr/bin:/bin", "XML_CATALOG_FILES": str(catalog)}

    def faults(self, xml):
        """What is wrong with an answer, as a text; empty if nothing is."""
        self.answer.write_bytes(xml)
        run = subprocess.run(["xmllint", "--nonet", "--noout", "--schema", self.schema, self.answer], env=self.environment, capture_output=True, text=True)
        return "" if run.returncode == 0 else run.stderr


def announcements():
    """Some that are hard to write as XML, for the sample lacks them."""
    awkward = "<a href=\"x\">&amp; ]]> 'q' </a> \u0000\u0001\ufffe \U0001f600 e\u0301"
    yield {"id": "<&\"' đ/ê", "title": awkward, "body": awkward, "site": "Xã Vân Khê & <b>", "url": "https://a.example/?a=1&b=<2>"}
    yield {"id": "khong-co-gi", "title": "", "body": "một dòng"}
    yield {"id": "bo-di", "title": "Sẽ bị xóa", "site": "vankhe.example"}


def ask(port, query):
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/oai?{query}", timeout=60) as answer:
        return answer.read()


def pages(port, verb, arguments):
    """The answers of a list, page by page, and how many records they hold."""
    query, count = f"verb={verb}&metadataPrefix=oai_dc{arguments}", 0
    while query:
        xml = ask(port, query)
        found = ElementTree.fromstring(xml).find(OAI + verb)
        token = found.find(OAI + "resumptionToken") if found is not None else None
        yield query, xml
        query = f"verb={verb}&resumptionToken={urllib.parse.quote(token.text)}" if token is not None and token.text else ""


def answers(port):
    """Every verb, every error, every page of every list."""
    for query in ("verb=Identify", "verb=ListSets", "verb=ListMetadataFormats", "verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:x:y",
                  "verb=GetRecord&metadataPrefix=marc&identifier=oai:x:y", "verb=ListRecords&metadataPrefix=oai_dc&set=khong-co", "verb=Nope", "",
                  "verb=ListRecords&resumptionToken=x", "verb=Identify&verb=Identify", "verb=ListRecords&metadataPrefix=oai_dc&from=2020-01-01&until=2019-01-01",
                  "verb=%3Cx%3E&a=%22"):
        yield query, ask(port, query)
    for verb in ("ListIdentifiers", "ListRecords"):
        yield from pages(port, verb, "")
        yield from pages(port, verb, "&from=2020-01-01&until=2100-01-01")
    for one in ElementTree.fromstring(ask(port, "verb=ListSets")).iter(OAI + "setSpec"):
        yield from pages(port, "ListRecords", "&set=" + urllib.parse.quote(one.text))
    for header in ElementTree.fromstring(ask(port, "verb=ListIdentifiers&metadataPrefix=oai_dc")).iter(OAI + "identifier"):
        query = "verb=GetRecord&metadataPrefix=oai_dc&identifier=" + urllib.parse.quote(header.text)
        yield query, ask(port, query)


def check_the_check(schema, xml):
    """Answers that are wrong must be refused."""
    for right, wrong in ((b"<datestamp>", b"<datestamp>um "), (b"dc:title", b"dc:titel"), (b"<setSpec>", b"<setSpec>\xc4\x91")):
        if right not in xml or not schema.faults(xml.replace(right, wrong)):
            yield f"xmllint takes {wrong!r} for right"


def delete(server, announcement):
    request = urllib.request.Request(f"http://127.0.0.1:{server.port}/api/v1/announcements/{announcement}", method="DELETE",
                                     headers={"Authorization": "Bearer " + server.token})
    urllib.request.urlopen(request, timeout=60).close()
    for _ in range(600):
        if b'status="deleted"' in ask(server.port, "verb=ListIdentifiers&metadataPrefix=oai_dc"):
            return
    raise RuntimeError("the deletion is not told")


def main():
    program, source = sys.argv[1], pathlib.Path(sys.argv[2])
    if not shutil.which("xmllint") or not shutil.which("apt-get"):
        print("xmllint or apt-get is not installed")
        sys.exit(SKIPPED)
    problems, count = [], 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        schemata = schema_folder(folder / "package")
        if schemata is None:
            sys.exit(SKIPPED)
        schema = Schema(schemata, folder)
        lines = folder / "awkward.jsonl"
        lines.write_text("".join(json.dumps(each, ensure_ascii=False) + "\n" for each in announcements()), encoding="utf-8")
        subprocess.run([program, "index", source / "data/sample", lines, "--db", folder / "index.db"], check=True, capture_output=True)
        server = Served(program, folder, "index.db", "[limits]\nrequests_per_second = 0\n")
        try:
            delete(server, "bo-di")
            records = ask(server.port, "verb=ListRecords&metadataPrefix=oai_dc")
            problems += check_the_check(schema, records)
            for query, xml in answers(server.port):
                count += 1
                fault = schema.faults(xml)
                if fault:
                    problems.append(f"{query}: {fault[:600]}")
        finally:
            server.stop()
    for problem in problems:
        print(problem, file=sys.stderr)
    print(f"{count} answers, {len(problems)} faults")
    sys.exit(1 if problems else 0)


main()
