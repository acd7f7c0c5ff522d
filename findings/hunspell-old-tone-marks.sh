#!/usr/bin/env bash
# hunspell-vi 7.5.0: Debian's Vietnamese dictionary takes the common spelling of oa, oe and uy for wrong.
#
# In open syllables with oa, oe, uy the tone mark stands on the first letter (hòa, xóa, ủy, thủy: what
# most keyboards write, and laws and newspapers print) or on the second (hoà, xoá, uỷ, thuỷ: the rule
# of schoolbooks). The dictionary has only the second: "ủy ban", "xóa đói" and "Thanh Hóa" are errors
# to it, and what it offers first is the syllable without its tone ("hoa", "uy", "xoa"), another word.
# Of the two spellings with i and y it knows "kí" and "ký", but "quý" alone. So its list of words is no
# measure of what is a slip in Vietnamese text, unless both are brought to one place of the mark first.
#
# Seen:
#   hòa: wrong, try hoa
#   hoà: right
#   ủy: wrong, try uy
#   uỷ: right
#   xóa: wrong, try xoa
#   xoá: right
#   kí: right
#   ký: right
#   quí: wrong, try quít
#   quý: right

source "$(dirname "$0")/unpack.bash"
packages hunspell=1.7.1-1 libhunspell-1.7-0=1.7.1-1 hunspell-vi=1:7.5.0-1

for word in hòa hoà ủy uỷ xóa xoá kí ký quí quý; do
  echo "$word" | DICPATH=$root/usr/share/hunspell hunspell -d vi_VN -a |
    sed -n -e "2s/^\*.*/$word: right/p" -e "2s/^& [^:]*: \([^,]*\).*/$word: wrong, try \1/p"
done | seen
