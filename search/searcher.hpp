// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "schema/file_traits.hpp"
#include "search/api/announcement_reading.hpp"
#include "search/api/document_matches.hpp"
#include "search/api/explanation.hpp"
#include "search/api/file_match.hpp"
#include "search/api/found_announcement.hpp"
#include "search/api/harvest.hpp"
#include "search/api/holdings_request.hpp"
#include "search/api/index_stats.hpp"
#include "search/api/lead.hpp"
#include "search/api/missing_shards.hpp"
#include "search/api/number_lookup_result.hpp"
#include "search/api/page_reading.hpp"
#include "search/api/search_answer.hpp"
#include "search/api/search_request.hpp"
#include "search/holdings/result_stream.hpp"
#include "search/opened_counts.hpp"
#include "store/shard_list.hpp"
#include "store/shard_state.hpp"

namespace tracuu::search {

class LiveCuration;

/// What a Searcher can be told.
struct SearcherSettings {
  /// The words of this file (search/tables/everyday_words.hpp) count besides those of the program;
  /// empty: none.
  std::filesystem::path everyday{};

  /// Memory for what is kept of the index, lists of postings and columns of values, shared by all
  /// searchers of it in this process; the last one to tell decides. 0: as others have told, else
  /// default_search_memory().
  std::size_t memory_bytes = 0;

  /// How long remote shards may take; the first to open an index in this process decides.
  store::ShardTimes shard_times{};

  /// What was opened is ranked a little higher (opened_counts.hpp); null: it is not.
  std::shared_ptr<OpenedCounts const> opened{};
  /// The webmaster's rules, which may change while searches run; null: none.
  std::shared_ptr<LiveCuration const> curation{};
};

/// An eighth of what the machine has for this process, at least 128 MB.
[[nodiscard]] std::size_t default_search_memory();

/// Answers queries on one index. Follows the index by itself: each call sees
/// the newest commit, also after a full rebuild was switched in.
///
/// Not thread-safe: one Searcher per thread. Opening is cheap (milliseconds).
class Searcher {
 public:
  /// Opens the index: a folder, or several shards as one; as long as one of these answers, those
  /// that do not are told by missing(). IndexMissing, SchemaMismatch,
  /// IndexCorrupt, Unavailable, Io; Io, InvalidArgument if the file of everyday words can't be
  /// read.
  [[nodiscard]] static base::Result<Searcher> open(store::ShardList const& index,
                                                   SearcherSettings const& settings = {});

  /// Another searcher of the index, with the words and times of this one: for work that outlives a
  /// call, on another thread. Its budget is its own. Errors of open().
  [[nodiscard]] base::Result<Searcher> another() const;

  Searcher(Searcher&&) noexcept;
  Searcher& operator=(Searcher&&) noexcept;
  ~Searcher();

  /// What all calls from now on may cost together, in place of the budgets of their requests; and
  /// was_cut() is false again.
  void limit(SearchBudget budget);

  /// True if an answer since limit() was cut short for its budget.
  [[nodiscard]] bool was_cut() const;

  /// The page of hits that `request` asks for. Malformed query syntax is read
  /// as text with a note. InvalidArgument for a page or size beyond the limits,
  /// a query over kMaxQueryBytes or not UTF-8, a cursor that is none of this
  /// request; Expired for a cursor of an earlier state of the index. An empty query without filters
  /// finds nothing; with filters it lists all that pass them. Once `request.budget` is spent the
  /// answer is what was found until then (SearchAnswer::is_cut); so in explain() and read().
  [[nodiscard]] base::Result<SearchAnswer> search(SearchRequest const& request);

  /// The announcement with this id, whole, and what belongs to it. NotFound.
  [[nodiscard]] base::Result<FoundAnnouncement> find(std::string_view id);

  /// The announcement with this id for a reader, with at most `similar` others near to it.
  /// Matches of `query` are marked, read just as search() reads it (with the same filters);
  /// of one without text nothing is. NotFound; errors of search() and similar().
  [[nodiscard]] base::Result<AnnouncementReading> read(std::string_view id,
                                                       SearchRequest const& query,
                                                       std::size_t similar);

  /// The announcement with this id, whole, and all in its text that matches `query`, which is read
  /// as read() does. NotFound; errors of search().
  [[nodiscard]] base::Result<SearchedAnnouncement> search_in(std::string_view id,
                                                             SearchRequest const& query);

  /// Page `page` (from 1) of the document of the announcement with this id, matches of `query`
  /// marked as read() does. NotFound, with the subject "page" if only the page is not there; errors
  /// of search() and of store::PageStore.
  [[nodiscard]] base::Result<PageReading> read_page(std::string_view id, std::size_t page,
                                                    SearchRequest const& query);

  /// At most `size` announcements that are near the one with this id in content
  /// (search/holdings/similar.hpp). NotFound; InvalidArgument for a size beyond kMaxSimilar.
  [[nodiscard]] base::Result<std::vector<SimilarAnnouncement>> similar(std::string_view id,
                                                                       std::size_t size);

  /// What the index has of a file (search/holdings/file_matching.hpp), within `budget` or, where
  /// limit() was called, what is left of that.
  [[nodiscard]] base::Result<FileMatches> match_file(schema::FileTraits const& file,
                                                     SearchBudget const& budget = {});

  /// How search() would read and run `request`.
  [[nodiscard]] base::Result<Explanation> explain(SearchRequest const& request);

  [[nodiscard]] base::Result<IndexStats> stats();

  /// What the archive holds, counted without a search (search/holdings/holdings.hpp).
  [[nodiscard]] base::Result<Holdings> holdings(HoldingsRequest const& request);

  /// The document numbers that `text` asks for (search/holdings/number_lookup.hpp). InvalidArgument
  /// for a text over kMaxQueryBytes or not UTF-8.
  [[nodiscard]] base::Result<NumberLookup> look_up_number(std::string_view text);

  /// The announcements that are or were published at a web address, without abstract and body, at
  /// most `most`, in order of their ids (search/redirects/address_lookup.hpp). InvalidArgument for
  /// an address over kMaxAddressBytes, not UTF-8 or no web address.
  [[nodiscard]] base::Result<std::vector<schema::Announcement>> look_up_address(
      std::string_view address, std::size_t most);

  /// Where an old address of a portal leads to (search/redirects/lead_search.hpp). InvalidArgument
  /// as look_up_address.
  [[nodiscard]] base::Result<Lead> lead(std::string_view address);

  /// A page of a harvest: announcements in the order of the index.
  [[nodiscard]] base::Result<HarvestPage> harvest(HarvestRequest const& request);

  /// The announcement with this id, as harvested. NotFound.
  [[nodiscard]] base::Result<HarvestedAnnouncement> harvest_one(std::string_view id);

  /// A page of those that were deleted since the last full build.
  [[nodiscard]] base::Result<DeletedPage> harvest_deleted(DeletedRequest const& request);

  /// The tombstone of this id. NotFound.
  [[nodiscard]] base::Result<store::Tombstone> find_deleted(std::string_view id);

  /// What there is to harvest.
  [[nodiscard]] base::Result<HarvestScope> harvest_scope();

  /// The sites that may be harvested, by their forms.
  [[nodiscard]] base::Result<std::vector<HarvestSite>> harvest_sites();

  /// Least time at which an announcement was indexed or deleted; nothing in an empty index.
  [[nodiscard]] base::Result<std::optional<schema::Instant>> earliest_datestamp();

  /// All hits of `request`, one by one (result_stream.hpp), on a database of its
  /// own: it does not follow the index, and may outlive the searcher. Errors of search(). A list
  /// that is cut is of no use: a budget without a deadline has none here, and Busy tells that one
  /// with a deadline was spent.
  [[nodiscard]] base::Result<ResultStream> stream(SearchRequest const& request);

  /// What `request` finds against what it found in an earlier state: finds all hits. Errors of
  /// stream().
  [[nodiscard]] base::Result<ResultChange> change_since(SearchRequest const& request,
                                                        ResultState const& then);

  /// The shards that calls since forget_missing() were without. What is not found may be there: the
  /// error is then Unavailable. A harvest and a stream need all of them.
  [[nodiscard]] MissingShards missing() const;
  void forget_missing();

  /// What is known of the shards; none for one folder.
  [[nodiscard]] std::vector<ShardStats> shards() const;

  /// Where the index is.
  [[nodiscard]] store::ShardList const& index() const;

  /// Reads into memory what searches share and would else read at the first one that needs it: what
  /// facets count, dates, lengths of documents. For those who follow the index in the background.
  [[nodiscard]] base::Result<void> warm();

  /// Changes whenever search() may answer differently: "generation:revision". Ends with what is
  /// missing, if shards are: ".without-2", and with the webmaster's rules, if there are some:
  /// ".by-7c3f…".
  [[nodiscard]] base::Result<std::string> revision();

  /// The ids of announcements that rules hide today, sorted.
  [[nodiscard]] base::Result<std::vector<std::string>> hidden_announcements();

  /// Ids and addresses that rules of today hide or lower and the index does not have.
  [[nodiscard]] base::Result<std::vector<std::string>> unknown_targets();

  /// By what a replica and its original are compared.
  [[nodiscard]] base::Result<IndexIdentity> identity();

 private:
  struct Impl;
  explicit Searcher(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace tracuu::search
