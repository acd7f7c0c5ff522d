#!/usr/bin/env bash
# tesseract 5.3.0 with tesseract-ocr-vie 4.1.0: reads "chi tiết" as "chỉ tiết" in clean print.
#
# A page is drawn by Pango in Liberation Serif, 13 points, at 300 dots per inch: no noise, no skew.
# All of it is read rightly, but in "quy định chi tiết" ("in detail") and "chi trả" ("pay") a hook
# is read over the i that the print has not; "chi cục" and "kinh phí chi cho" keep their i. Both
# words are words, and both stand often in decrees. One would expect a low confidence where a mark
# was made up. Tesseract is surer of the wrong words than of the right ones, so that neither that
# nor a dictionary tells the slip: only what stands beside it does. A search engine for scans has to
# find either.
#
# Seen:
#   Nghị định quy định chỉ tiết thi hành một số điều của Luật Đê điều.
#   Kinh phí chi cho việc nghi lễ do ngân sách xã chỉ trả.
#   Người được ghi tên thì nhận giấy tại chi cục thuế huyện.
#   chỉ, confidence 90 to 100
#   chi, confidence 80 to 90
#   chỉ, confidence 90 to 100
#   chi, confidence 80 to 90

source "$(dirname "$0")/unpack.bash"
packages tesseract-ocr=5.3.0-2 libtesseract5=5.3.0-2 tesseract-ocr-vie=1:4.1.0-2 \
  liblept5=1.82.0-3+b3 pango1.0-tools=1.50.12+ds-1 libpangoxft-1.0-0=1.50.12+ds-1 \
  libxft2=2.3.6-1 libxrender1=1:0.9.10-1.1 fonts-liberation2=2.1.5-1

cat >"$work/fonts.conf" <<CONF
<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>$root/usr/share/fonts</dir><cachedir>$work/fonts</cachedir></fontconfig>
CONF
export FONTCONFIG_FILE=$work/fonts.conf
export TESSDATA_PREFIX=$root/usr/share/tesseract-ocr/5/tessdata
export OMP_THREAD_LIMIT=1

cat >"$work/page.txt" <<TEXT
Nghị định quy định chi tiết thi hành một số điều của Luật Đê điều.
Kinh phí chi cho việc nghi lễ do ngân sách xã chi trả.
Người được ghi tên thì nhận giấy tại chi cục thuế huyện.
TEXT
pango-view -q --font "Liberation Serif 13" --dpi 300 --output "$work/page.png" "$work/page.txt"
tesseract "$work/page.png" "$work/read" -l vie --dpi 300 --psm 6 \
  -c tessedit_create_txt=1 -c tessedit_create_tsv=1 2>"$work/tesseract.log" || { cat "$work/tesseract.log" >&2; exit 3; }
{
  grep . "$work/read.txt"
  awk -F'\t' '$12 == "chi" || $12 == "chỉ" { low = int($11 / 10) * 10
    print $12 ", confidence " low " to " low + 10 }' "$work/read.tsv"
} | seen
