// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/searcher.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/machine_memory.hpp"
#include "base/utf8.hpp"
#include "schema/field.hpp"
#include "schema/term.hpp"
#include "schema/web_address.hpp"
#include "search/api/hit.hpp"
#include "search/curation/adjusted_documents.hpp"
#include "search/curation/curated_answer.hpp"
#include "search/curation/live_curation.hpp"
#include "search/curation/withholding.hpp"
#include "search/holdings/attachments.hpp"
#include "search/holdings/citations.hpp"
#include "search/holdings/file_matching.hpp"
#include "search/holdings/harvesting.hpp"
#include "search/holdings/holdings.hpp"
#include "search/holdings/neighbours.hpp"
#include "search/holdings/number_lookup.hpp"
#include "search/holdings/relations.hpp"
#include "search/holdings/similar.hpp"
#include "search/index_reader.hpp"
#include "search/marking/page_matching.hpp"
#include "search/marking/paragraph_marking.hpp"
#include "search/marking/snippet.hpp"
#include "search/matching/copies.hpp"
#include "search/matching/cursor.hpp"
#include "search/matching/explain.hpp"
#include "search/matching/query_runner.hpp"
#include "search/matching/validity.hpp"
#include "search/page_reader.hpp"
#include "search/redirects/address_lookup.hpp"
#include "search/redirects/lead_search.hpp"
#include "search/tables/everyday_words.hpp"
#include "store/document_lookup.hpp"
#include "store/index_format.hpp"
#include "store/remote_positions.hpp"
#include "store/tombstones.hpp"

namespace tracuu::search {

namespace {

/// Pages end here: a hit this far down is found by narrowing, not by paging.
constexpr std::size_t kMaxHitsDeep = 1'000'000;

/// What is kept of an index takes one part in so many of the machine's memory, or this; and columns
/// take one part in so many of that: all of a million announcements are some 20 MB, lists 1 GB.
constexpr std::size_t kMemoryShare = 8;
constexpr std::size_t kLeastMemory = std::size_t{128} << 20;
constexpr std::size_t kColumnsShare = 4;

base::Error invalid(std::string message, std::string hint) {
  return {base::ErrorCode::InvalidArgument, std::move(message), std::move(hint)};
}

base::Result<void> check(SearchRequest const& request) {
  if (request.size < 1 || request.size > kMaxPageSize) {
    return invalid(fmt::format("size: {} is not in 1..{}", request.size, kMaxPageSize), "");
  }
  if (request.page < 1 || request.page > kMaxHitsDeep / request.size) {
    return invalid(
        fmt::format("page: {} is not in 1..{}", request.page, kMaxHitsDeep / request.size),
        "narrow the search by date or site");
  }
  if (request.text.size() > kMaxQueryBytes) {
    return invalid(
        fmt::format("q: {} bytes, at most {} are allowed", request.text.size(), kMaxQueryBytes),
        "shorten the query");
  }
  if (!request.cursor.empty() && request.page != 1) {
    return invalid("page: a cursor says already where the page begins", "leave one out");
  }
  if (request.facet_size < 1 || request.facet_size > kMaxFacetSize) {
    return invalid(fmt::format("facet_size: {} is not in 1..{}", request.facet_size, kMaxFacetSize),
                   "");
  }
  if (base::find_invalid_utf8(request.text)) return invalid("the query is not valid UTF-8", "");
  return check_filters(request.filters);
}

base::Result<void> check_address(std::string_view address) {
  if (address.size() > kMaxAddressBytes) {
    return invalid(
        fmt::format("url: {} bytes, at most {} are allowed", address.size(), kMaxAddressBytes), "");
  }
  if (base::find_invalid_utf8(address)) return invalid("url: is not valid UTF-8", "");
  if (schema::web_address_key(address).empty()) {
    return invalid("url: is no web address", "give it whole: https://vankhe.example/tin/7.html");
  }
  return {};
}

base::Result<void> check_similar(std::size_t size) {
  if (size >= 1 && size <= kMaxSimilar) return {};
  return invalid(fmt::format("size: {} is not in 1..{}", size, kMaxSimilar), "");
}

/// Syllables in the snippet of an attachment: half of that of a hit.
constexpr std::size_t kAttachedSyllables = 24;
/// A snippet, and on which pages of its document it stands.
struct PlacedSnippet {
  MarkedText text;
  std::vector<SnippetFragment> fragments;
  std::optional<PagePlace> found_on;  ///< as Hit::found_on
};

/// `pages` as in Announcement::pages.
PlacedSnippet cut_snippet(schema::StoredAnnouncement const& stored,
                          std::vector<schema::PageStart> const& pages, HighlightTerms const& terms,
                          SnippetOptions options = {}) {
  options.looks_further = !pages.empty();
  Snippet snippet = make_snippet(stored.text(), terms, options);
  std::size_t const body_begin = stored.text().size() - stored.body().size();
  PlacedSnippet placed{std::move(snippet.marked), {}, {}};
  double most = 0;
  for (SnippetPart const& part : snippet.parts) {
    SnippetFragment& fragment = placed.fragments.emplace_back(SnippetFragment{part.stretch, {}});
    if (!part.first_match || *part.first_match < body_begin) continue;
    fragment.page = place_at(pages, *part.first_match - body_begin);
    if (!fragment.page || (placed.found_on && part.weight <= most)) continue;
    placed.found_on = fragment.page;
    most = part.weight;
  }
  return placed;
}

base::Result<Hit> make_hit(Xapian::Database const& database, SearchRequest const& request,
                           ScoredDocument const& found, HighlightTerms const& terms,
                           HitTexts& texts) {
  auto const stored = texts.of(database, found.document);
  if (!stored) return stored.error();
  auto announcement = store::head_of(**stored, found.document);
  if (!announcement) return announcement.error();
  Hit hit;
  hit.score = found.score;
  if (!announcement->number.empty()) {
    hit.in_force = in_force(database, found.document, schema::today());
  }
  if (request.related) {
    auto related = find_related(database, *announcement);
    if (!related) return related.error();
    if (request.adjustments) withhold(*request.adjustments, *related);
    hit.related = std::move(*related);
  }
  if (request.snippets) {
    hit.title = highlight(announcement->title, terms);
    PlacedSnippet snippet = cut_snippet(**stored, announcement->pages, terms);
    hit.snippet = std::move(snippet.text);
    hit.fragments = std::move(snippet.fragments);
    hit.found_on = std::move(snippet.found_on);
  }
  hit.announcement = std::move(*announcement);
  return hit;
}

base::Result<void> add_copies(Xapian::Database const& database,
                              std::vector<Xapian::docid> const& copies, Hit& hit) {
  for (Xapian::docid const copy : copies) {
    auto announcement = store::stored_head(database.get_document(copy));
    if (!announcement) return announcement.error();
    hit.copies.push_back(std::move(*announcement));
  }
  return {};
}

base::Result<AttachedHit> make_attached(Xapian::Database const& database, Xapian::docid file,
                                        HighlightTerms const& terms, HitTexts& texts) {
  auto const stored = texts.of(database, file);
  if (!stored) return stored.error();
  auto announcement = store::head_of(**stored, file);
  if (!announcement) return announcement.error();
  PlacedSnippet snippet =
      cut_snippet(**stored, announcement->pages, terms, {.syllables = kAttachedSyllables});
  return AttachedHit{std::move(*announcement), std::move(snippet.text), snippet.found_on};
}

/// The attachments that go under `hit`, which is `document`.
base::Result<void> add_attached(Xapian::Database const& database, SearchRequest const& request,
                                Xapian::docid document, HighlightTerms const& terms,
                                QueryOutcome& outcome, Hit& hit) {
  auto const found = std::ranges::find(outcome.attached, document, &AttachedHits::page);
  if (found == outcome.attached.end()) return {};
  for (Xapian::docid const file : found->files) {
    if (request.snippets && hit.attached.size() < kAttachedSnippets) {
      auto attached = make_attached(database, file, terms, outcome.texts);
      if (!attached) return attached.error();
      hit.attached.push_back(std::move(*attached));
      continue;
    }
    auto announcement = store::stored_head(database.get_document(file));
    if (!announcement) return announcement.error();
    hit.attached.push_back({std::move(*announcement), {}, {}});
  }
  return {};
}

/// A hit with what goes under it.
base::Result<Hit> make_whole_hit(Xapian::Database const& database, SearchRequest const& request,
                                 HitGroup const& group, HighlightTerms const& terms,
                                 QueryOutcome& outcome) {
  auto hit = make_hit(database, request, group.shown, terms, outcome.texts);
  if (!hit) return hit.error();
  if (auto added = add_copies(database, group.copies, *hit); !added) return added.error();
  std::vector<Xapian::docid> pages{group.shown.document};
  pages.insert(pages.end(), group.copies.begin(), group.copies.end());
  for (Xapian::docid const page : pages) {
    auto added = add_attached(database, request, page, terms, outcome, *hit);
    if (!added) return added.error();
  }
  return hit;
}

std::vector<HitGroup> hit_groups(Xapian::Database const& database, SearchRequest const& request,
                                 std::vector<ScoredDocument> const& hits) {
  if (request.fold) return group_copies(database, hits);
  std::vector<HitGroup> groups;
  groups.reserve(hits.size());
  for (ScoredDocument const& hit : hits) groups.push_back({hit, {}});
  return groups;
}

void take_counts(QueryOutcome& outcome, SearchAnswer& answer) {
  if (!outcome.facets) return;
  answer.counted = outcome.facets->counted;
  answer.facets = std::move(outcome.facets->facets);
  answer.timeline = std::move(outcome.facets->timeline);
}

/// What the webmaster's rules put above the hits; of later pages the alert alone.
Curated curated_for(Xapian::Database const& database, SearchRequest const& request,
                    SearchAnswer const& answer) {
  CuratedQuery query{request.text, ""};
  bool const was_rewritten = std::ranges::any_of(answer.notes, [](Note const& note) {
    return note.code == NoteCode::TypingReadBack || note.code == NoteCode::SpellingCorrected;
  });
  if (was_rewritten) query.read_as = answer.read_as;
  Curated curated =
      curate(database, *request.curation, *request.adjustments, query, schema::today());
  if (answer.page > 1) {
    curated.best_bets.clear();
    curated.route.reset();
  }
  return curated;
}

/// The names of the rules that lowered one of `hits`, each once.
std::vector<std::string> lowering_rules(std::vector<LoweredDocument> const& lowered,
                                        std::vector<ScoredDocument> const& hits) {
  std::vector<std::string> rules;
  for (ScoredDocument const& hit : hits) {
    auto const found =
        std::ranges::lower_bound(lowered, hit.document, {}, &LoweredDocument::document);
    bool const is_lowered = found != lowered.end() && found->document == hit.document;
    if (is_lowered && std::ranges::find(rules, found->rule) == rules.end()) {
      rules.push_back(found->rule);
    }
  }
  return rules;
}

base::Result<SearchAnswer> make_answer(Xapian::Database const& database, MatchMemory& memory,
                                       SearchRequest const& request, std::string revision) {
  std::size_t offset = 0;
  if (!request.cursor.empty()) {
    auto const position = read_cursor(request, revision);
    if (!position) return position.error();
    offset = *position;
  }
  QueryOutcome outcome =
      run_query(database, request, static_cast<Xapian::doccount>(offset), &memory);
  HighlightTerms const terms(outcome.built.readings, database.get_doccount());
  SearchAnswer answer;
  answer.text = request.text;
  answer.read_as = std::move(outcome.built.read_as);
  answer.notes = std::move(outcome.notes);
  answer.page = request.page + offset / request.size;
  answer.size = request.size;
  answer.total = outcome.total;
  answer.with_all_words = outcome.with_all_words;
  take_counts(outcome, answer);
  if (request.curation) {
    answer.curated = curated_for(database, request, answer);
    answer.curated.lowered = lowering_rules(request.adjustments->lowered, outcome.hits);
  }
  answer.has_next = outcome.has_next;
  answer.is_cut = outcome.is_cut;
  if (answer.has_next) {
    std::size_t const next = offset + request.page * request.size;
    answer.next_cursor = encode_cursor(make_cursor(next, request, revision));
  }
  answer.revision = std::move(revision);
  auto const newest =
      schema::parse_value_instant(database.get_value_upper_bound(schema::kIndexedSlot));
  answer.newest = newest.value_or(schema::Instant{});
  for (HitGroup const& group : hit_groups(database, request, outcome.hits)) {
    auto hit = make_whole_hit(database, request, group, terms, outcome);
    if (!hit) return hit.error();
    answer.hits.push_back(std::move(*hit));
  }
  return answer;
}

/// The document of the announcement with this id. NotFound, also if it is hidden.
base::Result<Xapian::docid> visible_document(Xapian::Database const& database,
                                             DocumentAdjustments const* adjustments,
                                             std::string_view id) {
  auto const found = store::document_of(database, id);
  if (!found) return found.error();
  if (adjustments != nullptr && adjustments->hides(*found)) return withdrawn(id);
  return *found;
}

base::Result<FoundAnnouncement> find_announcement(Xapian::Database const& database,
                                                  DocumentAdjustments const* adjustments,
                                                  std::string_view id) {
  auto const found = visible_document(database, adjustments, id);
  if (!found) return found.error();
  auto announcement = store::stored_announcement(database.get_document(*found));
  if (!announcement) return announcement.error();
  auto related = find_related(database, *announcement, AttachmentDetail::WhatWasRead);
  if (!related) return related.error();
  Citations citations = find_citations(database, *announcement, adjustments);
  Relations relations = find_relations(database, *found, *announcement, schema::today());
  FoundAnnouncement whole{std::move(*announcement), std::move(*related), std::move(citations),
                          std::move(relations)};
  if (adjustments != nullptr) withhold(*adjustments, whole);
  return whole;
}

base::Result<std::vector<SimilarAnnouncement>> find_visible_similar(
    Xapian::Database const& database, DocumentAdjustments const* adjustments, std::string_view id,
    std::size_t size) {
  if (adjustments == nullptr || adjustments->hidden.empty()) {
    return find_similar(database, id, size);
  }
  auto const document = visible_document(database, adjustments, id);
  if (!document) return document.error();
  auto similar = find_similar(database, id, size + adjustments->hidden.size());
  if (similar) withhold(*adjustments, *similar, size);
  return similar;
}

/// How search() reads `query` in the end: of that its words are marked.
QueryOutcome read_query(Xapian::Database const& database, MatchMemory& memory,
                        SearchRequest query) {
  if (query.text.empty()) return {};
  query.page = 1;
  query.size = 1;
  query.facets.clear();
  query.timeline.reset();
  return run_query(database, query, 0, &memory);
}

base::Result<AnnouncementReading> read_announcement(Xapian::Database const& database,
                                                    MatchMemory& memory, std::string_view id,
                                                    SearchRequest const& query,
                                                    std::size_t similar_size) {
  DocumentAdjustments const* const adjustments = query.adjustments.get();
  auto found = find_announcement(database, adjustments, id);
  if (!found) return found.error();
  auto similar = find_visible_similar(database, adjustments, id, similar_size);
  if (!similar) return similar.error();
  auto neighbours = adjustments != nullptr
                        ? find_neighbours(database, found->announcement, adjustments->hidden_terms)
                        : find_neighbours(database, found->announcement);
  if (!neighbours) return neighbours.error();
  QueryOutcome const outcome = read_query(database, memory, query);
  HighlightTerms const terms(outcome.built.readings, database.get_doccount());
  AnnouncementReading reading;
  reading.is_cut = outcome.is_cut;
  reading.title = highlight(found->announcement.title, terms);
  reading.abstract = mark_paragraphs(found->announcement.abstract, terms);
  reading.body = mark_paragraphs(found->announcement.body, terms, found->announcement.repairs);
  reading.matches = match_pages(found->announcement, reading.abstract, reading.body, terms);
  reading.found = std::move(*found);
  reading.similar = std::move(*similar);
  reading.neighbours = std::move(*neighbours);
  return reading;
}

base::Result<SearchedAnnouncement> search_announcement(Xapian::Database const& database,
                                                       MatchMemory& memory, std::string_view id,
                                                       SearchRequest const& query) {
  auto found = find_announcement(database, query.adjustments.get(), id);
  if (!found) return found.error();
  QueryOutcome const outcome = read_query(database, memory, query);
  HighlightTerms const terms(outcome.built.readings, database.get_doccount());
  schema::Announcement const& announcement = found->announcement;
  DocumentMatches matches = match_pages(announcement, mark_paragraphs(announcement.abstract, terms),
                                        mark_paragraphs(announcement.body, terms), terms);
  return SearchedAnnouncement{std::move(*found), std::move(matches), outcome.is_cut};
}

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

}  // namespace

namespace {

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
    return harvest_page(database, impl_->reader.generation(), request, impl_->hidden(database));
  });
}

base::Result<HarvestedAnnouncement> Searcher::harvest_one(std::string_view id) {
  using Found = base::Result<HarvestedAnnouncement>;
  return impl_->run_on_all([&](Xapian::Database const& database) -> Found {
    auto const adjustments = impl_->adjustments(database);
    auto const document = visible_document(database, adjustments.get(), id);
    if (!document) return document.error();
    return harvest_announcement(database, id);
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
