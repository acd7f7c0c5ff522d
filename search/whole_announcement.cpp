// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/whole_announcement.hpp"

#include <utility>

#include "search/curation/withholding.hpp"
#include "search/holdings/attachments.hpp"
#include "search/holdings/citations.hpp"
#include "search/holdings/neighbours.hpp"
#include "search/holdings/relations.hpp"
#include "search/holdings/similar.hpp"
#include "search/marking/page_matching.hpp"
#include "search/marking/paragraph_marking.hpp"
#include "search/matching/query_runner.hpp"
#include "store/document_lookup.hpp"

namespace tracuu::search {

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

}  // namespace tracuu::search
