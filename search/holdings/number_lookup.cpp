// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/holdings/number_lookup.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "analyzers/document_number.hpp"
#include "analyzers/document_number_parts.hpp"
#include "analyzers/spoken_document_number.hpp"
#include "base/ascii.hpp"
#include "schema/term.hpp"
#include "search/curation/adjusted_documents.hpp"
#include "search/words/number_reading.hpp"

namespace tracuu::search {

namespace {

using analyzers::DocumentNumberParts;

struct WantedNumber {
  DocumentNumberParts parts;
  IssuerMatch issuer = IssuerMatch::Whole;
  std::optional<analyzers::SpokenDocumentNumber> spoken;
};

/// "119", "số 0119": a number without anything else; nothing if other digits follow.
std::optional<std::string> bare_number(std::string_view text) {
  auto const begin = std::ranges::find_if(text, base::is_digit);
  auto const end = std::find_if_not(begin, text.end(), base::is_digit);
  if (std::any_of(end, text.end(), base::is_digit)) return std::nullopt;
  auto const proper = std::find_if(begin, end, [](char digit) { return digit != '0'; });
  return proper == end ? std::nullopt : std::optional(std::string(proper, end));
}

std::optional<WantedNumber> read_wanted(std::string_view text) {
  for (std::string const& written : analyzers::find_document_numbers(text)) {
    auto const normalized = analyzers::normalize_document_number(written);
    if (!normalized) continue;
    if (auto parts = analyzers::split_document_number(*normalized)) {
      return WantedNumber{std::move(*parts), IssuerMatch::Whole, std::nullopt};
    }
  }
  if (auto number = bare_number(text)) {
    return WantedNumber{{std::move(*number), "", "", ""}, IssuerMatch::Whole, std::nullopt};
  }
  return std::nullopt;
}

std::optional<WantedNumber> read_spoken(std::string_view text) {
  auto spoken = analyzers::find_spoken_document_number(text);
  if (!spoken) return std::nullopt;
  std::string const issuer = spoken->issuers.empty() ? "" : spoken->issuers.front();
  DocumentNumberParts parts{spoken->number, spoken->year, spoken->type, issuer};
  return WantedNumber{std::move(parts), IssuerMatch::WithUnits, std::move(spoken)};
}

FoundNumbers find_wanted(Xapian::Database const& database, WantedNumber const& wanted) {
  if (!wanted.spoken) return find_numbers(database, wanted.parts, wanted.issuer);
  FoundNumbers found;
  for (AskedDocument& document : find_spoken_documents(database, *wanted.spoken)) {
    found.numbers.push_back(std::move(document.number));
  }
  return found;
}

/// What is still asked for after one, two, … parts were given up.
std::vector<WantedNumber> wider(WantedNumber const& wanted) {
  DocumentNumberParts const& parts = wanted.parts;
  return {{{parts.number, "", parts.type, parts.issuer}, IssuerMatch::WithUnits, std::nullopt},
          {{parts.number, parts.year, parts.type, ""}, IssuerMatch::Whole, std::nullopt},
          {{parts.number, "", parts.type, ""}, IssuerMatch::Whole, std::nullopt},
          {{parts.number, "", "", parts.issuer}, IssuerMatch::WithUnits, std::nullopt},
          {{parts.number, "", "", ""}, IssuerMatch::Whole, std::nullopt}};
}

NumberCount count_number(Xapian::Database const& database, std::string const& number,
                         DocumentAdjustments const* adjustments) {
  auto const with_term = [&](schema::FieldId field) -> std::size_t {
    std::string const term = schema::make_term(field, number);
    std::size_t const hidden =
        adjustments != nullptr ? hidden_with(database, term, *adjustments) : 0;
    return database.get_termfreq(term) - hidden;
  };
  std::size_t const own = with_term(schema::FieldId::OwnNumber);
  return {written_number(database, number), own, with_term(schema::FieldId::Number) - own};
}

std::vector<NumberCount> count_numbers(Xapian::Database const& database,
                                       std::vector<std::string> const& numbers,
                                       DocumentAdjustments const* adjustments) {
  std::vector<NumberCount> counts;
  for (std::string const& number : numbers) {
    if (counts.size() == kMaxLookedUp) break;
    NumberCount count = count_number(database, number, adjustments);
    if (count.own + count.citing > 0) counts.push_back(std::move(count));
  }
  return counts;
}

}  // namespace

NumberLookup look_up_number(Xapian::Database const& database, std::string_view text,
                            DocumentAdjustments const* adjustments) {
  NumberLookup lookup;
  auto wanted = read_spoken(text);
  if (!wanted) wanted = read_wanted(text);
  if (!wanted) return lookup;
  lookup.is_number = true;
  FoundNumbers found = find_wanted(database, *wanted);
  lookup.found = count_numbers(database, found.numbers, adjustments);
  if (lookup.found.empty()) {
    for (WantedNumber const& less : wider(*wanted)) {
      found = find_numbers(database, less.parts, less.issuer);
      if (!found.numbers.empty()) break;
    }
    lookup.near = count_numbers(database, found.numbers, adjustments);
  }
  lookup.was_cut = found.was_cut || found.numbers.size() > kMaxLookedUp;
  return lookup;
}

}  // namespace tracuu::search
