#!/usr/bin/env bash
# Xapian 1.4.22: of two agencies in full stops, one is a word and the other three.
#
# TermGenerator joins initials with full stops, "U.B.N.D", to one term, as long as the letters are
# ASCII capitals. In "H.Đ.N.D" (the people's council) Đ breaks the chain: terms h, đ and nd. So the
# form with full stops of one agency meets the form without (UBND), and that of the other never
# (HĐND); QueryParser cuts in the same way, so that only a phrase of parts finds it again.
#
# Seen:
#   U.B.N.D -> ubnd
#   UBND -> ubnd
#   H.Đ.N.D -> h nd đ
#   HĐND -> hđnd

source "$(dirname "$0")/unpack.bash"
packages libxapian30=1.4.22-1 libxapian-dev=1.4.22-1

program=$(compiled -lxapian <<'CPP'
#include <xapian.h>

#include <iostream>

int main() {
  for (char const* text : {"U.B.N.D", "UBND", "H.Đ.N.D", "HĐND"}) {
    Xapian::Document document;
    Xapian::TermGenerator generator;
    generator.set_document(document);
    generator.index_text(text);
    std::cout << text << " ->";
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
      std::cout << ' ' << *term;
    }
    std::cout << '\n';
  }
}
CPP
)
"$program" | seen
