# SPDX-License-Identifier: GPL-3.0-or-later
"""Attachments and packed bodies, written by hand so that the portal needs no library."""
import io
import zipfile

DOCX_PARTS = {
    "[Content_Types].xml": '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/'
    '2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/'
    'vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    "_rels/.rels": '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
    'relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
    'officeDocument" Target="word/document.xml"/></Relationships>',
}


def docx(paragraphs):
    """A Word file of these paragraphs; equal ones give equal bytes."""
    body = "".join(f"<w:p><w:r><w:t>{escaped(text)}</w:t></w:r></w:p>" for text in paragraphs)
    document = ('<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/'
                f'wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>')
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in {**DOCX_PARTS, "word/document.xml": document}.items():
            archive.writestr(zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0)), part)
    return packed.getvalue()


def pdf(lines):
    """A PDF with a page of these lines. Its letters are glyphs of a font that is not embedded, which a /ToUnicode map
    turns into Unicode again, as in the files of Word."""
    letters = sorted({c for line in lines for c in line})
    code_of = {c: number + 1 for number, c in enumerate(letters)}
    shown = " ".join(f"<{''.join(f'{code_of[c]:04x}' for c in line)}> Tj T*" for line in lines)
    pairs = [f"<{code_of[c]:04x}> <{c.encode('utf-16-be').hex()}>" for c in letters]
    blocks = [pairs[begin:begin + 100] for begin in range(0, len(pairs), 100)]
    to_unicode = "\n".join(
        ["/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def /CMapType 2 def",
         "1 begincodespacerange <0000> <ffff> endcodespacerange"]
        + [f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks]
        + ["endcmap CMapName currentdict /CMap defineresource pop end end"])
    content = f"BT /F1 11 Tf 14 TL 60 780 Td {shown} ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        "<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /DescendantFonts [6 0 R] /ToUnicode 7 0 R >>",
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) "
        "/Supplement 0 >> /FontDescriptor 8 0 R /DW 500 /CIDToGIDMap /Identity >>",
        f"<< /Length {len(to_unicode)} >>\nstream\n{to_unicode}\nendstream",
        "<< /Type /FontDescriptor /FontName /A /Flags 4 /FontBBox [0 -200 1000 800] /ItalicAngle 0 /Ascent 800 /Descent -200 "
        "/CapHeight 700 /StemV 80 >>",
    ]
    out = bytearray(b"%PDF-1.5\n")
    places = []
    for number, one in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{one}\nendobj\n".encode("ascii")
    begin = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += "".join(f"{place:010} 00000 n \n" for place in places).encode()
    out += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{begin}\n%%EOF\n".encode()
    return bytes(out)


def brotli(data):
    """`data` as a Brotli stream (RFC 7932) of meta-blocks that are not packed."""
    out, at, bits = bytearray(), 0, 0

    def put(value, count):
        nonlocal at, bits
        bits |= value << at
        at += count

    def flush():
        nonlocal at, bits
        out.extend(bits.to_bytes((at + 7) // 8, "little"))
        at = bits = 0

    put(0, 1)  # WBITS 16
    for begin in range(0, len(data), 1 << 16):
        block = data[begin:begin + (1 << 16)]
        put(0, 1)  # ISLAST
        put(0, 2)  # MNIBBLES: 4
        put(len(block) - 1, 16)
        put(1, 1)  # ISUNCOMPRESSED
        flush()
        out += block
    put(3, 2)  # ISLAST, ISLASTEMPTY
    flush()
    return bytes(out)


def escaped(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
