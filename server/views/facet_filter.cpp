// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/facet_filter.hpp"

#include <charconv>
#include <optional>

#include "base/wording.hpp"

namespace tracuu::server {
namespace {

using search::Facet;
using search::SearchRequest;

// The text filter of a facet; the year is a number.
std::string SearchRequest::* field_of(Facet facet) {
  switch (facet) {
    case Facet::Site: return &SearchRequest::site;
    case Facet::Unit: return &SearchRequest::unit;
    case Facet::Place: return &SearchRequest::place;
    case Facet::Category: return &SearchRequest::category;
    case Facet::Type: return &SearchRequest::type;
    case Facet::Year: return nullptr;
  }
  return nullptr;
}

// Without quotes the filters of unit and place take any name that holds the words.
bool takes_quotes(Facet facet) {
  return facet == Facet::Unit || facet == Facet::Place;
}

bool is_quoted(std::string_view text) {
  return text.size() > 2 && text.starts_with('"') && text.ends_with('"');
}

std::optional<int> read_year(std::string_view text) {
  int year = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), year);
  bool const is_year = error == std::errc{} && end == text.data() + text.size() && year > 0;
  return is_year ? std::optional(year) : std::nullopt;
}

}  // namespace

std::string_view facet_title(Facet facet, base::Language language) {
  switch (facet) {
    case Facet::Site: return base::wording("facet.site", language);
    case Facet::Unit: return base::wording("facet.unit", language);
    case Facet::Place: return base::wording("facet.place", language);
    case Facet::Category: return base::wording("facet.category", language);
    case Facet::Type: return base::wording("facet.type", language);
    case Facet::Year: return base::wording("facet.year", language);
  }
  return "";
}

std::string filter_text(SearchRequest const& request, Facet facet) {
  if (facet == Facet::Year) return request.year ? std::to_string(*request.year) : "";
  std::string const& text = request.*field_of(facet);
  if (takes_quotes(facet) && is_quoted(text)) return text.substr(1, text.size() - 2);
  return text;
}

void set_filter(SearchRequest& request, Facet facet, std::string_view value) {
  if (facet == Facet::Year) {
    request.year = read_year(value);
    return;
  }
  std::string& text = request.*field_of(facet);
  text = value;
  if (takes_quotes(facet) && !value.empty()) text = '"' + text + '"';
}

}  // namespace tracuu::server
