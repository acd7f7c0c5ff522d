#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes a folder of official documents in every format that `tracuu index` reads, to measure with.

    bench/mixed_folder.py FOLDER [--files 10000] [--sample data/sample/announcements.jsonl]

The text is that of the sample announcements, laid out as official documents (Decree 30/2020/NĐ-CP)
with numbers and days of their own, each file different; a run with the same sample makes the same
files. Each format has a subfolder of its own: FOLDER/pdf, FOLDER/docx … DOC, XLS and PPT are made by
LibreOffice (Debian: libreoffice-writer-nogui, -calc-nogui, -impress-nogui) where it is installed;
without it the folder has the other formats, and a line says so.
"""

import argparse
import base64
import csv
import email.message
import email.policy
import html
import io
import json
import pathlib
import random
import shutil
import subprocess
import tempfile
import zipfile

# Files of a format among 1,000: what the downloads of a portal are like, and of each some.
SHARES = {"html": 300, "pdf": 250, "docx": 150, "doc": 100, "xlsx": 40, "xls": 40, "txt": 30, "rtf": 20,
          "odt": 15, "pptx": 10, "ppt": 10, "ods": 10, "odp": 5, "eml": 5, "mht": 5, "csv": 5, "json": 5}
# What LibreOffice makes, and from what.
CONVERTED = {"doc": "docx", "xls": "xlsx", "ppt": "pptx"}
ROWS_OF_A_TABLE = 40


class Document:
    """One official document: its parts as lines, and the rows of a table."""

    def __init__(self, number, announcements, chance):
        announcement = announcements[number % len(announcements)]
        self.number = f"{number + 1}/TB-UBND"
        day, month, year = chance.randint(1, 28), chance.randint(1, 12), chance.randint(1995, 2024)
        self.day = f"ngày {day:02} tháng {month:02} năm {year}"
        self.subject = f"Về việc {announcement['title'][0].lower()}{announcement['title'][1:]}"
        self.paragraphs = [line for one in chance.sample(announcements, 3) for line in one["body"].split("\n") if line]
        self.rows = [("STT", "Nội dung", "Số tiền (đồng)")] + [
            (str(row + 1), chance.choice(self.paragraphs)[:60], f"{chance.randint(1, 900)}.{chance.randint(0, 999):03}.000")
            for row in range(ROWS_OF_A_TABLE)]

    def lines(self):
        return ["ỦY BAN NHÂN DÂN", "HUYỆN LAM GIANG", f"Số: {self.number}", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                "Độc lập - Tự do - Hạnh phúc", f"Lam Giang, {self.day}", "THÔNG BÁO", self.subject, *self.paragraphs]


def escape(text):
    return html.escape(text, quote=False)


def zipped(members):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members:
            stored = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name), text, compress_type=stored)
    return made.getvalue()


def make_txt(document):
    return "\n".join(document.lines()).encode()


def make_html(document):
    menu = "".join(f'<li><a href="/muc-{n}">Chuyên mục {n}</a></li>' for n in range(30))
    body = "".join(f"<p>{escape(line)}</p>" for line in document.lines())
    return (f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{escape(document.subject)}</title></head><body>'
            f'<ul class="menu">{menu}</ul><div class="content"><h1>{escape(document.subject)}</h1>{body}</div>'
            f'<ul class="footer">{menu}</ul></body></html>').encode()


CONTENT_TYPES = ('<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
                 '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                 '<Default Extension="xml" ContentType="application/xml"/>{}</Types>')
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "application/vnd.openxmlformats-officedocument."


def part_type(part, name):
    return f'<Override PartName="/{part}" ContentType="{MAIN}{name}+xml"/>'


def relations(*targets):
    rows = "".join(f'<Relationship Id="r{n}" Type="{OFFICE}/{kind}" Target="{target}"/>' for n, (kind, target) in enumerate(targets, 1))
    return f'<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rows}</Relationships>'


def make_docx(document):
    body = "".join(f"<w:p><w:r><w:t>{escape(line)}</w:t></w:r></w:p>" for line in document.lines())
    return zipped([
        ("[Content_Types].xml", CONTENT_TYPES.format(part_type("word/document.xml", "wordprocessingml.document.main"))),
        ("_rels/.rels", relations(("officeDocument", "word/document.xml"))),
        ("word/document.xml", '<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/'
                              f'wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>')])


def make_xlsx(document):
    def cell(text):
        return f'<c t="inlineStr"><is><t>{escape(text)}</t></is></c>'

    lines = [(line,) for line in document.lines()[:8]] + document.rows
    rows = "".join(f"<row>{''.join(cell(text) for text in line)}</row>" for line in lines)
    return zipped([
        ("[Content_Types].xml", CONTENT_TYPES.format(part_type("xl/workbook.xml", "spreadsheetml.sheet.main") +
                                                     part_type("xl/worksheets/sheet1.xml", "spreadsheetml.worksheet"))),
        ("_rels/.rels", relations(("officeDocument", "xl/workbook.xml"))),
        ("xl/workbook.xml", '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
                            f'xmlns:r="{OFFICE}"><sheets><sheet name="Biểu 1" sheetId="1" r:id="r1"/></sheets></workbook>'),
        ("xl/_rels/workbook.xml.rels", relations(("worksheet", "worksheets/sheet1.xml"))),
        ("xl/worksheets/sheet1.xml", '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
                                     f"<sheetData>{rows}</sheetData></worksheet>")])


def make_pptx(document):
    drawing = "http://schemas.openxmlformats.org/drawingml/2006/main"

    def shape(number, kind, texts):
        lines = "".join(f"<a:p><a:r><a:t>{escape(text)}</a:t></a:r></a:p>" for text in texts)
        return (f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="s{number}"/><p:cNvSpPr/><p:nvPr><p:ph type="{kind}"/></p:nvPr></p:nvSpPr>'
                f"<p:spPr/><p:txBody><a:bodyPr/>{lines}</p:txBody></p:sp>")

    shapes = shape(2, "title", [document.subject]) + shape(3, "body", document.paragraphs)
    slide = (f'<?xml version="1.0"?><p:sld xmlns:a="{drawing}" xmlns:r="{OFFICE}" xmlns:p="http://schemas.openxmlformats.org/'
             'presentationml/2006/main"><p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
             f"<p:grpSpPr/>{shapes}</p:spTree></p:cSld></p:sld>")
    show = (f'<?xml version="1.0"?><p:presentation xmlns:r="{OFFICE}" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main">'
            '<p:sldIdLst><p:sldId id="256" r:id="r1"/></p:sldIdLst></p:presentation>')
    return zipped([
        ("[Content_Types].xml", CONTENT_TYPES.format(part_type("ppt/presentation.xml", "presentationml.presentation.main") +
                                                     part_type("ppt/slides/slide1.xml", "presentationml.slide"))),
        ("_rels/.rels", relations(("officeDocument", "ppt/presentation.xml"))),
        ("ppt/presentation.xml", show),
        ("ppt/_rels/presentation.xml.rels", relations(("slide", "slides/slide1.xml"))),
        ("ppt/slides/slide1.xml", slide)])


def open_document(kind, body):
    names = "".join(f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"' for name, long in
                    (("office", "office"), ("text", "text"), ("table", "table"), ("draw", "drawing"), ("presentation", "presentation")))
    mime = f"application/vnd.oasis.opendocument.{kind}"
    return zipped([
        ("mimetype", mime),
        ("META-INF/manifest.xml", '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
                                  f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{mime}"/>'
                                  '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'),
        ("content.xml", f'<?xml version="1.0" encoding="UTF-8"?><office:document-content{names} office:version="1.2"><office:body>{body}'
                        "</office:body></office:document-content>")])


def text_lines(lines):
    return "".join(f"<text:p>{escape(line)}</text:p>" for line in lines)


def make_odt(document):
    return open_document("text", f"<office:text>{text_lines(document.lines())}</office:text>")


def make_ods(document):
    lines = [(line,) for line in document.lines()[:8]] + document.rows
    rows = "".join("<table:table-row>" + "".join(
        f'<table:table-cell office:value-type="string">{text_lines([text])}</table:table-cell>' for text in line) + "</table:table-row>"
        for line in lines)
    return open_document("spreadsheet", f'<office:spreadsheet><table:table table:name="Biểu 1">{rows}</table:table></office:spreadsheet>')


def make_odp(document):
    def frame(kind, lines):
        return f'<draw:frame presentation:class="{kind}"><draw:text-box>{text_lines(lines)}</draw:text-box></draw:frame>'

    page = frame("title", [document.subject]) + frame("outline", document.paragraphs)
    return open_document("presentation", f'<office:presentation><draw:page draw:name="1">{page}</draw:page></office:presentation>')


def make_rtf(document):
    def escaped(text):
        units = memoryview(text.encode("utf-16-le")).cast("H")
        return "".join(chr(unit) if unit < 128 and chr(unit) not in "\\{}" else f"\\u{unit - 65536 if unit > 32767 else unit}?" for unit in units)

    return ("{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0 Times New Roman;}}\n" +
            "".join(f"\\pard {escaped(line)}\\par\n" for line in document.lines()) + "}").encode("ascii")


def make_pdf(document):
    """Pages of 48 lines of at most 90 letters, in a font that maps its codes to Unicode."""
    codes = {}

    def coded(line):
        return "".join(f"{codes.setdefault(letter, len(codes) + 1):04X}" for letter in line)

    lines = []
    for paragraph in document.lines():
        line = ""
        for word in paragraph.split():
            if line and len(line) + len(word) >= 90:
                lines.append(line)
                line = ""
            line = f"{line} {word}".strip()
        lines.append(line)
    pages = [lines[at:at + 48] for at in range(0, len(lines), 48)]
    streams = ["BT /F1 11 Tf 15 TL 60 780 Td\n" + "\n".join(f"<{coded(line)}> Tj T*" for line in page) + "\nET" for page in pages]
    mapping = ("/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /L def\n1 begincodespacerange <0000> <FFFF> "
               "endcodespacerange\n" + "".join(f"1 beginbfchar <{code:04X}> <{ord(letter):04X}> endbfchar\n" for letter, code in codes.items()) +
               "endcmap end end")

    def stream(text):
        return f"<< /Length {len(text)} >>\nstream\n{text}\nendstream"

    kids = " ".join(f"{7 + 2 * page} 0 R" for page in range(len(pages)))
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>",
               "<< /Type /Font /Subtype /Type0 /BaseFont /Helvetica /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>",
               "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Helvetica /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) "
               "/Supplement 0 >> /FontDescriptor 6 0 R /DW 500 >>",
               stream(mapping),
               "<< /Type /FontDescriptor /FontName /Helvetica /Flags 32 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800 /Descent -200 "
               "/CapHeight 700 /StemV 80 >>"]
    for page, content in enumerate(streams):
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents {8 + 2 * page} 0 R >>")
        objects.append(stream(content))
    made, places = b"%PDF-1.5\n", []
    for number, text in enumerate(objects, 1):
        places.append(len(made))
        made += f"{number} 0 obj\n{text}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    return made + (f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\n"
                   f"startxref\n{len(made)}\n%%EOF\n").encode()


def make_eml(document):
    message = email.message.EmailMessage(policy=email.policy.SMTP)
    message["Subject"] = document.subject
    message["From"] = "Văn thư huyện Lam Giang <vanthu@lamgiang.example>"
    message["To"] = "cac-xa@lamgiang.example"
    message["Date"] = "Tue, 11 Jul 2023 08:30:00 +0700"
    message.set_content("\n".join(document.paragraphs))
    return bytes(message)


def make_mht(document):
    page = base64.encodebytes(make_html(document)).decode()
    return ("MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"part\"; type=\"text/html\"\r\n\r\n--part\r\n"
            "Content-Type: text/html; charset=\"utf-8\"\r\nContent-Transfer-Encoding: base64\r\n"
            f"Content-Location: http://lamgiang.example/tin.html\r\n\r\n{page}\r\n--part--\r\n").encode()


def make_csv(document):
    made = io.StringIO()
    writer = csv.writer(made)
    writer.writerows([("số hiệu", "tiêu đề", "nội dung"), (document.number, document.subject, "\n".join(document.paragraphs))])
    return made.getvalue().encode()


def make_json(document):
    return json.dumps([{"number": document.number, "title": document.subject, "body": "\n".join(document.paragraphs)}],
                      ensure_ascii=False).encode()


MAKERS = {"txt": make_txt, "html": make_html, "docx": make_docx, "xlsx": make_xlsx, "pptx": make_pptx, "odt": make_odt, "ods": make_ods,
          "odp": make_odp, "rtf": make_rtf, "pdf": make_pdf, "eml": make_eml, "mht": make_mht, "csv": make_csv, "json": make_json}


def write_files(folder, kind, maker, documents):
    folder.mkdir(parents=True, exist_ok=True)
    for number, document in documents:
        (folder / f"{number:05}.{kind}").write_bytes(maker(document))


def convert_files(folder, kind, documents):
    """Has LibreOffice write the files of an old format; false without LibreOffice."""
    if not shutil.which("soffice"):
        return False
    source = CONVERTED[kind]
    with tempfile.TemporaryDirectory() as made:
        made = pathlib.Path(made)
        write_files(made / source, source, MAKERS[source], documents)
        folder.mkdir(parents=True, exist_ok=True)
        names = sorted(str(path) for path in (made / source).iterdir())
        for at in range(0, len(names), 200):
            subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{made}/profile", "--convert-to", kind,
                            "--outdir", str(folder), *names[at:at + 200]], check=True, stdout=subprocess.DEVNULL)
    return True


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--files", type=int, default=10000)
    parser.add_argument("--sample", type=pathlib.Path,
                        default=pathlib.Path(__file__).resolve().parent.parent / "data/sample/announcements.jsonl")
    arguments = parser.parse_args()
    announcements = [json.loads(line) for line in arguments.sample.read_text(encoding="utf-8").splitlines()]
    announcements = [one for one in announcements if one.get("title") and one.get("body")]
    chance = random.Random(14)
    next_number = 0
    for kind, share in SHARES.items():
        count = max(1, arguments.files * share // sum(SHARES.values()))
        documents = [(number, Document(number, announcements, chance)) for number in range(next_number, next_number + count)]
        next_number += count
        folder = arguments.folder / kind
        if kind not in CONVERTED:
            write_files(folder, kind, MAKERS[kind], documents)
        elif not convert_files(folder, kind, documents):
            print(f"{kind}: left out, LibreOffice (soffice) is not installed")
            continue
        print(f"{kind}: {count} files")


if __name__ == "__main__":
    main()
