// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace tracuu::formats {

/// What a hit of an answer may carry.
enum class HitField : std::uint8_t {
  Id,
  Url,
  Title,
  TitleHtml,
  SnippetHtml,
  TitleMarked,
  SnippetMarked,
  Fragments,
  FoundOn,
  Date,
  Site,
  Unit,
  Author,
  Place,
  Number,
  Cites,
  Numbers,
  Category,
  InForce,
  Score,
  Copies,
  Attached,
  Attachments,
  Page,
};

/// Their keys in JSON, in the order in which a hit has them.
inline constexpr std::array<std::pair<std::string_view, HitField>, 24> kHitFieldNames{{
    {"id", HitField::Id},
    {"url", HitField::Url},
    {"title", HitField::Title},
    {"title_html", HitField::TitleHtml},
    {"snippet_html", HitField::SnippetHtml},
    {"title_marked", HitField::TitleMarked},
    {"snippet_marked", HitField::SnippetMarked},
    {"fragments", HitField::Fragments},
    {"found_on", HitField::FoundOn},
    {"date", HitField::Date},
    {"site", HitField::Site},
    {"unit", HitField::Unit},
    {"author", HitField::Author},
    {"place", HitField::Place},
    {"number", HitField::Number},
    {"cites", HitField::Cites},
    {"numbers", HitField::Numbers},
    {"category", HitField::Category},
    {"in_force", HitField::InForce},
    {"score", HitField::Score},
    {"copies", HitField::Copies},
    {"attached", HitField::Attached},
    {"attachments", HitField::Attachments},
    {"page", HitField::Page},
}};

/// The fields that need marked text: SearchRequest::snippets.
inline constexpr std::array kMarkedFields{
    HitField::TitleHtml, HitField::SnippetHtml, HitField::TitleMarked, HitField::SnippetMarked,
    HitField::Fragments, HitField::FoundOn,     HitField::Attached};

/// Whether a hit carries `field` if `fields` were asked for; none means all.
[[nodiscard]] inline bool has_field(std::vector<HitField> const& fields, HitField field) {
  return fields.empty() || std::ranges::find(fields, field) != fields.end();
}

}  // namespace tracuu::formats
