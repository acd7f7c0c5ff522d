// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass_term_list.hpp"

#include <string_view>

#include "indexer/glass_packing.hpp"

namespace tracuu::indexer {

namespace {

constexpr std::size_t kLikelyBytes = 10;  ///< of a term in a list

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

}  // namespace

std::string glass_document_key(std::uint32_t document) {
  std::string key;
  pack_sortable_uint(key, document);
  return key;
}

std::string glass_term_list(InvertedBatch const& batch, std::uint32_t number) {
  auto const terms = batch.document_terms(number);
  if (terms.empty()) return {};
  std::string list;
  list.reserve(terms.size() * kLikelyBytes);
  pack_uint(list, batch.document(number).length);
  std::string_view before = batch.term(terms.front().term);
  pack_uint(list, terms.size());
  list += static_cast<char>(before.size());
  list += before;
  pack_uint(list, terms.front().wdf);
  for (InvertedBatch::DocumentTerm const& held : terms.subspan(1)) {
    std::string_view const term = batch.term(held.term);
    append_list_term(list, before, term, held.wdf);
    before = term;
  }
  return list;
}

}  // namespace tracuu::indexer
