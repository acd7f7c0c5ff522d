// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/copy_check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "schema/field_limits.hpp"
#include "store/document_comparison.hpp"

namespace tracuu::store {

namespace {

constexpr std::size_t kRandomDocuments = 32;
constexpr std::size_t kComparedMetadata = 100;
/// Of each document every so many terms are compared by how often they occur.
constexpr std::size_t kTermStride = 16;

std::string counts_difference(Xapian::Database const& original, Xapian::Database const& copy) {
  bool const is_same = copy.get_doccount() == original.get_doccount() &&
                       copy.get_lastdocid() == original.get_lastdocid() &&
                       copy.get_total_length() == original.get_total_length();
  if (!is_same) return "the number of documents or their length";
  for (Xapian::valueno slot = 0; slot < schema::kSlotEnd; ++slot) {
    if (copy.get_value_freq(slot) != original.get_value_freq(slot)) {
      return fmt::format("the number of values in slot {}", slot);
    }
  }
  return "";
}

std::string metadata_difference(Xapian::Database const& original, Xapian::Database const& copy) {
  auto wanted = original.metadata_keys_begin();
  auto const end = original.metadata_keys_end();
  for (std::size_t i = 0; wanted != end && i < kComparedMetadata; ++wanted, ++i) {
    if (copy.get_metadata(*wanted) != original.get_metadata(*wanted)) {
      return fmt::format("metadata '{}'", *wanted);
    }
  }
  return "";
}

/// The last number may be that of a document that was deleted. REQUIRES: there is a document.
Xapian::docid last_document(Xapian::Database const& database) {
  Xapian::docid const highest = database.get_lastdocid();
  auto const end = database.postlist_end("");
  Xapian::docid found = 0;
  for (Xapian::docid back = 0; found == 0; back = 2 * back + 1) {
    auto document = database.postlist_begin("");
    document.skip_to(back < highest ? highest - back : 1);
    for (; document != end; ++document) found = *document;
  }
  return found;
}

/// The first, the last and some between, in order; of numbers without a document the next one.
std::vector<Xapian::docid> chosen_documents(Xapian::Database const& database) {
  if (database.get_doccount() == 0) return {};
  Xapian::docid const last = last_document(database);
  std::mt19937 random(std::random_device{}());
  std::uniform_int_distribution<Xapian::docid> any(1, last);
  std::vector<Xapian::docid> wanted{1};
  while (wanted.size() <= kRandomDocuments) wanted.push_back(any(random));
  wanted.push_back(last);
  std::ranges::sort(wanted);
  std::vector<Xapian::docid> chosen;
  auto document = database.postlist_begin("");
  for (Xapian::docid const number : wanted) {
    document.skip_to(number);
    if (chosen.empty() || chosen.back() != *document) chosen.push_back(*document);
  }
  return chosen;
}

std::string frequency_difference(Xapian::Document const& document, Xapian::Database const& original,
                                 Xapian::Database const& copy) {
  std::size_t at = 0;
  auto const end = document.termlist_end();
  for (auto term = document.termlist_begin(); term != end; ++term) {
    if (at++ % kTermStride != 0) continue;
    bool const is_same = copy.get_termfreq(*term) == original.get_termfreq(*term) &&
                         copy.get_collection_freq(*term) == original.get_collection_freq(*term);
    if (!is_same) return fmt::format("how often term '{}' occurs", *term);
  }
  return "";
}

std::string documents_difference(Xapian::Database const& original, Xapian::Database const& copy) {
  for (Xapian::docid const number : chosen_documents(original)) {
    Xapian::Document const document = original.get_document(number);
    std::string difference = document_difference(document, copy, number);
    if (difference.empty()) difference = frequency_difference(document, original, copy);
    if (!difference.empty()) return fmt::format("document {}: {}", number, difference);
  }
  return "";
}

}  // namespace

base::Result<void> check_copy(Xapian::Database const& original, Xapian::Database const& copy) {
  std::string difference = counts_difference(original, copy);
  if (difference.empty()) difference = metadata_difference(original, copy);
  if (difference.empty()) difference = documents_difference(original, copy);
  if (difference.empty()) return {};
  return base::Error{base::ErrorCode::IndexCorrupt,
                     fmt::format("the copy differs from the index in this: {}", difference),
                     "run `tracuu check`"};
}

}  // namespace tracuu::store
