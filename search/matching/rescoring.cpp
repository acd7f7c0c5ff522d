// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/matching/rescoring.hpp"

#include <algorithm>
#include <unordered_map>

#include "schema/term.hpp"
#include "search/plans/term_weight.hpp"
#include "search/words/ranking.hpp"

namespace tracuu::search {

namespace {

/// Adds the occurrences of `term` in each hit to `occurrences`. `hits` are in
/// order of document id.
void count_occurrences(Xapian::Database const& database, std::string const& term,
                       std::vector<ScoredDocument> const& hits,
                       std::vector<Xapian::termcount>& occurrences) {
  auto posting = database.postlist_begin(term);
  auto const end = database.postlist_end(term);
  for (std::size_t i = 0; i < hits.size() && posting != end; ++i) {
    posting.skip_to(hits[i].document);
    if (posting != end && *posting == hits[i].document) occurrences[i] += posting.get_wdf();
  }
}

}  // namespace

double word_frequency(std::vector<Variant> const& variants, double document_count) {
  std::vector<Xapian::doccount> frequencies;
  frequencies.reserve(variants.size());
  for (Variant const& variant : variants) frequencies.push_back(variant.frequency);
  return joint_frequency(frequencies, document_count);
}

void rescore(Xapian::Database const& database, std::vector<LeftOutWord> const& left_out,
             std::vector<ScoredDocument>& hits) {
  std::vector<ScoredDocument> const ranked = hits;
  std::ranges::sort(hits, {}, &ScoredDocument::document);
  double const document_count = database.get_doccount();
  double const mean_length = std::max(1.0, database.get_avlength());
  std::vector<double> length_factors;
  for (ScoredDocument const& hit : hits) {
    double const length = database.get_doclength(hit.document) / mean_length;
    length_factors.push_back(kBm25K1 * (1 - kBm25B + kBm25B * length));
  }
  std::vector<Xapian::termcount> occurrences(hits.size());
  for (LeftOutWord const& word : left_out) {
    std::ranges::fill(occurrences, 0);
    for (Variant const& variant : word.variants) {
      count_occurrences(database, schema::make_term(schema::FieldId::Text, variant.term), hits,
                        occurrences);
    }
    double const weight =
        word.factor *
        inverse_frequency(word_frequency(word.variants, document_count), document_count);
    for (std::size_t i = 0; i < hits.size(); ++i) {
      double const count = occurrences[i];
      hits[i].score += weight * count * (kBm25K1 + 1) / (length_factors[i] + count);
    }
  }
  rank_anew(ranked, hits);
}

void rank_anew(std::vector<ScoredDocument> const& ranked, std::vector<ScoredDocument>& hits) {
  std::unordered_map<Xapian::docid, std::size_t> places;
  for (std::size_t place = 0; place < ranked.size(); ++place) {
    places.emplace(ranked[place].document, place);
  }
  std::ranges::sort(hits, [&](ScoredDocument const& a, ScoredDocument const& b) {
    return a.score != b.score ? a.score > b.score : places.at(a.document) < places.at(b.document);
  });
}

}  // namespace tracuu::search
