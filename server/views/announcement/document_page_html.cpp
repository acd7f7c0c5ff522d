// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/announcement/document_page_html.hpp"

#include <fmt/format.h>

#include <numeric>
#include <optional>
#include <string_view>

#include "base/wording.hpp"
#include "formats/format.hpp"
#include "formats/marked_html.hpp"
#include "formats/page_name.hpp"
#include "schema/instant.hpp"
#include "schema/page_ranges.hpp"
#include "server/urls/links.hpp"
#include "server/views/embedded_files.hpp"
#include "server/views/html_page.hpp"
#include "server/views/marked_text_html.hpp"
#include "server/views/text_blocks_html.hpp"

namespace tracuu::server {
namespace {

using base::Language;
using search::PageReading;

/// Of `page` in the document of the announcement, for who came by the search `origin`.
std::string url_of_page(PageReading const& reading, std::size_t page, SearchParams const& origin,
                        Language language) {
  std::string const& id = reading.announcement.id;
  return origin.is_empty() ? document_page_url(id, page, language)
                           : found_document_page_url(id, page, origin.request, language);
}

std::string url_of_document(PageReading const& reading, SearchParams const& origin) {
  std::string const& id = reading.announcement.id;
  return origin.is_empty() ? announcement_url(id, origin.language)
                           : found_announcement_url(id, origin.request, origin.language);
}

/// How sure the machine was of the page, in percent.
std::string confidence_text(schema::PageWords const& words) {
  double const sum = std::accumulate(
      words.words.begin(), words.words.end(), 0.0,
      [](double so_far, schema::PageWord const& word) { return so_far + word.confidence; });
  std::size_t const count = words.words.size();
  double const mean = count == 0 ? 1 : sum / static_cast<double>(count);
  return std::to_string(static_cast<int>(100 * mean));
}

std::string correction_note(PageReading const& reading, Language language) {
  auto const instant =
      reading.correction ? schema::parse_iso_instant(reading.correction->time) : std::nullopt;
  if (!instant) return std::string(base::wording("document_page.corrected", language));
  schema::Date const day{std::chrono::floor<std::chrono::days>(*instant)};
  return base::wording("document_page.corrected_on", language, formats::format_day(day, language));
}

/// Where the text of the page comes from, if that is no text of the document itself.
PageData notes_html(PageReading const& reading, Language language) {
  schema::Announcement const& announcement = reading.announcement;
  PageData notes{PageData::type::list};
  if (schema::has_page(announcement.corrected_pages, reading.page)) {
    notes.push_back(correction_note(reading, language));
  } else if (schema::has_page(announcement.machine_pages, reading.page)) {
    schema::PageWords const none;
    notes.push_back(base::wording("document_page.machine", language,
                                  confidence_text(reading.words.value_or(none))));
  } else if (!reading.failure.empty()) {
    notes.push_back(std::string(base::wording("document_page.failed", language)));
  } else if (schema::has_page(announcement.picture_pages, reading.page)) {
    notes.push_back(std::string(base::wording("document_page.picture", language)));
  }
  return notes;
}

std::string page_match_line(std::size_t count, Language language) {
  if (count == 0) return std::string(base::wording("document_page.matches.none", language));
  std::string const number = formats::format_count(count, language);
  return count == 1 ? base::wording("document_page.matches.one", language, number)
                    : base::wording("document_page.matches", language, number);
}

void set_page_text(PageData& data, PageReading const& reading, Language language) {
  std::size_t const count = count_matches(reading.paragraphs);
  MarkedTextWriter writer(count, language);
  data.set("title_html", formats::marked_html(reading.title));
  data.set("body_html", text_blocks_html(reading.paragraphs, writer, language));
  data.set("is_empty", reading.paragraphs.empty());
  data.set("match_line", page_match_line(count, language));
  data.set("has_matches", count > 0);
}

void set_repairs(PageData& data, PageReading const& reading, Language language) {
  auto const& [text, repairs] = reading.text;
  PageData list{PageData::type::list};
  for (schema::Repair const& repair : repairs) {
    PageData row{PageData::type::object};
    row.set("repaired", text.substr(repair.begin, repair.end - repair.begin));
    row.set("read_as", base::wording("document_page.repair", language, repair.as_read));
    list.push_back(row);
  }
  data.set("has_repairs", !repairs.empty());
  data.set("repairs_line", base::wording("document_page.repairs", language,
                                         formats::format_count(repairs.size(), language)));
  data.set("repairs", list);
}

/// A frame keeps this far off the letters, in points.
constexpr double kFrameGap = 2;

/// The picture, and what lies over it: a drawing as large as the page, in its points.
void set_image(PageData& data, DocumentPage const& page, Language language) {
  constexpr double kPixelsPerPoint = 96.0 / 72;  // of a style sheet
  auto const& [reading, origin, image_url] = page;
  data.set("image_url", text_or_false(image_url));
  data.set("image_alt", base::wording("document_page.image", language,
                                      formats::format_count(reading.page, language)));
  data.set("has_size", reading.words.has_value());
  data.set("has_frames", !reading.boxes.empty());
  if (!reading.words) return;
  data.set("image_width", fmt::format("{:.0f}", kPixelsPerPoint * reading.words->width));
  data.set("image_height", fmt::format("{:.0f}", kPixelsPerPoint * reading.words->height));
  data.set("page_width", fmt::format("{:.2f}", reading.words->width));
  data.set("page_height", fmt::format("{:.2f}", reading.words->height));
  PageData frames{PageData::type::list};
  for (search::PageBox const& box : reading.boxes) {
    PageData frame{PageData::type::object};
    frame.set("left", fmt::format("{:.2f}", box.left - kFrameGap));
    frame.set("top", fmt::format("{:.2f}", box.top - kFrameGap));
    frame.set("width", fmt::format("{:.2f}", box.right - box.left + 2 * kFrameGap));
    frame.set("height", fmt::format("{:.2f}", box.bottom - box.top + 2 * kFrameGap));
    frames.push_back(frame);
  }
  data.set("frames", frames);
}

void set_steps(PageData& data, PageReading const& reading, SearchParams const& origin) {
  auto const step = [&](std::size_t page) {
    return text_or_false(page < 1 || page > reading.page_count
                             ? std::string()
                             : url_of_page(reading, page, origin, origin.language));
  };
  data.set("previous_url", step(reading.page - 1));
  data.set("next_url", step(reading.page + 1));
}

}  // namespace

std::string document_page_html(DocumentPage const& page, Branding const& branding) {
  auto const& [reading, origin, image_url] = page;
  schema::Announcement const& announcement = reading.announcement;
  Language const language = origin.language;
  search::PagePlace const place{reading.page, reading.name};
  std::string const name =
      base::wording("document_page.title", language, announcement.title,
                    formats::page_name(place, announcement.filetype, language));
  PageFrame const frame{
      .language = language,
      .title = name,
      .vietnamese_url = url_of_page(reading, reading.page, origin, Language::Vietnamese),
      .english_url = url_of_page(reading, reading.page, origin, Language::English),
      .is_indexable = false};
  PageData data = page_data(frame, origin.request, branding);
  data.set("is_document_page", true);
  data.set("document_url", url_of_document(reading, origin));
  data.set("query_text", text_or_false(origin.request.text));
  data.set("content_lang", announcement.language.empty() ? "vi" : announcement.language);
  data.set("place",
           formats::page_of_pages(place, reading.page_count, announcement.filetype, language));
  data.set("sheet", text_or_false(reading.name.empty() ? std::string()
                                                       : base::wording("document_page.sheet",
                                                                       language, reading.name)));
  data.set("notes", notes_html(reading, language));
  set_steps(data, reading, origin);
  set_image(data, page, language);
  set_page_text(data, reading, language);
  set_repairs(data, reading, language);
  return render_page(kDocumentPageTemplate, language, data);
}

}  // namespace tracuu::server
