// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parsing/field_markup.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <utility>

#include "base/ascii.hpp"
#include "indexer/html/markup_text.hpp"

namespace tracuu::indexer {

namespace {

using base::Result;

/// What editors of portals write; <b> of a formula or <thu@vankhe.example> are none of them closed.
constexpr std::array<std::string_view, 36> kElements{
    "a",   "b",   "blockquote", "body",  "center",  "div",   "em",   "figure", "font",
    "h1",  "h2",  "h3",         "h4",    "h5",      "h6",    "html", "i",      "label",
    "li",  "ol",  "p",          "pre",   "section", "small", "span", "strong", "style",
    "sub", "sup", "table",      "tbody", "td",      "th",    "tr",   "u",      "ul"};
/// Elements that stand without being closed.
constexpr std::array<std::string_view, 4> kOpenElements{"p", "br", "img", "hr"};

/// The name after "<" or "</" at `at`, in lower case; empty if no tag follows.
std::string tag_at(std::string_view text, std::size_t at) {
  constexpr std::size_t kMaxNameBytes = 12;
  std::string name;
  while (at < text.size() && name.size() <= kMaxNameBytes) {
    char const c = base::lower_ascii(text[at]);
    bool const is_name = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (!is_name) return c == '>' || c == ' ' || c == '/' || c == '\n' ? name : "";
    name += c;
    ++at;
  }
  return "";
}

/// Whether a character reference such as "&amp;", "&#225;" or "&#xE1;" begins at `at`.
bool is_reference(std::string_view text, std::size_t at) {
  constexpr std::size_t kMaxReferenceBytes = 12;
  text = text.substr(at, kMaxReferenceBytes);
  std::size_t const end = text.find(';');
  if (end == std::string_view::npos || end < 3) return false;
  std::string_view name = text.substr(1, end - 1);
  if (name.starts_with('#')) name.remove_prefix(1);
  return std::ranges::all_of(name, [](char c) {
    char const lower = base::lower_ascii(c);
    return (lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9');
  });
}

bool has_references(std::string_view text) {
  for (std::size_t at = text.find('&'); at != std::string_view::npos; at = text.find('&', at + 1)) {
    if (is_reference(text, at)) return true;
  }
  return false;
}

/// Of text with entities and no tags: each line as HTML in which nothing else is markup.
Result<std::string> decode_references(std::string_view text) {
  std::string decoded;
  while (true) {
    std::size_t const end = std::min(text.find('\n'), text.size());
    std::string_view const line = text.substr(0, end);
    if (has_references(line)) {
      std::string html;
      for (char const c : line) c == '<' ? html += "&lt;" : html += c;
      Result<std::string> plain = html_to_text(html);
      if (!plain) return plain;
      decoded += *plain;
    } else {
      decoded += line;
    }
    if (end == text.size()) return decoded;
    decoded += '\n';
    text.remove_prefix(end + 1);
  }
}

bool may_have_markup(std::string const& text) {
  return text.find('<') != std::string::npos || text.find('&') != std::string::npos;
}

/// Nothing is done to a text without "<" and "&", as nearly all are.
Result<void> convert_text(std::string& text) {
  if (!may_have_markup(text)) return {};
  Result<std::string> plain = std::string();
  if (has_html_tags(text)) {
    plain = html_to_text(text);
  } else if (has_references(text)) {
    plain = decode_references(text);
  } else {
    return {};
  }
  if (!plain) return plain.error();
  text = std::move(*plain);
  return {};
}

}  // namespace

bool has_html_tags(std::string_view text) {
  for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    bool const is_end = text.substr(at + 1).starts_with('/');
    std::string const name = tag_at(text, at + (is_end ? 2 : 1));
    if (name.empty()) continue;
    bool const is_known = is_end ? std::ranges::find(kElements, name) != kElements.end()
                                 : std::ranges::find(kOpenElements, name) != kOpenElements.end();
    if (is_known) return true;
  }
  return false;
}

Result<void> convert_markup(schema::Announcement& announcement) {
  for (std::string* const text : {&announcement.abstract, &announcement.body}) {
    if (auto done = convert_text(*text); !done) return done;
  }
  for (std::string* const text : {&announcement.title, &announcement.unit, &announcement.author,
                                  &announcement.place, &announcement.category}) {
    bool const may_change = may_have_markup(*text);
    if (auto done = convert_text(*text); !done) return done;
    if (may_change) std::ranges::replace(*text, '\n', ' ');
  }
  return {};
}

}  // namespace tracuu::indexer
