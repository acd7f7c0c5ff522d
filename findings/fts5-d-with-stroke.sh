#!/usr/bin/env bash
# SQLite 3.40: FTS5 with remove_diacritics=2 removes every mark of Vietnamese but the stroke of đ.
#
# The default (1) leaves letters with two marks alone, so "the" does not find "thế"; 2, which mends
# that, is what one finds recommended. It folds ư, ờ, ệ and ủ; đ has no decomposition in Unicode and
# stays. So "duong" finds no "đường", and nearly every administrative text has such words (đất, định,
# đồng, điện, Đảng), while a search for "huyen uy" works and makes believe that all is well.
#
# Seen:
#   remove_diacritics 0: duong 0, đuong 0, huyen 0, the 0, uy 0
#   remove_diacritics 1: duong 0, đuong 0, huyen 0, the 0, uy 1
#   remove_diacritics 2: duong 0, đuong 1, huyen 1, the 1, uy 1

source "$(dirname "$0")/unpack.bash"
packages sqlite3=3.40.1-2+deb12u2 libsqlite3-0=3.40.1-2+deb12u2

for mode in 0 1 2; do
  {
    echo "CREATE VIRTUAL TABLE t USING fts5(x, tokenize = 'unicode61 remove_diacritics $mode');"
    echo "INSERT INTO t VALUES ('đường huyện ủy thế');"
    for word in duong đuong huyen the uy; do echo "SELECT '$word ' || count(*) FROM t('$word');"; done
  } | sqlite3 :memory: | paste -sd, | sed -e "s/^/remove_diacritics $mode: /" -e 's/,/, /g'
done | seen
