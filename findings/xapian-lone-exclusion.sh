#!/usr/bin/env bash
# Xapian 1.4.22: a query that only excludes a word finds the documents that have it.
#
# QueryParser reads "nghị quyết -xã" as "not xã". With its default flags "-xã" alone is not an error
# and not everything but xã: the minus falls away, and the query is for xã; "-xã -thôn" is a query for
# either. (FLAG_PURE_NOT is for the operator NOT; the
# default refuses "NOT xã" by an exception.)
#
# Seen:
#   nghị quyết -xã -> Query(((nghị@1 OR quyết@2) AND_NOT xã@3))
#   -xã -> Query(xã@1)
#   -xã -thôn -> Query((xã@1 OR thôn@2))

source "$(dirname "$0")/unpack.bash"
packages libxapian30=1.4.22-1 libxapian-dev=1.4.22-1

program=$(compiled -lxapian <<'CPP'
#include <xapian.h>

#include <iostream>

int main() {
  Xapian::QueryParser parser;
  for (char const* text : {"nghị quyết -xã", "-xã", "-xã -thôn"}) {
    std::cout << text << " -> " << parser.parse_query(text).get_description() << '\n';
  }
}
CPP
)
"$program" | seen
