// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "search/plans/list_store.hpp"
#include "search/plans/match_list.hpp"
#include "search/plans/term_weight.hpp"

namespace tracuu::search {

/// What only the engine can match, such as phrases. One database of this machine is asked about the
/// documents that are left in question. Several as one, and those on other machines, can't be told
/// of documents: they are asked once for all that matches, which is kept for a while. Not
/// thread-safe.
class EngineMatches {
 public:
  /// Asks `database` from now on, which is at `state` and must outlive the asking.
  void follow(Xapian::Database const& database, ListState const& state, bool has_remote);

  /// Of `documents`, which are in order, those that match `query`, each with its weight: 0 without
  /// a weighting. May throw Xapian::Error.
  [[nodiscard]] MatchList among(Xapian::Query const& query, std::optional<Weighting> weighting,
                                std::vector<Xapian::docid> const& documents);

 private:
  [[nodiscard]] MatchList find(Xapian::Query const& query, std::optional<Weighting> weighting,
                               Xapian::doccount most) const;
  [[nodiscard]] MatchList const& all(Xapian::Query const& query,
                                     std::optional<Weighting> weighting);

  Xapian::Database const* database_ = nullptr;
  ListState state_;
  bool asks_for_all_ = false;
  std::map<std::string, MatchList> kept_;  ///< by query and weighting
  std::size_t kept_documents_ = 0;         ///< of all of these
};

}  // namespace tracuu::search
