// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/document_comparison.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace tracuu::store {

namespace {

/// Of this many terms of a document all is looked up: each takes two walks down a tree.
constexpr Xapian::termcount kLookedUpTerms = 64;

std::string values_difference(Xapian::Document const& expected, Xapian::Document const& actual) {
  auto wanted = expected.values_begin();
  auto found = actual.values_begin();
  auto const wanted_end = expected.values_end();
  auto const found_end = actual.values_end();
  for (; wanted != wanted_end && found != found_end; ++wanted, ++found) {
    bool const is_same = wanted.get_valueno() == found.get_valueno() && *wanted == *found;
    if (!is_same) return fmt::format("the value in slot {}", wanted.get_valueno());
  }
  return wanted == wanted_end && found == found_end ? "" : "the number of its values";
}

std::string positions_difference(Xapian::TermIterator const& wanted,
                                 Xapian::Database const& database, Xapian::docid number) {
  auto position = wanted.positionlist_begin();
  auto const end = wanted.positionlist_end();
  auto found = database.positionlist_begin(number, *wanted);
  auto const found_end = database.positionlist_end(number, *wanted);
  for (; position != end && found != found_end; ++position, ++found) {
    if (*position != *found) break;
  }
  bool const is_same = position == end && found == found_end;
  return is_same ? "" : fmt::format("the positions of term '{}'", *wanted);
}

std::string posting_difference(Xapian::TermIterator const& wanted, Xapian::Database const& database,
                               Xapian::docid number) {
  auto posting = database.postlist_begin(*wanted);
  posting.skip_to(number);
  bool const is_same = posting != database.postlist_end(*wanted) && *posting == number &&
                       posting.get_wdf() == wanted.get_wdf();
  return is_same ? "" : fmt::format("its entry in the list of term '{}'", *wanted);
}

std::string terms_difference(Xapian::Document const& expected, Xapian::Database const& database,
                             Xapian::docid number) {
  Xapian::termcount const count = expected.termlist_count();
  Xapian::termcount const stride = std::max(1u, count / kLookedUpTerms);
  Xapian::termcount at = 0;
  auto wanted = expected.termlist_begin();
  auto const end = expected.termlist_end();
  auto found = database.termlist_begin(number);
  auto const found_end = database.termlist_end(number);
  for (; wanted != end && found != found_end; ++wanted, ++found) {
    bool const is_same = *wanted == *found && wanted.get_wdf() == found.get_wdf();
    if (!is_same) return fmt::format("term '{}' and how often it counts", *wanted);
    bool const is_looked_up = at % stride == 0 || at + 1 == count;
    ++at;
    if (!is_looked_up) continue;
    std::string difference = positions_difference(wanted, database, number);
    if (difference.empty()) difference = posting_difference(wanted, database, number);
    if (!difference.empty()) return difference;
  }
  return wanted == end && found == found_end ? "" : "the number of its terms";
}

}  // namespace

std::string document_difference(Xapian::Document const& expected, Xapian::Database const& database,
                                Xapian::docid number) {
  Xapian::Document const actual = database.get_document(number);
  if (actual.get_data() != expected.get_data()) return "its stored text";
  std::string const difference = values_difference(expected, actual);
  return difference.empty() ? terms_difference(expected, database, number) : difference;
}

}  // namespace tracuu::store
