#!/usr/bin/env bash
# uchardet 0.0.7: knows VISCII and windows-1258, and takes TCVN3 for Maltese and Esperanto.
#
# One announcement in three charsets that Vietnamese offices used. uchardet has models of Vietnamese
# for two of them and names them rightly. Text in TCVN 5712 (TCVN3, ABC: the charset of most state
# documents before 2003) is called ISO-8859-3, with no sign of doubt, and converted by it becomes
# other letters throughout. A detector that knows a language need not know how it was written.
#
# Seen:
#   CP1258 -> WINDOWS-1258
#   VISCII -> VISCII
#   TCVN5712-1 -> ISO-8859-3

source "$(dirname "$0")/unpack.bash"
packages uchardet=0.0.7-1 libuchardet0=0.0.7-1

text='Ủy ban nhân dân huyện thông báo lịch tiếp công dân và trả lời kiến nghị của cử tri.
Độc lập - Tự do - Hạnh phúc.'
for charset in CP1258 VISCII TCVN5712-1; do
  iconv -f UTF-8 -t "$charset" <<<"$text" >"$work/text"
  echo "$charset -> $(uchardet "$work/text")"
done | seen
