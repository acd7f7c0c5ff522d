// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "search/plans/list_store.hpp"

namespace tracuu::search {

/// A term, and in how many documents it is.
struct TermCount {
  std::string term;
  Xapian::doccount documents = 0;
};

/// What terms an index has, as far as that was asked: words of queries come again and again, and
/// each look-up walks down a tree of blocks. Not thread-safe.
class TermMemory {
 public:
  /// Of this state of an index from now on; nothing of another one is kept.
  void follow(ListState const& state);

 private:
  friend class IndexTerms;
  using Terms = std::shared_ptr<std::vector<TermCount> const>;

  ListState state_;
  std::unordered_map<std::string, Xapian::doccount> counts_;
  std::unordered_map<std::string, Terms> beginnings_;
  std::unordered_map<std::string, bool> any_;
};

/// The terms of an index. What was asked about before comes out of memory. Not thread-safe. All may
/// throw Xapian::Error.
class IndexTerms {
 public:
  using Terms = TermMemory::Terms;

  /// Of `database`, of which `memory` keeps what is asked, if there is one. Both must outlive it.
  IndexTerms(Xapian::Database const& database,  // NOLINT(google-explicit-constructor): its terms
             TermMemory* memory = nullptr)
      : database_(&database), memory_(memory) {}

  [[nodiscard]] Xapian::Database const& database() const { return *database_; }

  /// In how many documents this term is.
  [[nodiscard]] Xapian::doccount documents(std::string const& term) const;

  [[nodiscard]] bool has(std::string const& term) const { return documents(term) > 0; }

  /// True if any term begins so.
  [[nodiscard]] bool has_any(std::string const& beginning) const;

  /// All terms that begin so, in order; never null.
  [[nodiscard]] Terms beginning_with(std::string const& beginning) const;

 private:
  Xapian::Database const* database_;
  TermMemory* memory_;
};

}  // namespace tracuu::search
