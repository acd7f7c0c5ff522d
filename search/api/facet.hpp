// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/wording.hpp"
#include "schema/field.hpp"

namespace tracuu::search {

/// What announcements can be narrowed to and counted by. Year stays the last one.
enum class Facet : std::uint8_t {
  Site,
  Unit,
  Place,
  Author,
  Category,
  Type,
  FileType,
  Charset,
  Year
};

/// What the filter of a facet takes, and how its values are counted.
enum class FacetMatch : std::uint8_t {
  Exact,         ///< the whole text, in any case; spellings in other cases are one value
  Name,          ///< words of a name in a row, or the whole name
  DocumentType,  ///< a symbol or a name ("QĐ", "quyết định"); an announcement may have several
  Year,          ///< a year of publication
};

/// All that the program knows of a facet. Whatever reads, checks, writes, matches, counts or
/// shows filters and facets loops over the rows.
struct FacetRow {
  Facet facet;
  std::string_view name;  ///< of parameter, key in JSON, option and list (/kho/NAME)
  schema::FieldId field;  ///< whose terms its filter asks for and whose value slot it counts
  FacetMatch match;
  base::TextKey<0> title;         ///< on pages, above its values and before its filter
  base::TextKey<0> values_title;  ///< in the terminal, before several values
  base::TextKey<0> noun;          ///< in the middle of a sentence: "không ghi địa phương"
  std::string_view option_help;   ///< of the command line's option
  std::string_view option_value;  ///< what that help calls the option's value
  std::uint8_t form_box;          ///< which box of the search form it has, from 1; 0: none
  bool in_sidebar;                ///< counted beside the hits of a page of results
  bool in_archive;                ///< its values are listed in the archive
};

inline constexpr std::size_t kFacetCount = static_cast<std::size_t>(Facet::Year) + 1;

/// The facets, in the order in which they are shown.
inline constexpr std::array kFacets{
    FacetRow{
        .facet = Facet::Site,
        .name = "site",
        .field = schema::FieldId::Site,
        .match = FacetMatch::Exact,
        .title = "facet.site",
        .values_title = "facet.site.many",
        .noun = "facet.site.lacking",
        .option_help = "only this site",
        .option_value = "HOST",
        .form_box = 2,
        .in_sidebar = true,
        .in_archive = true,
    },
    FacetRow{
        .facet = Facet::Unit,
        .name = "unit",
        .field = schema::FieldId::Unit,
        .match = FacetMatch::Name,
        .title = "facet.unit",
        .values_title = "facet.unit.many",
        .noun = "facet.unit.lacking",
        .option_help = "only this agency (words of its name)",
        .option_value = "TEXT",
        .form_box = 1,
        .in_sidebar = true,
        .in_archive = true,
    },
    FacetRow{
        .facet = Facet::Place,
        .name = "place",
        .field = schema::FieldId::Place,
        .match = FacetMatch::Name,
        .title = "facet.place",
        .values_title = "facet.place.many",
        .noun = "facet.place.lacking",
        .option_help = "only this place (words of its name)",
        .option_value = "TEXT",
        .form_box = 0,
        .in_sidebar = true,
        .in_archive = true,
    },
    FacetRow{
        .facet = Facet::Author,
        .name = "author",
        .field = schema::FieldId::Author,
        .match = FacetMatch::Name,
        .title = "facet.author",
        .values_title = "facet.author.many",
        .noun = "facet.author.lacking",
        .option_help = "only this author (words of the name)",
        .option_value = "TEXT",
        .form_box = 0,
        .in_sidebar = false,
        .in_archive = true,
    },
    FacetRow{
        .facet = Facet::Category,
        .name = "category",
        .field = schema::FieldId::Category,
        .match = FacetMatch::Exact,
        .title = "facet.category",
        .values_title = "facet.category.many",
        .noun = "facet.category.lacking",
        .option_help = "only this category",
        .option_value = "TEXT",
        .form_box = 0,
        .in_sidebar = true,
        .in_archive = true,
    },
    FacetRow{
        .facet = Facet::Type,
        .name = "type",
        .field = schema::FieldId::Type,
        .match = FacetMatch::DocumentType,
        .title = "facet.type",
        .values_title = "facet.type.many",
        .noun = "facet.type.lacking",
        .option_help = "only this type of document: QĐ, \"quyết định\"",
        .option_value = "TEXT",
        .form_box = 0,
        .in_sidebar = true,
        .in_archive = true,
    },
    FacetRow{
        .facet = Facet::FileType,
        .name = "filetype",
        .field = schema::FieldId::FileType,
        .match = FacetMatch::Exact,
        .title = "facet.filetype",
        .values_title = "facet.filetype.many",
        .noun = "facet.filetype.lacking",
        .option_help = "only sources of this type: HTML, PDF, DOCX",
        .option_value = "NAME",
        .form_box = 0,
        .in_sidebar = true,
        .in_archive = true,
    },
    // An archivist's check on converted texts: of no use beside hits.
    FacetRow{
        .facet = Facet::Charset,
        .name = "charset",
        .field = schema::FieldId::Charset,
        .match = FacetMatch::Exact,
        .title = "facet.charset",
        .values_title = "facet.charset.many",
        .noun = "facet.charset.lacking",
        .option_help = "only originals in this charset: TCVN3, VNI-Windows",
        .option_value = "NAME",
        .form_box = 0,
        .in_sidebar = false,
        .in_archive = true,
    },
    // Beside hits and in the archive, histogram and calendar count the years.
    FacetRow{
        .facet = Facet::Year,
        .name = "year",
        .field = schema::FieldId::Published,
        .match = FacetMatch::Year,
        .title = "facet.year",
        .values_title = "facet.year.many",
        .noun = "facet.year.lacking",
        .option_help = "published in this year",
        .option_value = "YEAR",
        .form_box = 0,
        .in_sidebar = false,
        .in_archive = false,
    },
};

static_assert(kFacets.size() == kFacetCount, "each facet has a row");

static_assert(
    [] {
      for (std::size_t at = 0; at < kFacets.size(); ++at) {
        FacetRow const& row = kFacets[at];
        bool const has_texts =
            !row.name.empty() && !row.option_help.empty() && !row.option_value.empty();
        if (static_cast<std::size_t>(row.facet) != at || !has_texts) return false;
        if (!schema::field(row.field).value_slot) return false;
      }
      return true;
    }(),
    "rows stand in the order of the facets, have all texts and count a value slot");

[[nodiscard]] constexpr FacetRow const& facet_row(Facet facet) {
  return kFacets[static_cast<std::size_t>(facet)];
}

/// The facet of this name; null if there is none.
[[nodiscard]] constexpr FacetRow const* find_facet(std::string_view name) {
  auto const* const found = std::ranges::find(kFacets, name, &FacetRow::name);
  return found == kFacets.end() ? nullptr : found;
}

/// The value slot that a facet counts.
[[nodiscard]] constexpr std::uint32_t facet_slot(Facet facet) {
  return *schema::field(facet_row(facet).field).value_slot;
}

}  // namespace tracuu::search
