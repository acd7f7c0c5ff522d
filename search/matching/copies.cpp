// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/matching/copies.hpp"

#include <algorithm>
#include <optional>

#include "schema/field.hpp"
#include "schema/fingerprint.hpp"

namespace tracuu::search {

std::vector<HitGroup> group_copies(Xapian::Database const& database,
                                   std::vector<ScoredDocument> const& hits) {
  std::vector<HitGroup> groups;
  std::vector<std::optional<schema::Fingerprint>> fingerprints;  // of each group's first
  for (ScoredDocument const& hit : hits) {
    auto const fingerprint = schema::parse_value_fingerprint(
        database.get_document(hit.document, Xapian::DOC_ASSUME_VALID)
            .get_value(schema::kFingerprintSlot));
    auto const original = std::ranges::find_if(fingerprints, [&](auto const& known) {
      return known && fingerprint && are_copies(*known, *fingerprint);
    });
    if (original != fingerprints.end()) {
      groups[static_cast<std::size_t>(original - fingerprints.begin())].copies.push_back(
          hit.document);
      continue;
    }
    groups.push_back({hit, {}});
    fingerprints.push_back(fingerprint);
  }
  return groups;
}

}  // namespace tracuu::search
