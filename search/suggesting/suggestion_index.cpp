// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/suggesting/suggestion_index.hpp"

#include <algorithm>
#include <ranges>

#include "analyzers/analyzer_registry.hpp"
#include "analyzers/syllable.hpp"

namespace tracuu::search {

namespace {

/// The texts of a sorted table that begin with `prefix`.
SuggestionIndex::Range beginning(StringTable const& sorted, std::string_view prefix) {
  auto const head = [&](std::uint32_t i) { return sorted[i].substr(0, prefix.size()); };
  auto const all = std::views::iota(std::uint32_t{0}, static_cast<std::uint32_t>(sorted.size()));
  auto const found = std::ranges::equal_range(all, prefix, {}, head);
  auto const first = static_cast<std::uint32_t>(found.begin() - all.begin());
  return {first, first + static_cast<std::uint32_t>(found.size())};
}

}  // namespace

std::size_t SuggestionIndex::bytes() const {
  std::size_t bytes = sizeof *this;
  for (StringTable const* const table :
       {&tables_.vocabulary, &tables_.texts, &tables_.ids, &tables_.number_keys}) {
    bytes += table->bytes();
  }
  for (std::string const& name : tables_.site_names) bytes += sizeof name + name.capacity();
  bytes += tables_.kinds.capacity() * sizeof(SuggestionKind);
  bytes += tables_.counts.capacity() * sizeof(std::uint32_t);
  bytes += tables_.number_owners.capacity() * sizeof(CandidateId);
  return bytes + tables_.terms.bytes() + tables_.sites.bytes() + tables_.postings.bytes();
}

std::optional<std::uint16_t> SuggestionIndex::find_site(std::string_view name) const {
  std::string const form = analyzers::analyzer("raw").normalize_term(name);
  auto const found = std::ranges::lower_bound(tables_.site_names, form);
  if (found == tables_.site_names.end() || *found != form) return std::nullopt;
  return static_cast<std::uint16_t>(found - tables_.site_names.begin());
}

bool SuggestionIndex::is_on_site(CandidateId id, std::uint16_t site) const {
  return std::ranges::binary_search(tables_.sites[id], site);
}

SuggestionIndex::Range SuggestionIndex::terms_spelled(std::string_view folded) const {
  return beginning(tables_.vocabulary, std::string(folded) + analyzers::kMarkSeparator);
}

SuggestionIndex::Range SuggestionIndex::terms_beginning(std::string_view folded) const {
  return beginning(tables_.vocabulary, folded);
}

SuggestionIndex::Range SuggestionIndex::numbers_beginning(std::string_view key) const {
  return beginning(tables_.number_keys, key);
}

}  // namespace tracuu::search
