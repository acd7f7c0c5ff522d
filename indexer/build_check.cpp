// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/build_check.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "indexer/document/xapian_document.hpp"
#include "schema/field_limits.hpp"
#include "store/document_comparison.hpp"

namespace tracuu::indexer {

namespace {

/// Of the metadata, which holds an entry a file.
constexpr std::size_t kComparedMetadata = 100;

std::string counts_difference(Xapian::Database const& database, BuildFacts const& facts) {
  if (database.get_doccount() != facts.document_count() ||
      database.get_lastdocid() != facts.last_number()) {
    return fmt::format("it has {} documents up to number {}, not {} up to {}",
                       database.get_doccount(), database.get_lastdocid(), facts.document_count(),
                       facts.last_number());
  }
  if (database.get_total_length() != facts.total_length()) {
    return fmt::format("its documents are {} long, not {}", database.get_total_length(),
                       facts.total_length());
  }
  return "";
}

std::string slots_difference(Xapian::Database const& database, BuildFacts const& facts) {
  for (Xapian::valueno slot = 0; slot < schema::kSlotEnd; ++slot) {
    auto const known = facts.slots().find(slot);
    BuildFacts::Slot const expected =
        known == facts.slots().end() ? BuildFacts::Slot() : known->second;
    bool const is_same = database.get_value_freq(slot) == expected.documents &&
                         database.get_value_lower_bound(slot) == expected.smallest &&
                         database.get_value_upper_bound(slot) == expected.largest;
    if (!is_same) return fmt::format("the statistics of value slot {} differ", slot);
  }
  return "";
}

std::string term_difference(Xapian::Database const& database, std::string const& term,
                            BuildFacts::Term const& expected) {
  if (database.get_termfreq(term) != expected.documents ||
      database.get_collection_freq(term) != expected.occurrences) {
    return fmt::format("term '{}' is in {} documents, {} times, not in {}, {} times", term,
                       database.get_termfreq(term), database.get_collection_freq(term),
                       expected.documents, expected.occurrences);
  }
  std::uint64_t postings = 0;
  auto const end = database.postlist_end(term);
  for (auto posting = database.postlist_begin(term); posting != end; ++posting) {
    postings += BuildFacts::posting_hash(*posting, posting.get_wdf());
  }
  bool const is_same = postings == expected.postings;
  return is_same ? "" : fmt::format("term '{}' is in other documents", term);
}

std::string document_difference(Xapian::Database const& database,
                                BuildFacts::Document const& expected) {
  std::uint64_t length = 0;
  for (auto const& posting : expected.content.postings()) length += posting.wdf;
  std::string const difference =
      database.get_doclength(expected.number) == length
          ? store::document_difference(to_xapian_document(expected.content), database,
                                       expected.number)
          : "its length";
  if (difference.empty()) return "";
  return fmt::format("of document {} this differs: {}", expected.number, difference);
}

std::string metadata_difference(Xapian::Database const& database,
                                std::map<std::string, std::string> const& metadata) {
  std::size_t const stride = std::max<std::size_t>(1, metadata.size() / kComparedMetadata);
  std::size_t at = 0;
  for (auto const& [key, value] : metadata) {
    if (at++ % stride == 0 && database.get_metadata(key) != value) {
      return fmt::format("metadata '{}' differs", key);
    }
  }
  return "";
}

std::string first_difference(Xapian::Database const& database, BuildFacts const& facts,
                             std::map<std::string, std::string> const& metadata) {
  std::string difference = counts_difference(database, facts);
  if (difference.empty()) difference = slots_difference(database, facts);
  if (difference.empty()) difference = metadata_difference(database, metadata);
  for (BuildFacts::Document const& document : facts.documents()) {
    if (!difference.empty()) return difference;
    difference = document_difference(database, document);
  }
  for (auto const& [term, expected] : facts.terms()) {
    if (!difference.empty()) return difference;
    difference = term_difference(database, term, expected);
  }
  return difference;
}

}  // namespace

base::Result<void> check_build(Xapian::Database const& database, BuildFacts const& facts,
                               std::map<std::string, std::string> const& metadata) {
  std::string const difference = first_difference(database, facts, metadata);
  if (difference.empty()) return {};
  return base::Error{base::ErrorCode::IndexCorrupt, difference, ""};
}

}  // namespace tracuu::indexer
