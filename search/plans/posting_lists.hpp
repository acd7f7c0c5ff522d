// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "search/plans/list_store.hpp"
#include "search/plans/posting_list.hpp"
#include "search/plans/weight_sums.hpp"

namespace tracuu::search {

/// The postings of a database, read through Xapian and kept in a store. Not thread-safe; the store
/// may be shared. All may throw Xapian::Error.
class PostingLists {
 public:
  using Listed = ListStore::Listed;

  /// Called for each so many postings that are read; false ends the reading.
  using Permit = std::function<bool(std::size_t postings)>;

  explicit PostingLists(std::shared_ptr<ListStore> store = std::make_shared<ListStore>())
      : store_(std::move(store)) {}

  /// Reads from `database` from now on, as it is now: that of a generation of an index. `database`
  /// must outlive the reading. What the store keeps of an earlier state follows the commits of the
  /// database (store/changed_documents.hpp): a list when it is asked for, by the postings of what
  /// has changed.
  /// Of several databases as one, and of one on another machine (`has_remote`), which tell of no
  /// commits, `generation` names the state: what was kept of another one goes.
  void follow(Xapian::Database const& database, std::string_view generation,
              bool has_remote = false);

  /// Where one of `terms` stands, and how often they do together; null if `permit` ended the
  /// reading.
  [[nodiscard]] Listed find(std::vector<std::string> const& terms, Permit const& permit);

  /// As find(), if the list is kept already, of this state or an earlier one; else null.
  [[nodiscard]] Listed find_kept(std::vector<std::string> const& terms);

  /// True if these terms were asked about so often that reading their list will pay: tells that
  /// they were asked about once more.
  /// Always true where part of the database is on another machine, which sends a list as a whole.
  [[nodiscard]] bool is_worth_reading(std::vector<std::string> const& terms) const;

  /// The length of a document against the mean one, by its id; -1 for ids without a document. Valid
  /// until the next follow().
  [[nodiscard]] std::vector<float> const& relative_lengths();

 private:
  template <class Take>
  [[nodiscard]] bool read(std::string const& term, Permit const& permit, Take take) const;
  template <class Make>
  [[nodiscard]] Listed in_memory(Make make);
  [[nodiscard]] Listed read_and_keep(std::vector<std::string> const& terms, Permit const& permit);
  [[nodiscard]] Listed read_one(std::string const& term, Permit const& permit);
  [[nodiscard]] Listed read_merged(std::vector<std::string> const& terms, Permit const& permit);
  [[nodiscard]] std::vector<Xapian::termcount> read_lengths() const;

  std::shared_ptr<ListStore> store_;
  Xapian::Database const* database_ = nullptr;
  bool has_remote_ = false;
  ListState state_;
  ListStore::Lengths lengths_;
  WeightSums merged_;  ///< occurrences of several terms
};

}  // namespace tracuu::search
