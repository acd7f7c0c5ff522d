#!/usr/bin/env bash
# poppler 22.12: pdftotext takes the hyphen of a document number for one of hyphenation.
#
# "119/QD-UBND" and "2021-2025" stand across the end of a line. In reading order (the default) pdftotext
# drops a hyphen at the end of a line and joins the halves: the number of a decision becomes another
# one, and two years a number of eight digits. Vietnamese, whose words are syllables with blanks
# between, has no hyphenation at all. In the order of the file (-raw) and by place (-layout) the
# hyphen stays, with the line break.
#
# Seen:
#   reading order: so 119/QDUBND, giai doan 20212025 cua huyen Lam Giang.
#   -raw: so 119/QD-|UBND, giai doan 2021-|2025 cua huyen Lam Giang.
#   -layout: so 119/QD-|UBND, giai doan 2021-|2025 cua huyen Lam Giang.

source "$(dirname "$0")/unpack.bash"
source "$(dirname "$0")/pdf.bash"
packages poppler-utils=22.12.0-2+deb12u3 libpoppler126=22.12.0-2+deb12u3

write_pdf "$work/page.pdf" "" "BT /F 12 Tf 72 760 Td 16 TL (so 119/QD-) Tj T* (UBND, giai doan 2021-) Tj T* \
(2025 cua huyen Lam Giang.) Tj ET"
text() { pdftotext "$@" "$work/page.pdf" - | tr -d '\f' | sed -e '/^$/d' | paste -sd'|'; }
{
  echo "reading order: $(text)"
  echo "-raw: $(text -raw)"
  echo "-layout: $(text -layout)"
} | seen
