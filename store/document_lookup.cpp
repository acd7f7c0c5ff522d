// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/document_lookup.hpp"

#include <fmt/format.h>

#include "schema/field.hpp"
#include "schema/term.hpp"

namespace tracuu::store {

namespace {

/// `error` of reading what document `number` stores, as one of the index.
base::Error damaged(Xapian::docid number, base::Error const& error) {
  if (error.code == base::ErrorCode::OutOfMemory) return error;
  return {base::ErrorCode::IndexCorrupt,
          fmt::format("table docdata: document {}: {}", number, error.message),
          "run `tracuu check`; rebuild with `tracuu index --rebuild`"};
}

}  // namespace

std::vector<Xapian::docid> documents_with(Xapian::Database const& database, std::string const& term,
                                          Xapian::doccount most) {
  std::vector<Xapian::docid> documents;
  if (database.size() == 0) return documents;  // of an index that is not there yet
  if (database.size() == 1) {                  // mostly there is one, or none
    auto const end = database.postlist_end(term);
    auto posting = database.postlist_begin(term);
    if (posting == end) return documents;
    documents.push_back(*posting);
    if (++posting == end) return documents;
    documents.clear();
  }
  Xapian::Enquire enquire(database);
  enquire.set_query(Xapian::Query(term));
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_sort_by_value(schema::kIdSlot, false);
  Xapian::MSet const found = enquire.get_mset(0, most);
  for (auto match = found.begin(); match != found.end(); ++match) documents.push_back(*match);
  return documents;
}

std::optional<Xapian::docid> find_document(Xapian::Database const& database,
                                           std::string const& term) {
  auto const found = documents_with(database, term, 1);
  return found.empty() ? std::nullopt : std::optional(found.front());
}

base::Result<Xapian::docid> document_of(Xapian::Database const& database, std::string_view id) {
  if (auto const found = find_document(database, schema::make_id_term(id))) return *found;
  return base::Error{base::ErrorCode::NotFound, fmt::format("no announcement has the id '{}'", id),
                     ""};
}

base::Result<schema::StoredAnnouncement> open_stored(Xapian::Document const& document) {
  auto stored = schema::StoredAnnouncement::open(document.get_data());
  if (stored) return stored;
  return damaged(document.get_docid(), stored.error());
}

base::Result<schema::Announcement> stored_announcement(Xapian::Document const& document) {
  auto const stored = open_stored(document);
  if (!stored) return stored.error();
  auto announcement = stored->whole();
  if (announcement) return announcement;
  return damaged(document.get_docid(), announcement.error());
}

base::Result<schema::Announcement> head_of(schema::StoredAnnouncement const& stored,
                                           Xapian::docid number) {
  auto announcement = stored.head();
  if (announcement) return announcement;
  return damaged(number, announcement.error());
}

base::Result<schema::Announcement> stored_head(Xapian::Document const& document) {
  auto const stored = open_stored(document);
  if (!stored) return stored.error();
  return head_of(*stored, document.get_docid());
}

std::string first_term(Xapian::Document const& document, std::string_view prefix) {
  auto term = document.termlist_begin();
  term.skip_to(std::string(prefix));
  if (term == document.termlist_end() || !(*term).starts_with(prefix)) return "";
  return *term;
}

std::string file_term_of(Xapian::Document const& document) {
  return first_term(document, schema::make_file_term("/"));
}

std::string file_of(Xapian::Document const& document) {
  std::string const term = file_term_of(document);
  return term.empty() ? term : term.substr(schema::make_file_term("").size());
}

}  // namespace tracuu::store
