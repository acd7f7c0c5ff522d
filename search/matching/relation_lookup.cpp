// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/matching/relation_lookup.hpp"

#include <algorithm>

#include "analyzers/document_number.hpp"
#include "analyzers/document_number_parts.hpp"
#include "schema/field.hpp"
#include "schema/term.hpp"
#include "store/document_lookup.hpp"

namespace tracuu::search {

namespace {

/// Copies of one document, and documents of one number; more are not looked at.
constexpr std::size_t kMaxSameNumber = 50;

DocumentKey key_of_normalized(std::string number) {
  auto const parts = analyzers::split_document_number(number);
  return {std::move(number), parts ? parts->year : ""};
}

/// The year in which a document was issued; "" if it is not known.
std::string issue_year(Xapian::Document const& document) {
  std::string const issued = document.get_value(schema::kIssuedSlot);
  return (issued.empty() ? document.get_value(schema::kDateSlot) : issued).substr(0, 4);
}

std::vector<Xapian::docid> posted(Xapian::Database const& database, std::string const& term,
                                  std::size_t most) {
  return store::documents_with(database, term, static_cast<Xapian::doccount>(most));
}

std::vector<Xapian::docid> with_number(Xapian::Database const& database,
                                       std::string const& number) {
  return posted(database, schema::make_term(schema::FieldId::OwnNumber, number), kMaxSameNumber);
}

std::string year_of(Xapian::Database const& database, Xapian::docid document) {
  return key_of(database.get_document(document, Xapian::DOC_ASSUME_VALID)).year;
}

bool are_of_one_year(Xapian::Database const& database,
                     std::vector<Xapian::docid> const& documents) {
  if (documents.empty()) return false;
  std::string const first = year_of(database, documents.front());
  return std::ranges::all_of(
      documents, [&](Xapian::docid document) { return year_of(database, document) == first; });
}

}  // namespace

DocumentKey key_of(Xapian::Document const& document) {
  auto number = analyzers::normalize_document_number(document.get_value(schema::kOwnNumberSlot));
  if (!number) return {};
  DocumentKey key = key_of_normalized(std::move(*number));
  if (key.year.empty()) key.year = issue_year(document);
  return key;
}

DocumentKey key_of(std::string_view number, std::optional<schema::Date> const& date) {
  auto normalized = analyzers::normalize_document_number(number);
  if (!normalized) return {};
  DocumentKey key = key_of_normalized(std::move(*normalized));
  if (key.year.empty() && date) key.year = schema::format_value_date(*date).substr(0, 4);
  return key;
}

std::vector<Xapian::docid> documents_of(Xapian::Database const& database, DocumentKey const& key,
                                        std::size_t most) {
  std::vector<Xapian::docid> documents = with_number(database, key.number);
  if (key.year.empty()) {
    if (!are_of_one_year(database, documents)) return {};
  } else {
    std::erase_if(documents,
                  [&](Xapian::docid document) { return year_of(database, document) != key.year; });
  }
  if (documents.size() > most) documents.resize(most);
  return documents;
}

std::vector<Xapian::docid> documents_saying(Xapian::Database const& database,
                                            schema::RelationKind kind, DocumentKey const& key,
                                            std::size_t most) {
  if (key.number.empty()) return {};
  std::vector<Xapian::docid> documents;
  if (!key.year.empty()) {
    documents = posted(database, schema::make_relation_term(kind, key.number, key.year), most);
  }
  std::string const without_year = schema::make_relation_term(kind, key.number, "");
  if (documents.size() >= most || !database.term_exists(without_year)) return documents;
  if (!are_of_one_year(database, with_number(database, key.number))) return documents;
  for (Xapian::docid const document : posted(database, without_year, most - documents.size())) {
    if (std::ranges::find(documents, document) == documents.end()) documents.push_back(document);
  }
  return documents;
}

}  // namespace tracuu::search
