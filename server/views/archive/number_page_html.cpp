// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/archive/number_page_html.hpp"

#include <fmt/format.h>

#include <utility>

#include "base/wording.hpp"
#include "formats/format.hpp"
#include "server/urls/archive_params.hpp"
#include "server/urls/links.hpp"
#include "server/urls/request_params.hpp"
#include "server/views/archive_search.hpp"
#include "server/views/embedded_files.hpp"
#include "server/views/html_page.hpp"

namespace tracuu::server {
namespace {

using base::Language;

std::string counts_text(search::NumberCount const& number, Language language) {
  return base::wording("number.counts", language, formats::format_count(number.own, language),
                       formats::format_count(number.citing, language));
}

PageData looked_up_links(std::vector<search::NumberCount> const& numbers, Language language) {
  PageData links{PageData::type::list};
  for (search::NumberCount const& number : numbers) {
    PageData link = archive_link(number.number, number_url(number.number, language));
    link.set("count_text", counts_text(number, language));
    links.push_back(link);
  }
  return links;
}

/// A list of the page: its first hits, and the search for all.
PageData listed(base::TextKey<0> title, std::vector<search::Hit> const& hits, std::size_t count,
                search::SearchRequest const& all, Language language) {
  PageData data{PageData::type::object};
  set_archive_hits(data, hits, language);
  data.set("list_title", std::string(base::wording(title, language)));
  data.set("list_count", announcements_text(count, language));
  data.set("list_url", search_url(all, language));
  data.set("has_more_hits", count > hits.size());
  data.set("shown_count", formats::format_count(hits.size(), language));
  return data;
}

void set_one(PageData& data, NumberPage const& page) {
  search::NumberCount const& only = page.lookup.found.front();
  data.set("only_number", only.number);
  data.set("only_count", announcements_text(only.own + only.citing, page.language));
  data.set("search_url", search_url(number_search(only.number), page.language));
  data.set("has_own", only.own > 0);
  PageData lists{PageData::type::list};
  if (only.own > 0) {
    lists.push_back(
        listed("number.own", page.own, only.own, own_number_search(only.number), page.language));
  }
  if (only.citing > 0) {
    lists.push_back(listed("number.citing", page.citing, only.citing, citing_search(only.number),
                           page.language));
  }
  data.set("lists", lists);
}

/// `number` as a value of a field of a query.
std::string quoted(std::string const& number) {
  return number.find(' ') == std::string::npos ? number : '"' + number + '"';
}

search::SearchRequest newest_of(std::string text) {
  search::SearchRequest request;
  request.text = std::move(text);
  request.sort = search::SortOrder::Newest;
  return request;
}

}  // namespace

std::string number_page_html(NumberPage const& page, Branding const& branding) {
  auto const& [asked, lookup, own, citing, language] = page;
  std::string const heading(base::wording("number.title", language));
  PageFrame frame =
      archive_frame(asked.empty() ? heading : asked + " – " + heading, language,
                    number_url(asked, Language::Vietnamese), number_url(asked, Language::English));
  frame.is_indexable = false;
  PageData data = page_data(frame, {}, branding);
  set_archive_page(data, heading, "");
  search::SearchRequest words;
  words.text = asked;
  data.set("asked", text_or_false(asked));
  data.set("words_url", search_url(words, language));
  data.set("is_unread", !asked.empty() && !lookup.is_number);
  data.set("is_missing", lookup.is_number && lookup.found.empty());
  data.set("is_one", lookup.found.size() == 1);
  data.set("is_many", lookup.found.size() > 1);
  data.set("many_count", formats::format_count(lookup.found.size(), language));
  data.set("was_cut", lookup.was_cut);
  data.set("numbers", looked_up_links(lookup.found, language));
  data.set("near", looked_up_links(lookup.near, language));
  data.set("has_near", !lookup.near.empty());
  if (lookup.found.size() == 1) set_one(data, page);
  return render_page(kNumberTemplate, language, data);
}

search::SearchRequest number_search(std::string const& number) {
  search::SearchRequest request;
  request.text = "số:" + quoted(number);
  return request;
}

search::SearchRequest own_number_search(std::string const& number) {
  return newest_of(fmt::format("số:{0} -viện_dẫn:{0}", quoted(number)));
}

search::SearchRequest citing_search(std::string const& number) {
  return newest_of("viện_dẫn:" + quoted(number));
}

}  // namespace tracuu::server
