# For the findings about PDF, which source it.

# write_pdf FILE INFO CONTENT: a PDF of one page with Helvetica as /F; INFO is inside of the
# information dictionary, CONTENT the page's operators.
write_pdf() {
  python3 - "$@" <<'PYTHON'
import sys

path, info, content = sys.argv[1], sys.argv[2].encode(), sys.argv[3].encode()
objects = [
    b"<</Type/Catalog/Pages 2 0 R>>",
    b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 5 0 R>>>>/Contents 4 0 R>>",
    b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
    b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    b"<<%s>>" % info,
]
pdf = b"%PDF-2.0\n"
places = []
for number, body in enumerate(objects, 1):
    places.append(len(pdf))
    pdf += b"%d 0 obj\n%s\nendobj\n" % (number, body)
table = len(pdf)
pdf += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
pdf += b"".join(b"%010d 00000 n \n" % place for place in places)
pdf += b"trailer<</Size %d/Root 1 0 R/Info 6 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table)
open(path, "wb").write(pdf)
PYTHON
}
