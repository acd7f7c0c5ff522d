// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/words/number_reading.hpp"

#include "analyzers/document_number.hpp"
#include "schema/announcement.hpp"
#include "schema/field.hpp"
#include "schema/term.hpp"

namespace tracuu::search {

namespace {

using analyzers::DocumentNumberParts;

/// So many numbers of the index are looked at for one that was typed.
constexpr std::size_t kMaxSteps = 5'000;

bool agrees(std::string const& wanted, std::string const& found) {
  return wanted.empty() || wanted == found;
}

bool agree(DocumentNumberParts const& wanted, DocumentNumberParts const& found,
           IssuerMatch issuer) {
  bool const is_part_of_issuer =
      issuer == IssuerMatch::WithUnits && found.issuer.starts_with(wanted.issuer + "-");
  return agrees(wanted.year, found.year) && agrees(wanted.type, found.type) &&
         (agrees(wanted.issuer, found.issuer) || is_part_of_issuer);
}

}  // namespace

FoundNumbers find_numbers(Xapian::Database const& database, DocumentNumberParts const& wanted,
                          IssuerMatch issuer) {
  FoundNumbers found;
  std::string const prefix = schema::make_term(schema::FieldId::Number, "");
  std::size_t steps = 0;
  for (char const mark : {'-', '/'}) {
    std::string const beginning = prefix + wanted.number + mark;
    auto const end = database.allterms_end(beginning);
    for (auto term = database.allterms_begin(beginning); term != end; ++term) {
      if (found.numbers.size() == kMaxNumbers || ++steps > kMaxSteps) {
        found.was_cut = true;
        return found;
      }
      std::string number = (*term).substr(prefix.size());
      auto const parts = analyzers::split_document_number(number);
      if (parts && agree(wanted, *parts, issuer)) found.numbers.push_back(std::move(number));
    }
  }
  return found;
}

std::string written_number(Xapian::Database const& database, std::string const& number) {
  std::string const own_term = schema::make_term(schema::FieldId::OwnNumber, number);
  auto const own = database.postlist_begin(own_term);
  if (own != database.postlist_end(own_term)) {
    std::string written = database.get_document(*own).get_value(schema::kOwnNumberSlot);
    if (analyzers::normalize_document_number(written) == number) return written;
  }
  std::string const term = schema::make_term(schema::FieldId::Number, number);
  auto const posting = database.postlist_begin(term);
  if (posting == database.postlist_end(term)) return number;
  auto const announcement =
      schema::announcement_from_json(database.get_document(*posting).get_data());
  if (!announcement) return number;
  for (std::string const& written : announcement->numbers) {
    if (analyzers::normalize_document_number(written) == number) return written;
  }
  return number;
}

}  // namespace tracuu::search
