// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/holdings/citations.hpp"

#include <optional>
#include <string>

#include "analyzers/document_number.hpp"
#include "schema/cited_numbers.hpp"
#include "schema/field.hpp"
#include "schema/term.hpp"
#include "search/curation/adjusted_documents.hpp"
#include "store/document_lookup.hpp"

namespace tracuu::search {

namespace {

using schema::FieldId;

/// A digest of the law cites thousands; each look-up costs some microseconds.
constexpr std::size_t kMaxLookedUpCitations = 500;

std::string id_of_number(Xapian::Database const& database, std::string const& number) {
  auto const normalized = analyzers::normalize_document_number(number);
  if (!normalized) return "";
  auto const document =
      store::find_document(database, schema::make_term(FieldId::OwnNumber, *normalized));
  return document ? database.get_document(*document).get_value(schema::kIdSlot) : "";
}

}  // namespace

Citations find_citations(Xapian::Database const& database, schema::Announcement const& announcement,
                         DocumentAdjustments const* adjustments) {
  Citations citations;
  for (std::string const& number : schema::cited_numbers(announcement)) {
    bool const is_looked_up = citations.cited.size() < kMaxLookedUpCitations;
    citations.cited.push_back({number, is_looked_up ? id_of_number(database, number) : ""});
  }
  citations.cited_by = count_citing(database, announcement, adjustments);
  return citations;
}

std::size_t count_citing(Xapian::Database const& database, schema::Announcement const& announcement,
                         DocumentAdjustments const* adjustments) {
  auto const own = analyzers::normalize_document_number(announcement.number);
  if (!own) return 0;
  std::string const with_number = schema::make_term(FieldId::Number, *own);
  std::string const with_own_number = schema::make_term(FieldId::OwnNumber, *own);
  std::size_t const citing =
      database.get_termfreq(with_number) - database.get_termfreq(with_own_number);
  if (adjustments == nullptr) return citing;
  return citing - (hidden_with(database, with_number, *adjustments) -
                   hidden_with(database, with_own_number, *adjustments));
}

}  // namespace tracuu::search
