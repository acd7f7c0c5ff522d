// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/document_lookup.hpp"

#include <fmt/format.h>

#include "schema/term.hpp"

namespace tracuu::store {

std::optional<Xapian::docid> find_document(Xapian::Database const& database,
                                           std::string const& term) {
  auto const found = database.postlist_begin(term);
  if (found == database.postlist_end(term)) return std::nullopt;
  return *found;
}

base::Result<Xapian::docid> document_of(Xapian::Database const& database, std::string_view id) {
  if (auto const found = find_document(database, schema::make_id_term(id))) return *found;
  return base::Error{base::ErrorCode::NotFound, fmt::format("no announcement has the id '{}'", id),
                     ""};
}

base::Result<schema::Announcement> stored_announcement(Xapian::Document const& document) {
  auto announcement = schema::announcement_from_json(document.get_data());
  if (announcement) return announcement;
  return base::Error{base::ErrorCode::IndexCorrupt,
                     fmt::format("table docdata: document {}: {}", document.get_docid(),
                                 announcement.error().message),
                     "run `tracuu check`; rebuild with `tracuu index --rebuild`"};
}

std::string first_term(Xapian::Document const& document, std::string_view prefix) {
  auto term = document.termlist_begin();
  term.skip_to(std::string(prefix));
  if (term == document.termlist_end() || !(*term).starts_with(prefix)) return "";
  return *term;
}

}  // namespace tracuu::store
