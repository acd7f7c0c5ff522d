// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "search/plans/posting_list.hpp"

namespace tracuu::search {

/// A state of an index: that of a generation after its so many-th commit.
struct ListState {
  std::string generation;
  Xapian::rev revision = 0;
  double mean_length = 1;  ///< of documents, in terms

  bool operator==(ListState const&) const = default;
};

/// How long the documents of a state are, by id.
struct DocumentLengths {
  static constexpr Xapian::termcount kNone = static_cast<Xapian::termcount>(-1);

  std::vector<Xapian::termcount> terms;  ///< kNone for ids without a document
  std::vector<float> relative;           ///< against the mean one; -1 for ids without a document
};

/// Lists of postings kept for all who search an index, the last used ones up to a limit of memory,
/// and the lengths of its documents.
///
/// The store is at the newest state that anyone has told it of. Of a list that was kept earlier it
/// knows which documents have changed since, so that the rest of it need not be read anew. Who
/// still searches an earlier state gets only what was kept of that one. With another generation all
/// lists go. Thread-safe.
class ListStore {
 public:
  using Listed = std::shared_ptr<PostingList const>;
  using Lengths = std::shared_ptr<DocumentLengths const>;
  using Documents = std::shared_ptr<std::vector<Xapian::docid> const>;

  /// What is kept, the documents, in order, that have changed since (null if it is of the state
  /// that was asked for), and the mean length of documents in its state.
  template <class Kept>
  struct Found {
    Kept kept;
    Documents changed;
    double mean_length = 0;
  };

  static constexpr std::size_t kDefaultBytes = std::size_t{128} << 20;

  explicit ListStore(std::size_t most_bytes = kDefaultBytes) : most_bytes_(most_bytes) {}

  /// From the next list on.
  void limit_to(std::size_t most_bytes);

  /// The revision that the store is at; nothing if it is at another generation.
  [[nodiscard]] std::optional<Xapian::rev> revision_of(std::string_view generation);

  /// Goes on to `state`. `changed`: the documents, in order, that have changed since revision
  /// `since`, at which the store was, or earlier; nothing if that is not known. Does nothing if the
  /// store has gone as far already.
  void go_to(ListState const& state, Xapian::rev since,
             std::optional<std::vector<Xapian::docid>> changed);

  /// Null if there is none.
  [[nodiscard]] Found<Listed> find(ListState const& state, std::string_view key);

  /// Takes the place of a list that was kept of an earlier state. Does nothing if the store is at
  /// another one.
  void keep(ListState const& state, std::string key, Listed list);

  /// Counts how often this was asked.
  [[nodiscard]] unsigned times_asked(std::string_view key);

  /// Null if they are not kept.
  [[nodiscard]] Found<Lengths> lengths(ListState const& state);

  /// As keep().
  void keep_lengths(ListState const& state, Lengths lengths);

  /// Keeps none of them, as where memory lacks.
  void clear();

 private:
  struct Kept {
    std::string key;
    Listed list;
    Xapian::rev revision;
    double mean_length;
  };

  /// What changed up to a revision, from that of the step before.
  struct Step {
    Xapian::rev to;
    std::vector<Xapian::docid> documents;
  };

  [[nodiscard]] std::optional<Documents> changed_since(Xapian::rev revision);
  void forget_joined();
  void drop(std::list<Kept>::iterator kept);
  void forget();

  std::mutex mutex_;
  std::size_t most_bytes_;
  std::size_t bytes_ = 0;  ///< of kept_
  ListState state_;
  Xapian::rev known_since_ = 0;              ///< the steps begin after that revision
  std::list<Step> steps_;                    ///< up to that of state_
  std::size_t step_documents_ = 0;           ///< of all steps
  std::map<Xapian::rev, Documents> joined_;  ///< what has changed since a revision
  std::size_t joined_documents_ = 0;         ///< of all of these
  std::list<Kept> kept_;                     ///< last used first
  std::unordered_map<std::string_view, std::list<Kept>::iterator> by_key_;  ///< keys of kept_
  std::unordered_map<std::string, unsigned> asked_;
  Lengths lengths_;
  ListState lengths_state_;
};

/// The store of all who search the index in this folder, in this process; it goes with the last of
/// them. `most_bytes` is its limit if it is made now. Thread-safe.
[[nodiscard]] std::shared_ptr<ListStore> shared_list_store(
    std::string const& index, std::size_t most_bytes = ListStore::kDefaultBytes);

}  // namespace tracuu::search
