// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/searcher.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/machine_memory.hpp"
#include "schema/field.hpp"
#include "schema/term.hpp"
#include "search/answer_making.hpp"
#include "search/curation/adjusted_documents.hpp"
#include "search/curation/curated_answer.hpp"
#include "search/curation/live_curation.hpp"
#include "search/curation/withholding.hpp"
#include "search/holdings/attachments.hpp"
#include "search/holdings/file_matching.hpp"
#include "search/holdings/harvesting.hpp"
#include "search/holdings/holdings.hpp"
#include "search/holdings/number_lookup.hpp"
#include "search/index_reader.hpp"
#include "search/matching/explain.hpp"
#include "search/matching/query_runner.hpp"
#include "search/page_reader.hpp"
#include "search/redirects/address_lookup.hpp"
#include "search/redirects/lead_search.hpp"
#include "search/request_check.hpp"
#include "search/tables/everyday_words.hpp"
#include "search/whole_announcement.hpp"
#include "store/index_format.hpp"
#include "store/remote_positions.hpp"
#include "store/tombstones.hpp"

namespace tracuu::search {

namespace {

/// What is kept of an index takes one part in so many of the machine's memory, or this; and columns
/// take one part in so many of that: all of a million announcements are some 20 MB, lists 1 GB.
constexpr std::size_t kMemoryShare = 8;
constexpr std::size_t kLeastMemory = std::size_t{128} << 20;
constexpr std::size_t kColumnsShare = 4;

std::size_t count_terms(Xapian::Database const& database) {
  std::size_t terms = 0;
  auto const end = database.allterms_end();
  for (auto term = database.allterms_begin(); term != end; ++term) ++terms;
  return terms;
}

std::string iso_date_of(std::string const& value) {
  auto const date = schema::parse_value_date(value);
  return date ? schema::format_iso_date(*date) : "";
}

/// Counts are bounds where something is missing.
void widen(MatchCount& count, MissingShards const& missing) {
  count.upper += missing.announcements;
}

void tell_missing(MissingShards missing, SearchAnswer& answer) {
  if (missing.empty()) return;
  widen(answer.total, missing);
  widen(answer.with_all_words, missing);
  if (answer.counted) widen(*answer.counted, missing);
  answer.missing = std::move(missing);
}

/// What rules do to the documents of one state of the index.
struct AdjustedState {
  std::shared_ptr<Curation const> rules;
  std::string revision;  ///< of index and rules
  std::shared_ptr<DocumentAdjustments const> documents;
  std::shared_ptr<EverydayWords const> words;  ///< the synonyms, and the other words
};

}  // namespace

struct Searcher::Impl {
  IndexReader reader;
  std::shared_ptr<EverydayWords const> everyday;
  std::optional<SearchBudget> budget{};  ///< of all requests
  bool was_cut = false;
  MatchMemory memory{};
  store::ShardTimes shard_times{};
  std::optional<store::RemotePositions> remote_positions{};  ///< once they are asked for
  std::shared_ptr<OpenedCounts const> opened{};              ///< null: not ranked by it
  std::shared_ptr<LiveCuration const> curation{};            ///< null: none
  AdjustedState adjusted{};                                  ///< what was looked up last

  /// It follows `database` as it is now.
  [[nodiscard]] MatchMemory& memory_of(Xapian::Database const& database) {
    memory.follow(database, reader.memory_name(), reader.has_remote());
    if (reader.has_remote()) {
      memory.positions = [&](std::vector<store::PositionsQuestion> const& questions) {
        if (!remote_positions) {
          remote_positions.emplace(reader.index().shards(), shard_times.connect,
                                   shard_times.answer);
        }
        return remote_positions->read(database, reader.databases(), questions);
      };
    }
    return memory;
  }

  /// The rules of now; null if there are none.
  [[nodiscard]] std::shared_ptr<Curation const> rules() const {
    if (curation == nullptr) return nullptr;
    std::shared_ptr<Curation const> current = curation->current();
    return current->size() > 0 ? std::move(current) : nullptr;
  }

  /// What `rules` do to `database` as it is now.
  [[nodiscard]] AdjustedState const& adjusted_by(std::shared_ptr<Curation const> const& rules,
                                                 Xapian::Database const& database) {
    schema::Date const day = schema::today();
    std::string revision = reader.revision() + rules->revision_end(day);
    if (adjusted.rules == rules && adjusted.revision == revision) return adjusted;
    auto documents =
        std::make_shared<DocumentAdjustments const>(adjust_documents(database, *rules, day));
    adjusted = {rules, std::move(revision), std::move(documents), rules->words(day, everyday)};
    return adjusted;
  }

  /// Null without rules.
  [[nodiscard]] std::shared_ptr<DocumentAdjustments const> adjustments(
      Xapian::Database const& database) {
    auto const now = rules();
    return now ? adjusted_by(now, database).documents : nullptr;
  }

  [[nodiscard]] std::vector<Xapian::docid> hidden(Xapian::Database const& database) {
    auto const now = adjustments(database);
    return now ? now->hidden : std::vector<Xapian::docid>();
  }

  [[nodiscard]] SearchRequest completed(SearchRequest request) const {
    request.everyday = everyday;
    request.curation = rules();
    if (budget) request.budget = *budget;
    return request;
  }

  /// With a budget that has begun: a second try gets no other.
  [[nodiscard]] SearchRequest begun(SearchRequest const& asked) const {
    SearchRequest request = completed(asked);
    if (!request.budget.deadline) {
      request.budget.deadline = SearchBudget::Clock::now() + kDefaultSearchTime;
    }
    return request;
  }

  /// `begun` with the time that was lost on shards that failed, and with what rules do to
  /// `database`.
  [[nodiscard]] SearchRequest in_time(SearchRequest const& begun,
                                      Xapian::Database const& database) {
    SearchRequest request = begun;
    if (request.curation) {
      AdjustedState const& now = adjusted_by(request.curation, database);
      request.adjustments = now.documents;
      request.everyday = now.words;
    }
    bool const has_end = *request.budget.deadline != SearchBudget::Clock::time_point::max();
    if (has_end) *request.budget.deadline += reader.time_lost();
    return request;
  }

  /// As IndexReader::run, for what is of no use without all shards.
  template <class Read>
  [[nodiscard]] auto run_on_all(Read read) {
    using Returned = decltype(read(std::declval<Xapian::Database const&>()));
    return reader.run([&](Xapian::Database const& database) -> Returned {
      if (MissingShards const missing = reader.missing_now(); !missing.empty()) {
        return base::Error{base::ErrorCode::Unavailable,
                           fmt::format("{} of {} shards of the index do not answer",
                                       missing.numbers.size(), missing.of),
                           "try again when they do"};
      }
      return read(database);
    });
  }
};

Searcher::Searcher(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Searcher::Searcher(Searcher&&) noexcept = default;
Searcher& Searcher::operator=(Searcher&&) noexcept = default;
Searcher::~Searcher() = default;

std::size_t default_search_memory() {
  return std::max<std::size_t>(kLeastMemory, base::machine_memory_bytes() / kMemoryShare);
}

base::Result<Searcher> Searcher::open(store::ShardList const& index,
                                      SearcherSettings const& settings) {
  auto reader = IndexReader::open(index, settings.shard_times);
  if (!reader) return reader.error();
  std::shared_ptr<EverydayWords const> words;
  if (!settings.everyday.empty()) {
    auto read = read_everyday_words(settings.everyday);
    if (!read) return read.error();
    words = std::make_shared<EverydayWords const>(std::move(*read));
  }
  auto impl = std::make_unique<Impl>(Impl{std::move(*reader), std::move(words)});
  bool const is_told = settings.memory_bytes > 0;
  std::size_t const memory = is_told ? settings.memory_bytes : default_search_memory();
  std::size_t const for_columns = memory / kColumnsShare;
  auto lists = shared_list_store(index.text(), memory - for_columns);
  auto columns = shared_column_store(index.text(), for_columns);
  if (is_told) {  // others may have been the first
    lists->limit_to(memory - for_columns);
    columns->limit_to(for_columns);
  }
  impl->shard_times = settings.shard_times;
  impl->opened = settings.opened;
  impl->curation = settings.curation;
  impl->memory.lists = PostingLists(std::move(lists));
  impl->memory.columns = Columns(std::move(columns));
  return Searcher(std::move(impl));
}

base::Result<Searcher> Searcher::another() const {
  auto other = open(index(), {.shard_times = impl_->shard_times});
  if (!other) return other;
  other->impl_->everyday = impl_->everyday;
  other->impl_->curation = impl_->curation;
  return other;
}

void Searcher::limit(SearchBudget budget) {
  impl_->budget = std::move(budget);
  impl_->was_cut = false;
}

bool Searcher::was_cut() const {
  return impl_->was_cut;
}

base::Result<SearchAnswer> Searcher::search(SearchRequest const& request) {
  auto const begin = std::chrono::steady_clock::now();
  if (auto checked = check(request); !checked) return checked.error();
  SearchRequest const begun = impl_->begun(request);
  auto answer = impl_->reader.run([&](Xapian::Database const& database) {
    SearchRequest const request_now = impl_->in_time(begun, database);
    std::string revision = impl_->reader.revision();
    if (request_now.curation) revision += request_now.curation->revision_end(schema::today());
    return make_answer(database, impl_->memory_of(database), request_now, std::move(revision));
  });
  if (answer) {
    tell_missing(impl_->reader.missing_now(), *answer);
    if (answer->is_cut) impl_->was_cut = true;
    if (impl_->opened) prefer_opened(*impl_->opened->current(), request, *answer);
    answer->took = std::chrono::duration_cast<std::chrono::microseconds>(
        std::chrono::steady_clock::now() - begin);
  }
  return answer;
}

base::Result<FoundAnnouncement> Searcher::find(std::string_view id) {
  return impl_->reader.run([&](Xapian::Database const& database) {
    return find_announcement(database, impl_->adjustments(database).get(), id);
  });
}

base::Result<AnnouncementReading> Searcher::read(std::string_view id, SearchRequest const& query,
                                                 std::size_t similar) {
  if (auto checked = check(query); !checked) return checked.error();
  if (auto checked = check_similar(similar); !checked) return checked.error();
  SearchRequest const begun = impl_->begun(query);
  auto reading = impl_->reader.run([&](Xapian::Database const& database) {
    return read_announcement(database, impl_->memory_of(database), id,
                             impl_->in_time(begun, database), similar);
  });
  if (reading && reading->is_cut) impl_->was_cut = true;
  return reading;
}

base::Result<SearchedAnnouncement> Searcher::search_in(std::string_view id,
                                                       SearchRequest const& query) {
  if (auto checked = check(query); !checked) return checked.error();
  SearchRequest const begun = impl_->begun(query);
  auto searched = impl_->reader.run([&](Xapian::Database const& database) {
    return search_announcement(database, impl_->memory_of(database), id,
                               impl_->in_time(begun, database));
  });
  if (searched && searched->is_cut) impl_->was_cut = true;
  return searched;
}

base::Result<PageReading> Searcher::read_page(std::string_view id, std::size_t page,
                                              SearchRequest const& query) {
  if (auto checked = check(query); !checked) return checked.error();
  SearchRequest const begun = impl_->begun(query);
  auto reading = impl_->reader.run([&](Xapian::Database const& database) {
    SearchRequest const request_now = impl_->in_time(begun, database);
    bool const is_hidden = request_now.adjustments && request_now.adjustments->hides_id(id);
    if (is_hidden) return base::Result<PageReading>(withdrawn(id));
    QueryOutcome const outcome = read_query(database, impl_->memory_of(database), request_now);
    HighlightTerms const terms(outcome.built.readings, database.get_doccount());
    auto read = search::read_page(database, {index().sole_folder(), id, page}, terms);
    if (read) read->is_cut = outcome.is_cut;
    return read;
  });
  if (reading && reading->is_cut) impl_->was_cut = true;
  return reading;
}

base::Result<std::vector<SimilarAnnouncement>> Searcher::similar(std::string_view id,
                                                                 std::size_t size) {
  if (auto checked = check_similar(size); !checked) return checked.error();
  return impl_->reader.run([&](Xapian::Database const& database) {
    return find_visible_similar(database, impl_->adjustments(database).get(), id, size);
  });
}

base::Result<FileMatches> Searcher::match_file(schema::FileTraits const& file,
                                               SearchBudget const& budget) {
  SearchBudget const& limit = impl_->budget ? *impl_->budget : budget;
  return impl_->reader.run([&](Xapian::Database const& database) {
    auto found = search::match_file(database, file, limit, impl_->reader.has_remote());
    auto const adjustments = impl_->adjustments(database);
    if (found && adjustments) withhold(*adjustments, *found);
    return found;
  });
}

base::Result<Explanation> Searcher::explain(SearchRequest const& request) {
  if (auto checked = check(request); !checked) return checked.error();
  SearchRequest const begun = impl_->begun(request);
  auto explanation =
      impl_->reader.run([&](Xapian::Database const& database) -> base::Result<Explanation> {
        SearchRequest const request_now = impl_->in_time(begun, database);
        Explanation explained = explain_query(database, request_now, &impl_->memory_of(database));
        if (request_now.curation) {
          explained.rules = effects_on(database, *request_now.curation, *request_now.adjustments,
                                       {request_now.text, explained.read_as}, schema::today());
        }
        return explained;
      });
  if (explanation && explanation->is_cut) impl_->was_cut = true;
  return explanation;
}

base::Result<IndexIdentity> Searcher::identity() {
  return impl_->reader.run([](Xapian::Database const& database) -> base::Result<IndexIdentity> {
    return IndexIdentity{database.get_uuid(), database.get_revision()};
  });
}

base::Result<IndexStats> Searcher::stats() {
  return impl_->reader.run([&](Xapian::Database const& database) -> base::Result<IndexStats> {
    IndexStats stats;
    stats.announcements = database.get_doccount();
    stats.mean_terms = database.get_avlength();
    if (!impl_->reader.has_remote()) stats.terms = count_terms(database);
    stats.first_date = iso_date_of(database.get_value_lower_bound(schema::kDateSlot));
    stats.last_date = iso_date_of(database.get_value_upper_bound(schema::kDateSlot));
    stats.schema_version = store::kSchemaVersion;
    stats.generation = impl_->reader.generation();
    stats.revision = impl_->reader.revision().substr(stats.generation.size() + 1);
    stats.shards = shards();
    for (store::ShardAddress const& shard : index().shards()) {
      if (!shard.is_remote()) stats.bytes += store::IndexFolder(shard.folder()).bytes_on_disk();
    }
    return stats;
  });
}

base::Result<Holdings> Searcher::holdings(HoldingsRequest const& request) {
  return impl_->reader.run([&](Xapian::Database const& database) {
    return count_holdings(database, impl_->memory_of(database).columns, request,
                          impl_->hidden(database));
  });
}

base::Result<NumberLookup> Searcher::look_up_number(std::string_view text) {
  SearchRequest limits;
  limits.text = text;
  if (auto checked = check(limits); !checked) return checked.error();
  return impl_->reader.run([&](Xapian::Database const& database) -> base::Result<NumberLookup> {
    return search::look_up_number(database, text, impl_->adjustments(database).get());
  });
}

base::Result<std::vector<schema::Announcement>> Searcher::look_up_address(std::string_view address,
                                                                          std::size_t most) {
  if (auto checked = check_address(address); !checked) return checked.error();
  return impl_->reader.run(
      [&](Xapian::Database const& database) -> base::Result<std::vector<schema::Announcement>> {
        auto found = documents_at(database, address, static_cast<Xapian::doccount>(most));
        if (!found) return found.error();
        std::vector<schema::Announcement> announcements;
        for (AddressedDocument& one : *found) announcements.push_back(std::move(one.head));
        if (auto const adjustments = impl_->adjustments(database)) {
          withhold(*adjustments, announcements);
        }
        return announcements;
      });
}

base::Result<Lead> Searcher::lead(std::string_view address) {
  if (auto checked = check_address(address); !checked) return checked.error();
  return impl_->reader.run([&](Xapian::Database const& database) {
    auto lead = find_lead(database, address, impl_->budget.value_or(SearchBudget{}));
    auto const adjustments = impl_->adjustments(database);
    if (lead && adjustments) withhold(*adjustments, *lead);
    return lead;
  });
}

base::Result<HarvestPage> Searcher::harvest(HarvestRequest const& request) {
  return impl_->run_on_all([&](Xapian::Database const& database) {
    auto page =
        harvest_page(database, impl_->reader.generation(), request, impl_->hidden(database));
    auto const adjustments = impl_->adjustments(database);
    if (!page || !adjustments) return page;
    for (HarvestedAnnouncement& each : page->announcements) {
      withhold_attachments(database, *adjustments, each.announcement);
    }
    return page;
  });
}

base::Result<HarvestedAnnouncement> Searcher::harvest_one(std::string_view id) {
  using Found = base::Result<HarvestedAnnouncement>;
  return impl_->run_on_all([&](Xapian::Database const& database) -> Found {
    auto const adjustments = impl_->adjustments(database);
    auto const document = visible_document(database, adjustments.get(), id);
    if (!document) return document.error();
    auto found = harvest_announcement(database, id);
    if (found && adjustments) withhold_attachments(database, *adjustments, found->announcement);
    return found;
  });
}

base::Result<DeletedPage> Searcher::harvest_deleted(DeletedRequest const& request) {
  return impl_->run_on_all([&](Xapian::Database const&) -> base::Result<DeletedPage> {
    return deleted_page(impl_->reader.databases(), request);
  });
}

base::Result<store::Tombstone> Searcher::find_deleted(std::string_view id) {
  using Found = base::Result<store::Tombstone>;
  return impl_->run_on_all([&](Xapian::Database const&) -> Found {
    if (auto tombstone = store::find_tombstone(impl_->reader.databases(), id))
      return std::move(*tombstone);
    return base::Error{base::ErrorCode::NotFound, fmt::format("'{}' was not deleted", id), ""};
  });
}

base::Result<std::optional<schema::Instant>> Searcher::earliest_datestamp() {
  using Earliest = base::Result<std::optional<schema::Instant>>;
  return impl_->run_on_all([&](Xapian::Database const&) -> Earliest {
    return search::earliest_datestamp(impl_->reader.databases());
  });
}

base::Result<HarvestScope> Searcher::harvest_scope() {
  return impl_->run_on_all([&](Xapian::Database const& database) -> base::Result<HarvestScope> {
    return read_harvest_scope(database);
  });
}

base::Result<std::vector<HarvestSite>> Searcher::harvest_sites() {
  return impl_->reader.run([&](Xapian::Database const& database) {
    return search::harvest_sites(database, impl_->memory_of(database).columns,
                                 impl_->hidden(database));
  });
}

base::Result<ResultStream> Searcher::stream(SearchRequest const& request) {
  if (auto checked = check(request); !checked) return checked.error();
  auto const whole =
      impl_->run_on_all([](Xapian::Database const&) -> base::Result<void> { return {}; });
  if (!whole) return whole.error();
  SearchRequest completed = impl_->completed(request);
  if (completed.curation) {
    completed.everyday = completed.curation->words(schema::today(), impl_->everyday);
  }
  return ResultStream::open(index(), completed, impl_->shard_times);
}

base::Result<ResultChange> Searcher::change_since(SearchRequest const& request,
                                                  ResultState const& then) {
  auto stream_of_all = stream(request);
  if (!stream_of_all) return stream_of_all.error();
  auto const later = stream_of_all->count_indexed_after(then.newest);
  if (!later) return later.error();
  std::size_t const now = stream_of_all->count();
  return ResultChange{then, now, now - *later};
}

MissingShards Searcher::missing() const {
  return impl_->reader.missed();
}

void Searcher::forget_missing() {
  impl_->reader.forget_missed();
}

std::vector<ShardStats> Searcher::shards() const {
  std::vector<ShardStats> shards;
  store::ShardHealth const* const health = impl_->reader.health();
  if (health == nullptr) return shards;
  for (std::size_t place = 0; place < index().shards().size(); ++place) {
    store::ShardStatus const status = health->status(place);
    ShardStats& shard = shards.emplace_back();
    shard.address = index().shards()[place].text();
    shard.is_up = status.is_up;
    if (status.state) shard.announcements = status.state->announcements;
    if (!status.is_up && status.failure) shard.failure = status.failure->message;
  }
  return shards;
}

store::ShardList const& Searcher::index() const {
  return impl_->reader.index();
}

base::Result<void> Searcher::warm() {
  return impl_->reader.run([&](Xapian::Database const& database) -> base::Result<void> {
    MatchMemory& memory = impl_->memory_of(database);
    for (FacetRow const& row : kFacets) (void)memory.columns.find(facet_slot(row.facet));
    (void)memory.lists.relative_lengths();
    return {};
  });
}

base::Result<std::string> Searcher::revision() {
  return impl_->reader.run([&](Xapian::Database const&) -> base::Result<std::string> {
    auto const rules = impl_->rules();
    return impl_->reader.revision() + (rules ? rules->revision_end(schema::today()) : "");
  });
}

base::Result<std::vector<std::string>> Searcher::hidden_announcements() {
  using Ids = std::vector<std::string>;
  return impl_->reader.run([&](Xapian::Database const& database) -> base::Result<Ids> {
    auto const adjustments = impl_->adjustments(database);
    return adjustments ? adjustments->hidden_ids : Ids();
  });
}

base::Result<std::vector<std::string>> Searcher::unknown_targets() {
  using Places = std::vector<std::string>;
  return impl_->reader.run([&](Xapian::Database const& database) -> base::Result<Places> {
    auto const adjustments = impl_->adjustments(database);
    return adjustments ? adjustments->unknown_targets : Places();
  });
}

}  // namespace tracuu::search
