// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/html/html_explanation.hpp"

#include <algorithm>
#include <optional>
#include <type_traits>

#include "indexer/html/html_page.hpp"
#include "indexer/html/html_text.hpp"
#include "schema/announcement.hpp"
#include "schema/date.hpp"

namespace tracuu::indexer {

namespace {

constexpr std::size_t kMaxBeginBytes = 80;

/// The text of a field of an announcement; nothing for lists and numbers.
template <class Field>
std::string text_of(Field const& field) {
  if constexpr (std::is_same_v<Field, std::string>) {
    return field;
  } else if constexpr (std::is_same_v<Field, std::optional<schema::Date>>) {
    return field ? schema::format_iso_date(*field) : "";
  } else {
    return "";
  }
}

std::vector<ExplainedField> explain_fields(PageReading const& reading) {
  std::vector<ExplainedField> fields;
  schema::for_each_field(reading.announcement, [&](std::string_view key, auto const& field) {
    auto const origin = std::ranges::find(reading.origins, key, &FieldOrigin::field);
    if (origin == reading.origins.end()) return;
    fields.push_back({std::string(key), text_of(field),
                      origin->element == nullptr ? "" : css_path(*origin->element),
                      std::string(origin->why)});
  });
  return fields;
}

ExplainedPiece explain_piece(OmittedPiece const& piece) {
  ExplainedPiece explained;
  // A run of text has no path of its own: that of the element round it says where it stands.
  HtmlNode const* const element =
      tag_name(*piece.node).empty() ? parent_of(*piece.node) : piece.node;
  if (element != nullptr) explained.element = css_path(*element);
  for (TextLine const& line : visible_lines(*piece.node)) {
    explained.code_points += line.code_points;
    if (explained.begins.size() < kMaxBeginBytes) {
      explained.begins += (explained.begins.empty() ? "" : " ") + line.text;
    }
  }
  explained.why = piece.why;
  return explained;
}

}  // namespace

base::Result<HtmlExplanation> explain_html_page(std::string_view html, PagePlace const& place,
                                                ExtractionRules const* rules) {
  std::optional<std::string> const table = with_table(html);
  base::Result<HtmlDocument> const page =
      HtmlDocument::parse(table ? std::string_view(*table) : html);
  if (!page) return page.error();
  PageFacts const facts(page->root(), place, rules);
  PageReading const reading = read_html_page(facts);
  if (auto const checked = check_says_something(reading.announcement); !checked) {
    return checked.error();
  }
  HtmlExplanation explanation;
  explanation.fields = explain_fields(reading);
  for (OmittedPiece const& piece : facts.content.told) {
    ExplainedPiece explained = explain_piece(piece);
    if (explained.code_points > 0) explanation.left_out.push_back(std::move(explained));
  }
  explanation.asks_not_to_be_indexed = facts.metadata.is_noindex;
  return explanation;
}

}  // namespace tracuu::indexer
