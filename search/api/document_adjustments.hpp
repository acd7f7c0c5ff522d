// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace tracuu::search {

/// A document whose place in a ranking a webmaster has lowered.
struct LoweredDocument {
  std::uint32_t document = 0;
  double factor = 1;   ///< its score is multiplied by it; 0 to 1
  std::string rule{};  ///< the name of the rule
};

/// What the score of `document` is multiplied by; `lowered` is ascending. Thread-safe.
[[nodiscard]] inline double factor_of(std::vector<LoweredDocument> const& lowered,
                                      std::uint32_t document) {
  auto const found = std::ranges::lower_bound(lowered, document, {}, &LoweredDocument::document);
  return found != lowered.end() && found->document == document ? found->factor : 1;
}

/// What a curation (search/curation/curation.hpp) does to the documents of one state of an index.
/// Never changes: thread-safe.
struct DocumentAdjustments {
  std::vector<std::uint32_t> hidden;         ///< not to be found by anybody; ascending
  std::vector<std::string> hidden_ids;       ///< of their announcements, sorted
  std::vector<std::string> hidden_terms;     ///< the terms that each stand for one of them
  std::vector<LoweredDocument> lowered;      ///< ascending
  std::vector<std::string> unknown_targets;  ///< ids and addresses that the index does not have

  [[nodiscard]] bool hides(std::uint32_t document) const {
    return std::ranges::binary_search(hidden, document);
  }
  [[nodiscard]] bool hides_id(std::string_view id) const {
    return std::binary_search(hidden_ids.begin(), hidden_ids.end(), id, std::less<>());
  }
};

}  // namespace tracuu::search
