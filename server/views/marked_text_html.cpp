// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/marked_text_html.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/wording.hpp"
#include "formats/xml_text.hpp"
#include "server/urls/links.hpp"
#include "server/urls/request_params.hpp"

namespace tracuu::server {
namespace {

using base::Language;
using search::MarkedParagraph;
using search::Stretch;

/// A stretch that is not plain text.
struct Part {
  Stretch stretch;
  bool is_match = false;
};

bool overlap(Stretch const& one, Stretch const& other) {
  return one.begin < other.end && other.begin < one.end;
}

std::vector<Part> parts_of(MarkedParagraph const& paragraph) {
  std::vector<Part> parts;
  for (Stretch const& match : paragraph.matches) parts.push_back({match, true});
  for (Stretch const& number : paragraph.numbers) {
    bool const is_free = std::ranges::none_of(
        paragraph.matches, [&](Stretch const& match) { return overlap(match, number); });
    if (is_free) parts.push_back({number, false});
  }
  std::ranges::sort(parts, {}, [](Part const& part) { return part.stretch.begin; });
  return parts;
}

std::string step_link(std::size_t target, std::string_view text) {
  return fmt::format("<a href=\"#m{}\">{}</a>", target, text);
}

}  // namespace

MarkedTextWriter::MarkedTextWriter(std::size_t match_count, Language language)
    : match_count_(match_count), language_(language) {}

std::string MarkedTextWriter::write(MarkedParagraph const& paragraph) {
  std::string_view const text = paragraph.text;
  std::string html;
  std::size_t at = 0;
  for (Part const& part : parts_of(paragraph)) {
    auto const [begin, end] = part.stretch;
    html += formats::xml_text(text.substr(at, begin - at));
    std::string_view const shown = text.substr(begin, end - begin);
    html += part.is_match ? match_html(shown) : number_html(shown);
    at = end;
  }
  return html + formats::xml_text(text.substr(at));
}

std::string MarkedTextWriter::match_html(std::string_view text) {
  std::size_t const number = ++written_;
  std::string html = fmt::format("<mark id=\"m{}\">{}</mark>", number, formats::xml_text(text));
  html += fmt::format("<span class=\"step\" lang=\"{}\">", base::language_tag(language_));
  if (number > 1) {
    html += step_link(number - 1, base::wording("announcement.match.previous", language_));
  }
  html += fmt::format("<span>{}/{}</span>", number, match_count_);
  if (number < match_count_) {
    html += step_link(number + 1, base::wording("announcement.match.next", language_));
  }
  return html + "</span>";
}

std::string MarkedTextWriter::number_html(std::string_view text) const {
  search::SearchRequest request;
  request.text = text;
  return fmt::format("<a class=\"number\" href=\"{}\">{}</a>",
                     formats::xml_text(search_url(request, language_)), formats::xml_text(text));
}

std::size_t count_matches(std::vector<MarkedParagraph> const& paragraphs) {
  std::size_t count = 0;
  for (MarkedParagraph const& paragraph : paragraphs) count += paragraph.matches.size();
  return count;
}

}  // namespace tracuu::server
