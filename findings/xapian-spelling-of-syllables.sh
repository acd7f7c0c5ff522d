#!/usr/bin/env bash
# Xapian 1.4.22: a suggestion for "hôi" is "thôn", though "hội" is one mark away and far commoner.
#
# get_spelling_suggestion() looks for candidates by pairs and triples of bytes at the ends and in the
# middle of a word, then measures the distance in characters. Vietnamese syllables are short and
# their letters with marks are two or three bytes long, so a changed mark changes nearly all of a
# word's groups of bytes: a word that shares one group by chance becomes a candidate, the one that
# was meant does not. "duong" is given "dựng" and not "đường"; "xấy" gets nothing, although "xây" is there.
#
# Seen:
#   hôi -> thôn
#   duong -> dựng
#   xấy -> (nothing)
#   huyen -> huyện

source "$(dirname "$0")/unpack.bash"
packages libxapian30=1.4.22-1 libxapian-dev=1.4.22-1

program=$(compiled -lxapian <<'CPP'
#include <xapian.h>

#include <iostream>
#include <string>

int main(int, char** arguments) {
  Xapian::WritableDatabase database(arguments[1], Xapian::DB_CREATE_OR_OVERWRITE);
  database.add_spelling("hội", 1000);
  database.add_spelling("thôn", 300);
  database.add_spelling("đường", 400);
  database.add_spelling("dựng", 200);
  database.add_spelling("xây", 300);
  database.add_spelling("huyện", 500);
  for (char const* word : {"hôi", "duong", "xấy", "huyen"}) {
    std::string const suggestion = database.get_spelling_suggestion(word);
    std::cout << word << " -> " << (suggestion.empty() ? "(nothing)" : suggestion) << '\n';
  }
}
CPP
)
"$program" "$work/spelling.db" | seen
