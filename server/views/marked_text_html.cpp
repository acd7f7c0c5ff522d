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
    html += text_html(paragraph, {at, begin});
    std::string const shown = text_html(paragraph, part.stretch);
    html += part.is_match ? match_html(shown) : number_html(text.substr(begin, end - begin), shown);
    at = end;
  }
  return html + text_html(paragraph, {at, text.size()});
}

// A repair that is only partly in the stretch is shown by that part.
std::string MarkedTextWriter::text_html(MarkedParagraph const& paragraph,
                                        Stretch const& stretch) const {
  std::string_view const text = paragraph.text;
  std::string html;
  std::size_t at = stretch.begin;
  auto repair =
      std::ranges::upper_bound(paragraph.repairs, stretch.begin, {},
                               [](search::MarkedRepair const& each) { return each.stretch.end; });
  for (; repair != paragraph.repairs.end() && repair->stretch.begin < stretch.end; ++repair) {
    std::size_t const begin = std::max(repair->stretch.begin, stretch.begin);
    std::size_t const end = std::min(repair->stretch.end, stretch.end);
    if (begin >= end) continue;
    html += formats::xml_text(text.substr(at, begin - at));
    std::string const as_read = base::wording("document_page.as_read", language_, repair->as_read);
    html +=
        fmt::format("<span class=\"repaired\" title=\"{}\">{}</span>", formats::xml_text(as_read),
                    formats::xml_text(text.substr(begin, end - begin)));
    at = end;
  }
  return html + formats::xml_text(text.substr(at, stretch.end - at));
}

std::string MarkedTextWriter::match_html(std::string_view shown) {
  std::size_t const number = ++written_;
  std::string html = fmt::format("<mark id=\"m{}\">{}</mark>", number, shown);
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

std::string MarkedTextWriter::number_html(std::string_view text, std::string_view html) const {
  search::SearchRequest request;
  request.text = text;
  return fmt::format("<a class=\"number\" href=\"{}\">{}</a>",
                     formats::xml_text(search_url(request, language_)), html);
}

std::size_t count_matches(std::vector<MarkedParagraph> const& paragraphs) {
  std::size_t count = 0;
  for (MarkedParagraph const& paragraph : paragraphs) count += paragraph.matches.size();
  return count;
}

}  // namespace tracuu::server
