// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/holdings/similar.hpp"

#include <algorithm>
#include <string>

#include "schema/field.hpp"
#include "schema/fingerprint.hpp"
#include "schema/term.hpp"
#include "search/api/found_announcement.hpp"
#include "search/holdings/attachments.hpp"
#include "search/holdings/heaviest_matches.hpp"
#include "search/holdings/subject_similarity.hpp"
#include "search/matching/copies.hpp"
#include "search/matching/rescoring.hpp"
#include "search/plans/term_weight.hpp"
#include "search/words/ranking.hpp"
#include "store/document_lookup.hpp"

namespace tracuu::search {

namespace {

/// Of a long text, so many pairs (those that occur most) are looked at, and so
/// many of the most telling ones are searched for.
constexpr std::size_t kMaxCandidates = 400;
constexpr std::size_t kTellingPairs = 30;

/// A pair in more than this share of the announcements tells nothing.
constexpr double kMaxShare = 0.05;

/// But in a small index one in so many still does.
constexpr double kAlwaysRare = 20;

/// Announcements nearer than this, of 0 to 1, are related.
constexpr double kMinSimilarity = 0.1;

/// So many more hits are taken than are shown: some are copies.
constexpr Xapian::doccount kSpareHits = 30;

/// A pair of words of the announcement.
struct TellingPair {
  std::string term;
  Xapian::termcount occurrences = 0;
  double weight = 0;
};

/// "dan van|,65": two words in one term, which has no prefix.
bool is_pair(std::string const& term) {
  std::size_t const bar = term.find('|');
  bool const has_prefix = term.front() >= 'A' && term.front() <= 'Z';
  return !has_prefix && bar != std::string::npos && term.find(' ') < bar;
}

std::vector<TellingPair> pairs_of(Xapian::Database const& database, Xapian::docid document) {
  std::vector<TellingPair> pairs;
  auto const end = database.termlist_end(document);
  for (auto term = database.termlist_begin(document); term != end; ++term) {
    std::string name = *term;
    if (is_pair(name)) pairs.push_back({std::move(name), term.get_wdf(), 0});
  }
  return pairs;
}

void keep_most_frequent(std::vector<TellingPair>& pairs) {
  if (pairs.size() <= kMaxCandidates) return;
  std::ranges::nth_element(pairs, pairs.begin() + kMaxCandidates, std::ranges::greater{},
                           &TellingPair::occurrences);
  pairs.resize(kMaxCandidates);
}

/// Of `pairs` those that tell their text from others, as BM25 weighs them: in `least` announcements
/// or more, and not in very many.
std::vector<TellingPair> telling_pairs(Xapian::Database const& database,
                                       std::vector<TellingPair> pairs, double least) {
  keep_most_frequent(pairs);
  double const document_count = database.get_doccount();
  double const most = std::max(kAlwaysRare, kMaxShare * document_count);
  for (TellingPair& pair : pairs) {
    double const frequency = database.get_termfreq(pair.term);
    if (frequency < least || frequency > most) continue;
    double const count = pair.occurrences;
    pair.weight = inverse_frequency(frequency, document_count) * count / (kBm25K1 + count);
  }
  std::erase_if(pairs, [](TellingPair const& pair) { return pair.weight == 0; });
  std::ranges::sort(pairs, std::ranges::greater{}, &TellingPair::weight);
  if (pairs.size() > kTellingPairs) pairs.resize(kTellingPairs);
  return pairs;
}

/// The best hits for the pairs, scored from 0 to 1.
std::vector<ScoredDocument> nearest(Xapian::Database const& database,
                                    std::vector<TellingPair> const& pairs, std::size_t size) {
  std::vector<Xapian::Query> terms;
  double own_weight = 0;
  for (TellingPair const& pair : pairs) {
    own_weight += pair.weight;
    // Whether a pair is there counts, not how often: long texts are no nearer.
    terms.emplace_back(Xapian::Query::OP_SCALE_WEIGHT, Xapian::Query(pair.term), pair.weight);
  }
  std::vector<ScoredDocument> hits;
  if (terms.empty()) return hits;
  Xapian::Query const any(Xapian::Query::OP_OR, terms.begin(), terms.end());
  auto const wanted = static_cast<Xapian::doccount>(size) + kSpareHits;
  for (ScoredDocument const& hit : heaviest_matches(database, any, wanted)) {
    double const similarity = hit.score / own_weight;
    if (similarity >= kMinSimilarity) hits.push_back({hit.document, similarity});
  }
  return hits;
}

bool belongs_to(Related const& related, std::string_view id) {
  if (related.page && related.page->id == id) return true;
  return std::ranges::find(related.attachments, id, &AttachmentLink::id) !=
         related.attachments.end();
}

std::string id_of(Xapian::Database const& database, Xapian::docid document) {
  return database.get_document(document, Xapian::DOC_ASSUME_VALID).get_value(schema::kIdSlot);
}

base::Result<SimilarAnnouncement> shown(Xapian::Database const& database,
                                        ScoredDocument const& hit) {
  auto announcement = store::stored_head(database.get_document(hit.document));
  if (!announcement) return announcement.error();
  return SimilarAnnouncement{std::move(*announcement), std::min(hit.score, 1.0)};
}

}  // namespace

std::vector<ScoredDocument> nearest_to_pairs(Xapian::Database const& database,
                                             std::vector<schema::PairCount> pairs,
                                             std::size_t size) {
  std::vector<TellingPair> candidates;
  for (schema::PairCount& pair : pairs) {
    candidates.push_back({std::move(pair.term), pair.occurrences, 0});
  }
  keep_most_frequent(candidates);
  // What no announcement has can't be searched for, but is special all the same.
  auto const known = std::ranges::count_if(
      candidates, [&](TellingPair const& pair) { return database.term_exists(pair.term); });
  if (known == 0) return {};
  double const share = static_cast<double>(known) / static_cast<double>(candidates.size());
  std::vector<ScoredDocument> hits =
      nearest(database, telling_pairs(database, std::move(candidates), 1), size);
  for (ScoredDocument& hit : hits) hit.score *= share;
  std::erase_if(hits, [](ScoredDocument const& hit) { return hit.score < kMinSimilarity; });
  return hits;
}

base::Result<std::vector<SimilarAnnouncement>> find_similar(Xapian::Database const& database,
                                                            std::string_view id, std::size_t size) {
  auto const document = store::document_of(database, id);
  if (!document) return document.error();
  auto const announcement = store::stored_head(database.get_document(*document));
  if (!announcement) return announcement.error();
  auto const related = find_related(database, *announcement);
  if (!related) return related.error();
  std::vector<ScoredDocument> hits =
      nearest(database, telling_pairs(database, pairs_of(database, *document), 2), size);
  std::erase_if(hits, [&](ScoredDocument const& hit) { return hit.document == *document; });
  if (!announcement->number.empty()) hits = rank_by_subject(database, *document, hits);
  if (hits.size() > size + kSpareHits) hits.resize(size + kSpareHits);
  // In front, so that its own copies are grouped with it.
  hits.insert(hits.begin(), {*document, 1});
  std::vector<SimilarAnnouncement> similar;
  for (HitGroup const& group : group_copies(database, hits)) {
    if (similar.size() == size) break;
    if (group.shown.document == *document) continue;
    if (belongs_to(*related, id_of(database, group.shown.document))) continue;
    auto found = shown(database, group.shown);
    if (!found) return found.error();
    similar.push_back(std::move(*found));
  }
  return similar;
}

}  // namespace tracuu::search
