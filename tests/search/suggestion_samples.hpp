// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schema/announcement.hpp"
#include "search/suggesting/suggester.hpp"
#include "search/suggesting/suggestion_builder.hpp"

namespace tracuu::search {

/// An announcement of which suggestions only see so much.
struct SampleRow {
  char const* id;
  char const* title;
  char const* date = "";
  char const* site = "vankhe.example";
  char const* unit = "";
  char const* place = "";
  char const* number = "";
};

inline schema::Announcement sample(SampleRow const& row) {
  schema::Announcement announcement;
  announcement.id = row.id;
  announcement.title = row.title;
  announcement.date = schema::parse_iso_date(row.date);
  announcement.site = row.site;
  announcement.unit = row.unit;
  announcement.place = row.place;
  if (*row.number != '\0') announcement.numbers = {row.number};
  return announcement;
}

inline SuggestionIndex suggestions_from(std::vector<SampleRow> const& rows) {
  SuggestionBuilder builder;
  for (SampleRow const& row : rows) builder.add(sample(row));
  return std::move(builder).finish();
}

/// The texts, in order, with what matched in brackets: "[Thủ tục] khai sinh".
inline std::vector<std::string> marked(std::vector<Suggestion> const& suggestions) {
  std::vector<std::string> texts;
  for (Suggestion const& suggestion : suggestions) {
    std::string text;
    std::size_t copied = 0;
    for (Stretch const& match : suggestion.matches) {
      text.append(suggestion.text, copied, match.begin - copied);
      text.append("[").append(suggestion.text, match.begin, match.end - match.begin).append("]");
      copied = match.end;
    }
    texts.push_back(text.append(suggestion.text, copied));
  }
  return texts;
}

/// The ids of the titles among them, in order.
inline std::vector<std::string> title_ids(std::vector<Suggestion> const& suggestions) {
  std::vector<std::string> ids;
  for (Suggestion const& suggestion : suggestions) {
    if (suggestion.kind == SuggestionKind::Title) ids.push_back(suggestion.id);
  }
  return ids;
}

}  // namespace tracuu::search
