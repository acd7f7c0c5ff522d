#!/usr/bin/env bash
# poppler 22.12: the title of a PDF 2.0 in UTF-8 is read as if it were in a charset of the West.
#
# PDF 2.0 (ISO 32000-2, 7.9.2.2) lets text strings be in UTF-8, marked by the bytes EF BB BF, beside
# UTF-16. poppler reads version 2.0 and its UTF-16 strings; one in UTF-8 is taken for PDFDocEncoding,
# mark and all. So the titles that go into an index are "ï»¿ThÃ´ng bÃ¡o", and no reader finds "thông
# báo". The same bytes are right in the author's name, which is written in UTF-16.
#
# Seen:
#   Title: ï»¿ThÃ´ng bÃ¡o
#   Author: Đinh Thị Mẫu

source "$(dirname "$0")/unpack.bash"
source "$(dirname "$0")/pdf.bash"
packages poppler-utils=22.12.0-2+deb12u3 libpoppler126=22.12.0-2+deb12u3

hex() { iconv -f UTF-8 -t "$1" <<<"$2" | od -An -v -tx1 | tr -d ' \n'; }
title=$(hex UTF-8 'Thông báo')
author=$(hex UTF-16BE 'Đinh Thị Mẫu')
write_pdf "$work/page.pdf" "/Title<EFBBBF${title%0a}>/Author<FEFF${author%000a}>" "BT /F 12 Tf 72 760 Td (x) Tj ET"
pdfinfo "$work/page.pdf" | sed -n -E 's/^(Title|Author): +/\1: /p' | seen
