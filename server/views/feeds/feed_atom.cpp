// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/feeds/feed_atom.hpp"

#include <fmt/format.h>

#include "base/wording.hpp"
#include "formats/format.hpp"
#include "formats/plain_line.hpp"
#include "formats/xml_text.hpp"
#include "server/urls/links.hpp"
#include "server/urls/public_address.hpp"
#include "server/urls/request_params.hpp"
#include "server/views/filter_chips_html.hpp"

namespace tracuu::server {

namespace {

constexpr std::size_t kSummaryCodePoints = 400;
constexpr std::string_view kUntitled = "(không có tiêu đề)";

std::string link(std::string_view relation, std::string_view type, std::string_view address) {
  return fmt::format("<link rel=\"{}\" type=\"{}\" href=\"{}\"/>\n", relation, type,
                     formats::xml_text(address));
}

std::string summary_of(schema::Announcement const& announcement) {
  std::string const& text =
      announcement.abstract.empty() ? announcement.body : announcement.abstract;
  return formats::plain_summary(text, kSummaryCodePoints);
}

std::string person(std::string_view name) {
  return fmt::format("<author><name>{}</name></author>\n",
                     formats::xml_text(formats::plain_line(name)));
}

std::string entry_xml(Feed const& feed, search::StreamedResult const& result) {
  schema::Announcement const& announcement = result.found.announcement;
  std::string const title = formats::plain_line(announcement.title);
  std::string xml = "<entry>\n";
  xml += formats::xml_element(
      "id", lasting_id(feed.authority, feed.base_url, "announcement", announcement.id));
  xml += formats::xml_element("title", title.empty() ? kUntitled : std::string_view(title));
  xml += formats::xml_element("updated", schema::format_iso_instant(result.indexed));
  if (announcement.date) {
    xml += formats::xml_element("published",
                                schema::format_iso_date(*announcement.date) + "T00:00:00+07:00");
  }
  for (std::string const* const name :
       {&announcement.author, &announcement.unit, &announcement.site}) {
    if (formats::plain_line(*name).empty()) continue;
    xml += person(*name);
    break;
  }
  std::string const page = feed.base_url + announcement_url(announcement.id, feed.language);
  bool const is_linked = formats::is_web_address(announcement.url);
  xml += link("alternate", "text/html", is_linked ? formats::plain_uri(announcement.url) : page);
  if (is_linked) xml += link("related", "text/html", page);
  if (!announcement.category.empty()) {
    xml += fmt::format("<category term=\"{}\"/>\n",
                       formats::xml_text(formats::plain_line(announcement.category)));
  }
  xml += formats::xml_element("summary", summary_of(announcement));
  return xml + "</entry>\n";
}

// "Tra Cứu: khai sinh; Trang đã đăng: vankhe.example".
std::string title_of(Feed const& feed) {
  std::string asked = formats::plain_line(feed.request.text);
  for (std::string const& filter : filter_texts(feed.request, feed.language)) {
    if (!asked.empty()) asked += "; ";
    asked += formats::plain_line(filter);
  }
  return asked.empty() ? base::wording("feed.title", feed.language, feed.site_name)
                       : base::wording("feed.title.query", feed.language, feed.site_name, asked);
}

// What is found, without how many of it: a saved search stays itself if more of it is shown.
search::SearchRequest saved_search(search::SearchRequest request) {
  search::SearchRequest const defaults;
  request.sort = search::SortOrder::Newest;
  request.page = defaults.page;
  request.size = defaults.size;
  return request;
}

}  // namespace

std::string feed_atom(Feed const& feed) {
  search::SearchRequest const saved = saved_search(feed.request);
  std::string xml = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";
  xml += fmt::format("<?xml-stylesheet type=\"text/css\" href=\"{}\"?>\n", kFeedStyleFile);
  xml += fmt::format("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n",
                     base::language_tag(feed.language));
  xml += formats::xml_element(
      "id", lasting_id(feed.authority, feed.base_url, "feed", search_query(saved, feed.language)));
  xml += formats::xml_element("title", title_of(feed));
  xml += formats::xml_element("subtitle", base::wording("feed.subtitle", feed.language));
  xml += formats::xml_element("updated", schema::format_iso_instant(feed.updated));
  xml += person(feed.site_name);
  xml += formats::xml_element("generator", "Tra Cứu");
  xml += link("self", "application/atom+xml",
              feed.base_url + feed_url(feed.request, feed.language, feed.size));
  xml += link("alternate", "text/html", feed.base_url + search_url(saved, feed.language));
  for (search::StreamedResult const& result : feed.entries) xml += entry_xml(feed, result);
  return xml + "</feed>\n";
}

}  // namespace tracuu::server
