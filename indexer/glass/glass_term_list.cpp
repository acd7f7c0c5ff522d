// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass/glass_term_list.hpp"

#include <string_view>

#include "indexer/glass/glass_packing.hpp"
#include "schema/term.hpp"

namespace tracuu::indexer {

namespace {

constexpr std::size_t kLikelyBytes = 10;  ///< of a term in a list

// How many bytes a term has, or shares with the one before it, is kept in one byte.
static_assert(schema::kMaxTermBytes < 256);

/// A term as it differs from the one before it. A small wdf shares a byte with
/// the count of bytes that are the same.
void append_list_term(std::string& list, std::string_view before, std::string_view term,
                      std::uint32_t wdf) {
  std::size_t const shared = shared_prefix_bytes(before, term);
  std::uint64_t const both = (wdf + 1ull) * (before.size() + 1) + shared;
  bool const fits = both < 256;
  list += static_cast<char>(fits ? both : shared);
  list += static_cast<char>(term.size() - shared);
  list += term.substr(shared);
  if (!fits) pack_uint(list, wdf);
}

/// Length and count of the terms, and the first of them.
void begin_list(std::string& list, InvertedBatch::Document const& document, std::string_view term,
                std::uint32_t wdf) {
  list.reserve(document.term_count * kLikelyBytes);
  pack_uint(list, document.length);
  pack_uint(list, document.term_count);
  list += static_cast<char>(term.size());
  list += term;
  pack_uint(list, wdf);
}

}  // namespace

std::string glass_document_key(std::uint32_t document) {
  std::string key;
  pack_sortable_uint(key, document);
  return key;
}

std::vector<std::string> glass_term_lists(InvertedBatch const& batch) {
  std::vector<std::string> lists(batch.document_count());
  std::vector<std::string> last_terms(batch.document_count());
  for (std::size_t term = 0; term < batch.term_count(); ++term) {
    std::string_view const text = batch.term(term);
    for (InvertedBatch::Posting const& posting : batch.postings(term)) {
      std::string& list = lists[posting.document - 1];
      std::string& last = last_terms[posting.document - 1];
      if (list.empty()) {
        begin_list(list, batch.document(posting.document), text, posting.wdf);
      } else {
        append_list_term(list, last, text, posting.wdf);
      }
      last = text;
    }
  }
  return lists;
}

}  // namespace tracuu::indexer
