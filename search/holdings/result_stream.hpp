// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "schema/instant.hpp"
#include "search/api/found_announcement.hpp"
#include "search/api/note.hpp"
#include "search/api/search_request.hpp"
#include "store/shard_list.hpp"
#include "store/shard_state.hpp"

namespace tracuu::search {

/// One hit of a ResultStream.
struct StreamedResult {
  FoundAnnouncement found;    ///< with source_location
  schema::Instant indexed{};  ///< when the announcement was last indexed
};

/// All hits of one search, one after another, in the order in which its pages show
/// them; copies of one text are hits of their own.
///
/// Which announcements are hits, and their order, is settled by one commit, the
/// newest at open(). Each is then read as it is when its turn comes: an
/// announcement that a writer replaces meanwhile comes in its new form, one that
/// is deleted is left out (and counted by lost()), none comes twice, none is added.
///
/// Holds 4 bytes a hit. Not thread-safe, but may go from thread to thread.
class ResultStream {
 public:
  /// Runs the search. All shards of the index are needed, and it has connections of its own to
  /// remote ones: one that is lost is made again, if the shard is the one that it was. `page` and
  /// `size` of the request, `fold` and `snippets` do not matter. Errors of Searcher::open and
  /// Searcher::search.
  [[nodiscard]] static base::Result<ResultStream> open(store::ShardList const& index,
                                                       SearchRequest const& request,
                                                       store::ShardTimes const& times = {});

  ResultStream(ResultStream&&) noexcept;
  ResultStream& operator=(ResultStream&&) noexcept;
  ~ResultStream();

  /// How many hits there were at open(): exact.
  [[nodiscard]] std::size_t count() const;

  /// Skips the hits up to the one with this id, for those who have had them from an earlier stream
  /// of the request; how many. To be called before next(). By date the order is that of the earlier
  /// stream whatever was committed since; by relevance only if nothing was. Expired if there is no
  /// such hit (any more).
  [[nodiscard]] base::Result<std::size_t> go_on_after(std::string_view id);

  /// How many hits come before the next one.
  [[nodiscard]] std::size_t position() const;

  /// How the query was read and relaxed.
  [[nodiscard]] std::vector<Note> const& notes() const;

  /// How many of them have been deleted since and left out so far.
  [[nodiscard]] std::size_t lost() const;

  /// How many of all hits were indexed after `instant`.
  [[nodiscard]] base::Result<std::size_t> count_indexed_after(schema::Instant instant);

  /// The next hit; nothing after the last. IndexCorrupt, Unavailable, Io.
  [[nodiscard]] base::Result<std::optional<StreamedResult>> next();

 private:
  struct Impl;
  explicit ResultStream(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace tracuu::search
