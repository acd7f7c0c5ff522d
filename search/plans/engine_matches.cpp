// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/plans/engine_matches.hpp"

#include <algorithm>
#include <utility>

#include "search/plans/document_source.hpp"

namespace tracuu::search {

namespace {

/// So many documents are kept of all queries: some 16 MB.
constexpr std::size_t kMostKeptDocuments = 1'000'000;

void set_weighting(Xapian::Enquire& enquire, std::optional<Weighting> weighting) {
  if (!weighting) {
    enquire.set_weighting_scheme(Xapian::BoolWeight());
  } else if (*weighting == Weighting::Units) {
    enquire.set_weighting_scheme(Xapian::CoordWeight());
  } else {
    enquire.set_weighting_scheme(Xapian::BM25Weight(kBm25K1, 0, 1, kBm25B, 0));
  }
}

std::string engine_key(Xapian::Query const& query, std::optional<Weighting> weighting) {
  std::string key = query.serialise();
  key += weighting ? static_cast<char>('1' + static_cast<int>(*weighting)) : '0';
  return key;
}

}  // namespace

void EngineMatches::follow(Xapian::Database const& database, ListState const& state,
                           bool has_remote) {
  database_ = &database;
  asks_for_all_ = has_remote || database.size() != 1;
  if (state_ == state) return;
  state_ = state;
  kept_.clear();
  kept_documents_ = 0;
}

MatchList EngineMatches::among(Xapian::Query const& query, std::optional<Weighting> weighting,
                               std::vector<Xapian::docid> const& documents) {
  if (!asks_for_all_) {
    auto* const source = new DocumentSource(documents);
    Xapian::Query const of_these(Xapian::Query::OP_FILTER, query,
                                 Xapian::Query(source->release()));  // Xapian deletes it
    return find(of_these, weighting, static_cast<Xapian::doccount>(documents.size()));
  }
  MatchList const& matches = all(query, weighting);
  MatchList found;
  auto at = matches.documents.begin();
  for (Xapian::docid const document : documents) {
    at = std::lower_bound(at, matches.documents.end(), document);
    if (at == matches.documents.end()) break;
    if (*at != document) continue;
    found.add(document, matches.weights[static_cast<std::size_t>(at - matches.documents.begin())]);
  }
  return found;
}

MatchList const& EngineMatches::all(Xapian::Query const& query,
                                    std::optional<Weighting> weighting) {
  std::string key = engine_key(query, weighting);
  if (auto const kept = kept_.find(key); kept != kept_.end()) return kept->second;
  MatchList matches = find(query, weighting, database_->get_doccount());
  if (kept_documents_ + matches.size() > kMostKeptDocuments) {
    kept_.clear();
    kept_documents_ = 0;
  }
  kept_documents_ += matches.size();
  return kept_.emplace(std::move(key), std::move(matches)).first->second;
}

/// In order of document id.
MatchList EngineMatches::find(Xapian::Query const& query, std::optional<Weighting> weighting,
                              Xapian::doccount most) const {
  Xapian::Enquire enquire(*database_);
  enquire.set_query(query);
  set_weighting(enquire, weighting);
  std::vector<std::pair<Xapian::docid, double>> found;
  Xapian::MSet const matches = enquire.get_mset(0, most);
  found.reserve(matches.size());
  for (auto match = matches.begin(); match != matches.end(); ++match) {
    found.emplace_back(*match, match.get_weight());
  }
  std::ranges::sort(found);
  MatchList list;
  for (auto const& [document, weight] : found) list.add(document, weight);
  return list;
}

}  // namespace tracuu::search
