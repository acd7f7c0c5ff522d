// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/announcement/announcement_about_html.hpp"

#include <string>

#include "base/wording.hpp"
#include "formats/format.hpp"
#include "schema/page_ranges.hpp"
#include "search/api/search_request.hpp"
#include "server/urls/links.hpp"
#include "server/urls/request_params.hpp"
#include "server/views/facet_value_html.hpp"
#include "server/views/host_html.hpp"

namespace tracuu::server {
namespace {

using base::Language;
using schema::Announcement;
using search::Facet;

/// The rows of the box; those without a text are left out.
class Rows {
 public:
  explicit Rows(Language language) : language_(language) {}

  void add(base::TextKey<0> label, std::string const& text) {
    add_row(base::wording(label, language_), text, PageData{false});
  }

  void add(Facet facet, std::string const& value) {
    search::SearchRequest request;
    request.filters[facet] = search::filter_for_value(facet, value);
    add_row(base::wording(search::facet_row(facet).title, language_),
            facet_value_text(facet, value), PageData{search_url(request, language_)});
  }

  [[nodiscard]] PageData const& list() const { return list_; }

 private:
  void add_row(std::string_view label, std::string const& text, PageData const& url) {
    if (text.empty()) return;
    PageData row{PageData::type::object};
    row.set("label", std::string(label));
    row.set("text", text);
    row.set("html", host_html(text));
    row.set("url", url);
    list_.push_back(row);
  }

  Language language_;
  PageData list_{PageData::type::list};
};

std::string language_name(std::string const& code, Language language) {
  if (code == "vi") return std::string(base::wording("language.vietnamese", language));
  if (code == "en") return std::string(base::wording("language.english", language));
  return code;
}

// Told only where the text was converted: there a reader may doubt a letter.
std::string charset_note(Announcement const& announcement, Language language) {
  bool const is_unicode = announcement.charset.empty() || announcement.charset == "UTF-8";
  if (is_unicode && announcement.charset_confidence >= 1) return "";
  auto const percent = static_cast<int>(announcement.charset_confidence * 100);
  return base::wording("announcement.charset.converted", language, announcement.charset,
                       std::to_string(percent));
}

std::string signatures_text(Announcement const& announcement, Language language) {
  std::string text;
  for (schema::Signature const& signature : announcement.signatures) {
    if (!text.empty()) text += "; ";
    text += formats::signature_line(signature, language);
  }
  return text;
}

std::string pictures_note(Announcement const& announcement, Language language) {
  if (announcement.picture_pages.empty()) return "";
  return base::wording("announcement.pictures", language,
                       formats::page_list(announcement.picture_pages));
}

/// Names the pages whose text a machine read and nobody has put right.
std::string machine_note(Announcement const& announcement, Language language) {
  std::string pages;
  for (schema::PageStart const& start : announcement.pages) {
    bool const is_read_by_machine = schema::has_page(announcement.machine_pages, start.page) &&
                                    !schema::has_page(announcement.corrected_pages, start.page);
    if (is_read_by_machine) pages = schema::with_page(pages, start.page);
  }
  if (pages.empty()) return "";
  auto const percent = static_cast<int>(announcement.machine_confidence * 100);
  return base::wording("announcement.machine", language, formats::page_list(pages),
                       std::to_string(percent));
}

}  // namespace

void set_about(PageData& data, Announcement const& announcement, Language language) {
  Rows rows(language);
  data.set("day", false);
  if (announcement.date) {
    std::string const day = formats::format_day(*announcement.date, language);
    data.set("day", day);
    data.set("iso_date", schema::format_iso_date(*announcement.date));
    rows.add("announcement.published", day);
  }
  data.set("unit", text_or_false(announcement.unit));
  data.set("site_html", text_or_false(host_html(announcement.site)));
  data.set("number", text_or_false(announcement.number));
  search::SearchRequest number;
  number.text = announcement.number;
  data.set("number_url", search_url(number, language));
  data.set("pictures", text_or_false(pictures_note(announcement, language)));
  data.set("machine", text_or_false(machine_note(announcement, language)));
  rows.add("announcement.number", announcement.number);
  rows.add(Facet::Unit, announcement.unit);
  rows.add(Facet::Author, announcement.author);
  rows.add(Facet::Place, announcement.place);
  rows.add(Facet::Category, announcement.category);
  rows.add(Facet::Site, announcement.site);
  rows.add("announcement.signed", signatures_text(announcement, language));
  rows.add("announcement.language", language_name(announcement.language, language));
  rows.add("announcement.charset", charset_note(announcement, language));
  data.set("rows", rows.list());
  PageData addresses{PageData::type::list};
  for (std::string const& address : announcement.addresses) {
    PageData one{PageData::type::object};
    one.set("other_address", address);
    addresses.push_back(one);
  }
  data.set("has_other_addresses", !announcement.addresses.empty());
  data.set("other_addresses", addresses);
}

}  // namespace tracuu::server
