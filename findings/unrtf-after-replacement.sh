#!/usr/bin/env bash
# unrtf 0.21.10: the letters after a Vietnamese letter vanish with its replacement.
#
# RTF writes a letter outside its charset as \uN and a replacement for old readers, of one character
# unless \uc says otherwise: \u7910?y is "Ủy". unrtf skips the whole word that begins with the
# replacement: of "Ủy ban nhân" it leaves "Ủ ban nhâ". With a hexadecimal replacement (\'3f, as Word
# writes) all letters come. Which of the two a file has depends on the program that saved it.
#
# Seen:
#   \u7910?y ban nh\u226?n -> Ủ ban nhâ
#   \u7910\'3fy ban nh\u226\'3fn -> Ủy ban nhân

source "$(dirname "$0")/unpack.bash"
packages unrtf=0.21.10-clean-1

for text in '\u7910?y ban nh\u226?n' "\\u7910\\'3fy ban nh\\u226\\'3fn"; do
  printf '%s\n' '{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Times New Roman;}}' "\\f0 $text\\par}" >"$work/page.rtf"
  printf '%s -> ' "$text"
  unrtf -P "$root/usr/share/unrtf" --html "$work/page.rtf" 2>/dev/null | sed -n 's/.*<font[^>]*>\([^<]*\)<br>.*/\1/p' |
    python3 -c 'import html, sys; print(html.unescape(sys.stdin.read()).strip())'
done | seen
