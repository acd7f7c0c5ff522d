// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "schema/announcement.hpp"

namespace tracuu::search {

/// What an old address leads to.
enum class LeadKind {
  Exact,    ///< an announcement was published there
  Likely,   ///< one announcement, surely enough to lead there
  Choices,  ///< several, or one that is not sure enough: whoever asked chooses
  None,     ///< nothing is near
};

/// Why an announcement is thought to be what an old address meant.
enum class LeadReason {
  Address,     ///< it is one of its addresses
  Trimmed,     ///< so it is without what stands after it: "…-7.html)."
  IdAndTitle,  ///< an address of it has the number of the old one, its title the words
  Id,          ///< the number, in a place where this portal's addresses have it
  Title,       ///< the words
};

/// "exact", "likely", "choices", "none".
[[nodiscard]] std::string_view to_string(LeadKind kind);

/// "address", "address_trimmed", "id_and_title", "id", "title".
[[nodiscard]] std::string_view to_string(LeadReason reason);

/// An announcement that an old address may have meant.
struct LeadCandidate {
  schema::Announcement announcement;  ///< without abstract and body
  LeadReason reason = LeadReason::Title;
  /// How sure that is, 0 to 1: of 100 leads with at least this certainty so many were right or
  /// more, on made-up old addresses of real announcements (bench/eval_redirects.py).
  double certainty = 0;
};

/// Where an old address leads to.
struct Lead {
  LeadKind kind = LeadKind::None;
  std::vector<LeadCandidate> candidates;  ///< best first; one for Exact and Likely
  std::string words;  ///< what the address says in words, for a search: "hoi nghi so ket"
};

inline constexpr std::size_t kMaxAddressBytes = 4096;
inline constexpr std::size_t kMaxLeadCandidates = 10;

}  // namespace tracuu::search
