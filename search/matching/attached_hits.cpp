// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/matching/attached_hits.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "schema/field.hpp"

namespace tracuu::search {

namespace {

std::string_view prefix_of(schema::FieldId field) {
  return schema::field(field).prefix;
}

bool has_attachments(Xapian::Database const& database) {
  std::string const prefix(prefix_of(schema::FieldId::Attachment));
  return database.allterms_begin(prefix) != database.allterms_end(prefix);
}

/// The terms of the pages that link to `document`: where it lies, as an attachment is noted.
std::vector<std::string> attachment_terms(Xapian::Database const& database,
                                          Xapian::docid document) {
  std::string_view const file = prefix_of(schema::FieldId::File);
  std::vector<std::string> terms;
  auto const end = database.termlist_end(document);
  auto term = database.termlist_begin(document);
  for (term.skip_to(std::string(file)); term != end && (*term).starts_with(file); ++term) {
    terms.push_back(std::string(prefix_of(schema::FieldId::Attachment)) +
                    (*term).substr(file.size()));
  }
  return terms;
}

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

void put_pages_first(Xapian::Database const& database, std::vector<ScoredDocument>& hits) {
  if (!has_attachments(database)) return;
  for (std::size_t file = 0; file < hits.size(); ++file) {
    auto const page = page_after(database, hits, file);
    if (!page) continue;
    hits[*page].score = hits[file].score;
    auto const at = [&](std::size_t index) {
      return hits.begin() + static_cast<std::ptrdiff_t>(index);
    };
    std::rotate(at(file), at(*page), at(*page + 1));
  }
}

}  // namespace tracuu::search
