#!/usr/bin/env bash
# ICU 72: a comparison "without marks" by the Vietnamese collator keeps the marks of ă, â, ê, ô, ơ, ư.
#
# A collator of primary strength is the usual way to compare while leaving accents aside. By the rules
# of Vietnamese, ă, â, đ, ê, ô, ơ and ư are letters of their own, so for Locale("vi") they differ from
# a, d, e, o and u even at primary strength, and only tones fall away: "đường" is neither "duong" nor
# "dương". The collator of no language (root) takes all of them for one, đ included. Who takes the
# reader's own language gets a search in which nobody can leave out the marks.
#
# Seen:
#   vi: đường/duong differ, đường/đương equal, ủy ban/uy ban equal, quyết định/quyêt đinh equal, tư/tu differ
#   root: đường/duong equal, đường/đương equal, ủy ban/uy ban equal, quyết định/quyêt đinh equal, tư/tu equal

source "$(dirname "$0")/unpack.bash"
packages libicu72=72.1-3+deb12u1 libicu-dev=72.1-3+deb12u1

program=$(compiled -licui18n -licuuc -licudata <<'CPP'
#include <unicode/coll.h>

#include <iostream>
#include <memory>

int main() {
  for (char const* language : {"vi", "root"}) {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::Collator> const collator(
        icu::Collator::createInstance(icu::Locale(language), status));
    collator->setStrength(icu::Collator::PRIMARY);
    std::cout << language;
    char const* separator = ": ";
    for (auto const& [left, right] : {std::pair{"đường", "duong"}, {"đường", "đương"},
                                      {"ủy ban", "uy ban"}, {"quyết định", "quyêt đinh"},
                                      {"tư", "tu"}}) {
      bool const equal = collator->compareUTF8(left, right, status) == UCOL_EQUAL;
      std::cout << separator << left << '/' << right << (equal ? " equal" : " differ");
      separator = ", ";
    }
    std::cout << '\n';
  }
}
CPP
)
"$program" | seen
