// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/matching/attached_hits.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "schema/field.hpp"
#include "store/document_lookup.hpp"

namespace tracuu::search {

namespace {

std::string_view prefix_of(schema::FieldId field) {
  return schema::field(field).prefix;
}

bool has_attachments(IndexTerms const& terms) {
  return terms.has_any(std::string(prefix_of(schema::FieldId::Attachment)));
}

/// The terms of `document` in field `from`, as they are in field `to`.
std::vector<std::string> terms_turned(Xapian::Database const& database, Xapian::docid document,
                                      schema::FieldId from, schema::FieldId to) {
  std::string_view const prefix = prefix_of(from);
  std::vector<std::string> terms;
  auto const end = database.termlist_end(document);
  auto term = database.termlist_begin(document);
  for (term.skip_to(std::string(prefix)); term != end && (*term).starts_with(prefix); ++term) {
    terms.push_back(std::string(prefix_of(to)) + (*term).substr(prefix.size()));
  }
  return terms;
}

/// The terms of the pages that link to `document`: where it lies, as an attachment is noted.
std::vector<std::string> attachment_terms(Xapian::Database const& database,
                                          Xapian::docid document) {
  return terms_turned(database, document, schema::FieldId::File, schema::FieldId::Attachment);
}

/// Of one page no more are looked at.
constexpr std::size_t kMaxFoldedDocuments = 1'000;

/// The documents with one of `terms`, each once: those of the first term first, in order of ids.
std::vector<Xapian::docid> documents_with(Xapian::Database const& database,
                                          std::vector<std::string> const& terms) {
  std::vector<Xapian::docid> documents;
  std::unordered_set<Xapian::docid> known;
  for (std::string const& term : terms) {
    auto const left = static_cast<Xapian::doccount>(kMaxFoldedDocuments - documents.size());
    for (Xapian::docid const document : store::documents_with(database, term, left)) {
      if (known.insert(document).second) documents.push_back(document);
    }
  }
  return documents;
}

/// Finds which hits of an answer belong together.
class AttachedFolding {
 public:
  AttachedFolding(Xapian::Database const& database, std::vector<ScoredDocument> const& hits,
                  std::function<bool(Xapian::docid)> const& is_hit)
      : database_(database), is_hit_(is_hit), end_(hits.size()) {
    for (std::size_t place = 0; place < hits.size(); ++place) {
      places_.try_emplace(hits[place].document, place);
    }
  }

  /// What `document`, a hit, is shown with: its page, itself if it is one or belongs to none, and
  /// the attachments of that.
  AttachedHits group_of(Xapian::docid document) {
    Xapian::docid const page = page_of(document).value_or(document);
    AttachedHits group{page, {}};
    if (!pages_of(page).empty()) return group;
    std::vector<Xapian::docid> const files = documents_with(
        database_,
        terms_turned(database_, page, schema::FieldId::Attachment, schema::FieldId::File));
    std::ranges::copy_if(files, std::back_inserter(group.files), [&](Xapian::docid file) {
      return file != page && is_one(file) && page_of(file) == page;
    });
    std::ranges::stable_sort(group.files, {}, [&](Xapian::docid file) { return place_of(file); });
    return group;
  }

  /// The place of the first hit of `group`.
  [[nodiscard]] std::size_t place_of(AttachedHits const& group) const {
    std::size_t const page = place_of(group.page);
    return group.files.empty() ? page : std::min(page, place_of(group.files.front()));
  }

 private:
  [[nodiscard]] bool is_one(Xapian::docid document) const {
    return places_.contains(document) || is_hit_(document);
  }

  /// The end for a hit that is not among the first.
  [[nodiscard]] std::size_t place_of(Xapian::docid document) const {
    auto const found = places_.find(document);
    return found == places_.end() ? end_ : found->second;
  }

  std::vector<Xapian::docid> pages_of(Xapian::docid document) const {
    return documents_with(database_, attachment_terms(database_, document));
  }

  /// The page that `document` goes under. A page that is an attachment itself takes none.
  std::optional<Xapian::docid> page_of(Xapian::docid document) {
    auto const [known, is_new] = page_of_.try_emplace(document);
    if (!is_new) return known->second;
    std::optional<Xapian::docid> found;
    for (Xapian::docid const page : pages_of(document)) {
      if (page == document || !is_one(page) || !pages_of(page).empty()) continue;
      found = page;
      break;
    }
    return page_of_[document] = found;
  }

  Xapian::Database const& database_;
  std::function<bool(Xapian::docid)> const& is_hit_;
  std::size_t end_;
  std::unordered_map<Xapian::docid, std::size_t> places_;
  std::unordered_map<Xapian::docid, std::optional<Xapian::docid>> page_of_;
};

bool has_term(Xapian::Database const& database, std::string const& term, Xapian::docid document) {
  auto posting = database.postlist_begin(term);
  auto const end = database.postlist_end(term);
  if (posting != end) posting.skip_to(document);
  return posting != end && *posting == document;
}

/// The first hit after hits[file] whose page links to it.
std::optional<std::size_t> page_after(Xapian::Database const& database,
                                      std::vector<ScoredDocument> const& hits, std::size_t file) {
  for (std::string const& term : attachment_terms(database, hits[file].document)) {
    if (!database.term_exists(term)) continue;
    for (std::size_t page = file + 1; page < hits.size(); ++page) {
      if (has_term(database, term, hits[page].document)) return page;
    }
  }
  return std::nullopt;
}

}  // namespace

void put_pages_first(IndexTerms const& terms, std::vector<ScoredDocument>& hits) {
  if (!has_attachments(terms)) return;
  for (std::size_t file = 0; file < hits.size(); ++file) {
    auto const page = page_after(terms.database(), hits, file);
    if (!page) continue;
    hits[*page].score = hits[file].score;
    auto const at = [&](std::size_t index) {
      return hits.begin() + static_cast<std::ptrdiff_t>(index);
    };
    std::rotate(at(file), at(*page), at(*page + 1));
  }
}

FoldedHits fold_attached(IndexTerms const& terms, std::vector<ScoredDocument> const& hits,
                         std::size_t begin, std::size_t end,
                         std::function<bool(Xapian::docid)> const& is_hit) {
  begin = std::min(begin, hits.size());
  end = std::clamp(end, begin, hits.size());
  FoldedHits folded;
  if (!has_attachments(terms)) {
    folded.shown.assign(hits.begin() + static_cast<std::ptrdiff_t>(begin),
                        hits.begin() + static_cast<std::ptrdiff_t>(end));
    return folded;
  }
  AttachedFolding folding(terms.database(), hits, is_hit);
  for (std::size_t place = begin; place < end; ++place) {
    AttachedHits group = folding.group_of(hits[place].document);
    if (folding.place_of(group) < place) continue;
    folded.shown.push_back({group.page, hits[place].score});
    if (!group.files.empty()) folded.attached.push_back(std::move(group));
  }
  return folded;
}

}  // namespace tracuu::search
