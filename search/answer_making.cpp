// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/answer_making.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "search/api/hit.hpp"
#include "search/curation/adjusted_documents.hpp"
#include "search/curation/curated_answer.hpp"
#include "search/curation/withholding.hpp"
#include "search/holdings/attachments.hpp"
#include "search/marking/page_matching.hpp"
#include "search/marking/snippet.hpp"
#include "search/matching/copies.hpp"
#include "search/matching/cursor.hpp"
#include "search/matching/query_runner.hpp"
#include "search/matching/validity.hpp"
#include "store/document_lookup.hpp"

namespace tracuu::search {

namespace {

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

}  // namespace

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

}  // namespace tracuu::search
