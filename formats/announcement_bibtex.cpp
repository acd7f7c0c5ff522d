// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/announcement_bibtex.hpp"

#include <fmt/format.h>

#include <array>
#include <tuple>

#include "formats/document_kind.hpp"
#include "formats/format.hpp"
#include "formats/plain_line.hpp"
#include "schema/term.hpp"

namespace tracuu::formats {

namespace {

constexpr std::size_t kMaxReadableKeyBytes = 40;

constexpr std::array<std::string_view, 12> kMonths{"jan", "feb", "mar", "apr", "may", "jun",
                                                   "jul", "aug", "sep", "oct", "nov", "dec"};

std::string_view latex_character(char c) {
  switch (c) {
    case '\\': return "\\textbackslash{}";
    case '{': return "\\textbraceleft{}";
    case '}': return "\\textbraceright{}";
    case '~': return "\\textasciitilde{}";
    case '^': return "\\textasciicircum{}";
    case '&': return "\\&";
    case '%': return "\\%";
    case '$': return "\\$";
    case '#': return "\\#";
    case '_': return "\\_";
    default: return {};
  }
}

bool is_key_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
}

class BibtexFields {
 public:
  BibtexFields(std::string_view type, std::string_view id)
      : text_(fmt::format("@{}{{{}", type, bibtex_key(id))) {}

  /// Text; in another pair of braces if it must stay as it is.
  void add_text(std::string_view name, std::string_view value, bool as_it_is = false) {
    std::string const text = latex_text(plain_line(value));
    add(name, as_it_is && !text.empty() ? "{" + text + "}" : text);
  }

  void add(std::string_view name, std::string_view value) {
    if (!value.empty()) text_ += fmt::format(",\n  {} = {{{}}}", name, value);
  }

  /// A month has no braces: it is one of BibTeX's own words.
  void add_date(schema::Date date) {
    add("date", schema::format_iso_date(date));
    add("year", fmt::format("{:04}", static_cast<int>(date.year())));
    text_ += fmt::format(",\n  month = {}", kMonths[static_cast<unsigned>(date.month()) - 1]);
  }

  std::string finish() { return std::move(text_) + "\n}\n\n"; }

 private:
  std::string text_;
};

}  // namespace

std::string latex_text(std::string_view text) {
  std::string latex;
  latex.reserve(text.size());
  for (char const c : text) {
    std::string_view const command = latex_character(c);
    if (command.empty()) {
      latex += c;
    } else {
      latex += command;
    }
  }
  return latex;
}

std::string bibtex_key(std::string_view id) {
  std::string key;
  for (char const c : id.substr(0, kMaxReadableKeyBytes)) {
    if (is_key_character(c)) {
      key += c;
    } else if (!key.empty() && key.back() != '_') {
      key += '_';
    }
  }
  return key == id ? key : key + "_" + schema::hash_hex(id);
}

namespace {

// An entry of type misc has no number in biblatex's data model, so a numbered document is a report,
// which must have author, type and institution there.
BibtexFields begin_entry(schema::Announcement const& announcement) {
  auto const& [unit, author, site] =
      std::tie(announcement.unit, announcement.author, announcement.site);
  bool const is_numbered = !announcement.number.empty();
  BibtexFields fields(is_numbered ? "techreport" : "misc", announcement.id);
  fields.add_text("title", announcement.title, true);
  if (!is_numbered) {
    fields.add_text("author", author.empty() ? unit : author, true);
    fields.add_text("organization", unit);
    fields.add_text("howpublished", site);
    return fields;
  }
  std::string const& institution = unit.empty() ? site : unit;
  fields.add_text("author", author.empty() ? institution : author, true);
  fields.add_text("institution", institution.empty() ? author : institution);
  fields.add_text("type", document_kind(announcement.number));
  fields.add_text("number", announcement.number);
  return fields;
}

}  // namespace

std::string announcement_bibtex(schema::Announcement const& announcement, schema::Date accessed) {
  BibtexFields fields = begin_entry(announcement);
  if (announcement.date) fields.add_date(*announcement.date);
  fields.add_text("address", announcement.place);
  fields.add_text("keywords", announcement.category);
  fields.add_text("abstract", announcement.abstract);
  if (is_web_address(announcement.url)) {
    fields.add("url", plain_uri(announcement.url));
    fields.add("urldate", schema::format_iso_date(accessed));
  }
  return fields.finish();
}

}  // namespace tracuu::formats
