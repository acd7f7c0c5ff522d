// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/archive/archive_page_html.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/wording.hpp"
#include "formats/format.hpp"
#include "search/api/search_request.hpp"
#include "server/urls/links.hpp"
#include "server/urls/request_params.hpp"
#include "server/views/archive/archive_facets_html.hpp"
#include "server/views/archive/calendar_html.hpp"
#include "server/views/archive_search.hpp"
#include "server/views/embedded_files.hpp"
#include "server/views/html_page.hpp"
#include "server/views/structured_data.hpp"

namespace tracuu::server {
namespace {

using base::Language;
using search::DayCount;
using search::Holdings;

/// Two subjects of every portal, to compare at a click.
constexpr char const* kComparedExample[] = {"phòng chống dịch", "nông thôn mới"};

/// What most readers begin with: these lists stand before the years, the others after them.
constexpr search::Facet kLeadingFacets[] = {search::Facet::Unit, search::Facet::Place,
                                            search::Facet::Site};

/// Undated announcements are what no date leaves over.
std::string undated_url(Language language) {
  search::SearchRequest request;
  request.text = base::wording("archive.undated.query", language);
  return search_url(request, language);
}

std::string example_compare_url(Language language) {
  CompareParams params;
  params.language = language;
  for (char const* const query : kComparedExample) params.queries.emplace_back(query);
  return compare_url(params);
}

/// The lists that lead, and the others.
std::pair<Holdings, Holdings> split_facets(Holdings const& holdings) {
  Holdings leading;
  Holdings others;
  for (search::Facet const facet : kLeadingFacets) {
    for (search::FacetHoldings const& held : holdings.facets) {
      if (held.counts.facet == facet) leading.facets.push_back(held);
    }
  }
  for (search::FacetHoldings const& held : holdings.facets) {
    bool const leads =
        std::ranges::find(kLeadingFacets, held.counts.facet) != std::ranges::end(kLeadingFacets);
    if (!leads) others.facets.push_back(held);
  }
  return {std::move(leading), std::move(others)};
}

void set_undated(PageData& data, Holdings const& holdings, Language language) {
  data.set("undated", holdings.undated == 0
                          ? PageData{false}
                          : PageData{announcements_text(holdings.undated, language)});
  data.set("undated_url", undated_url(language));
}

/// The nearest year or month before or after `period` that has announcements.
std::optional<ArchivePeriod> neighbour(std::vector<DayCount> const& days,
                                       ArchivePeriod const& period, bool is_later) {
  schema::DateRange const range = days_of(period);
  auto const as_period = [&](schema::Date day) {
    return period.month ? ArchivePeriod{day.year(), day.month()} : ArchivePeriod{day.year()};
  };
  if (is_later) {
    auto const after = std::ranges::upper_bound(days, *range.to, {}, &DayCount::day);
    return after == days.end() ? std::nullopt : std::optional(as_period(after->day));
  }
  auto const from = std::ranges::lower_bound(days, *range.from, {}, &DayCount::day);
  return from == days.begin() ? std::nullopt : std::optional(as_period(std::prev(from)->day));
}

void set_neighbour(PageData& data, std::string const& name,
                   std::optional<ArchivePeriod> const& period, Language language) {
  data.set(name + "_url", period ? PageData{period_url(*period, language)} : PageData{false});
  if (period) data.set(name + "_text", period_text(*period, language));
}

std::vector<DayCount> days_within(std::vector<DayCount> const& days, ArchivePeriod const& period) {
  schema::DateRange const range = days_of(period);
  std::vector<DayCount> within;
  std::ranges::copy_if(days, std::back_inserter(within), [&](DayCount const& day) {
    return day.day >= *range.from && day.day <= *range.to;
  });
  return within;
}

std::string period_heading(ArchivePeriod const& period, Language language) {
  std::string const text = period_text(period, language);
  return period.month ? base::wording("archive.period.month", language, text)
                      : base::wording("archive.period.year", language, text);
}

std::string list_heading(ArchiveListParams const& params) {
  std::string heading(base::wording(search::facet_row(params.facet).title, params.language));
  if (params.period) heading += ", " + period_text(*params.period, params.language);
  return heading;
}

std::string list_page_url(ArchiveListParams params, std::size_t page, Language language) {
  params.page = page;
  params.language = language;
  return archive_list_url(params);
}

/// `params` with the other order, from the first page on.
PageData order_links(ArchiveListParams params) {
  auto const now = params.order;
  params.page = 1;
  PageData links{PageData::type::list};
  auto const add = [&](search::ValueOrder order, base::TextKey<0> text) {
    params.order = order;
    PageData link =
        archive_link(std::string(base::wording(text, params.language)), archive_list_url(params));
    link.set("current", order == now);
    links.push_back(link);
  };
  add(search::ValueOrder::Count, "archive.order.count");
  add(search::ValueOrder::Name, "archive.order.name");
  return links;
}

/// The way to a page below /kho: home, the archive, `more`.
std::string archive_breadcrumbs(Language language, std::string const& base_url,
                                Branding const& branding, std::vector<Breadcrumb> const& more) {
  std::vector<Breadcrumb> crumbs = {
      {branding.name.in(language), base_url + home_url(language)},
      {std::string(base::wording("archive.title", language)), base_url + archive_url(language)}};
  std::ranges::copy(more, std::back_inserter(crumbs));
  return breadcrumbs_json(crumbs);
}

void set_list_paging(PageData& data, ArchiveListParams const& params, std::size_t count) {
  std::size_t const pages = (count + kArchiveListSize - 1) / kArchiveListSize;
  auto const page_or_false = [&](bool is_there, std::size_t page) {
    return is_there ? PageData{list_page_url(params, page, params.language)} : PageData{false};
  };
  data.set("has_paging", pages > 1);
  data.set("page", formats::format_count(params.page, params.language));
  data.set("pages", formats::format_count(pages, params.language));
  data.set("previous_url", page_or_false(params.page > 1, std::min(params.page - 1, pages)));
  data.set("next_url", page_or_false(params.page < pages, params.page + 1));
}

std::string period_breadcrumbs(ArchivePeriodPage const& page, Branding const& branding) {
  ArchivePeriod const year{page.period.year};
  std::vector<Breadcrumb> crumbs;
  crumbs.push_back(
      {period_text(year, page.language), page.base_url + period_url(year, page.language)});
  if (page.period.month) {
    crumbs.push_back({period_text(page.period, page.language),
                      page.base_url + period_url(page.period, page.language)});
  }
  return archive_breadcrumbs(page.language, page.base_url, branding, crumbs);
}

}  // namespace

std::string archive_page_html(Holdings const& holdings, Language language,
                              std::string const& base_url, Branding const& branding) {
  std::string const title(base::wording("archive.title", language));
  PageFrame frame = archive_frame(title, language, archive_url(Language::Vietnamese),
                                  archive_url(Language::English));
  frame.description = base::wording("archive.description", language,
                                    announcements_text(holdings.announcements, language));
  frame.base_url = base_url;
  PageData data = page_data(frame, {}, branding);
  data.set("structured_data", archive_breadcrumbs(language, base_url, branding, {}));
  set_archive_page(data, title, base_url + archive_url(language));
  data.set("batch_url", batch_url(language));
  data.set("identify_url", identify_url(language));
  data.set("list_url", list_url({}, language));
  set_archive_span(data, holdings, language);
  set_undated(data, holdings, language);
  set_year_calendar(data, holdings.days, language);
  auto const [leading, others] = split_facets(holdings);
  PageData first{PageData::type::object};
  set_archive_facets(first, leading, std::nullopt, language);
  data.set("leading", first);
  set_archive_facets(data, others, std::nullopt, language);
  data.set("compare_url", example_compare_url(language));
  data.set("compare_first", kComparedExample[0]);
  data.set("compare_second", kComparedExample[1]);
  return render_page(kArchiveTemplate, language, data);
}

std::string archive_period_html(ArchivePeriodPage const& page, Branding const& branding) {
  auto const& [period, days, holdings, hits, language, base_url] = page;
  std::string const heading = period_heading(period, language);
  PageFrame frame = archive_frame(heading, language, period_url(period, Language::Vietnamese),
                                  period_url(period, Language::English));
  frame.is_indexable = holdings.announcements > 0;
  frame.description = base::wording("archive.period.description", language, heading,
                                    announcements_text(holdings.announcements, language));
  frame.base_url = base_url;
  PageData data = page_data(frame, {}, branding);
  data.set("structured_data", period_breadcrumbs(page, branding));
  set_archive_page(data, heading, base_url + period_url(period, language));
  data.set("total_text", announcements_text(holdings.announcements, language));
  data.set("is_bare", holdings.announcements == 0);
  data.set("search_url", search_url(archive_search(period), language));
  data.set("has_more_hits", holdings.announcements > hits.size());
  data.set("shown_count", formats::format_count(hits.size(), language));
  data.set("is_month", period.month.has_value());
  data.set("is_year", !period.month);
  ArchivePeriod const year{period.year};
  data.set("year_text", period_text(year, language));
  data.set("year_url", period_url(year, language));
  set_neighbour(data, "earlier", neighbour(days, period, false), language);
  set_neighbour(data, "later", neighbour(days, period, true), language);
  if (period.month) {
    set_month_calendar(data, days, period, language);
  } else {
    set_year_calendar(data, days_within(days, period), language);
  }
  set_archive_facets(data, holdings, period, language);
  set_archive_hits(data, hits, language);
  return render_page(kArchivePeriodTemplate, language, data);
}

std::string archive_list_html(Holdings const& holdings, ArchiveListParams const& params,
                              std::string const& base_url, Branding const& branding) {
  Language const language = params.language;
  search::FacetHoldings const& facet = holdings.facets.front();
  std::size_t const count = facet.counts.values.size();
  std::size_t const begin = std::min((params.page - 1) * kArchiveListSize, count);
  std::size_t const end = std::min(begin + kArchiveListSize, count);
  std::string const heading = list_heading(params);
  PageFrame frame =
      archive_frame(heading, language, list_page_url(params, params.page, Language::Vietnamese),
                    list_page_url(params, params.page, Language::English));
  frame.is_indexable = !params.period && end > begin;
  frame.description = base::wording("archive.list.description", language, heading,
                                    formats::format_count(count, language));
  frame.base_url = base_url;
  if (params.page > 1) {
    frame.title = base::wording("page.numbered", language, heading,
                                formats::format_count(params.page, language));
  }
  PageData data = page_data(frame, {}, branding);
  ArchiveListParams canonical = params;
  canonical.order = search::ValueOrder::Count;
  set_archive_page(data, heading, frame.is_indexable ? base_url + archive_list_url(canonical) : "");
  data.set("distinct_text", formats::format_count(count, language));
  data.set("without", text_or_false(without_text(facet, language)));
  data.set("period_url",
           params.period ? PageData{period_url(*params.period, language)} : PageData{false});
  if (params.period) data.set("period_text", period_text(*params.period, language));
  data.set("order_links", order_links(params));
  data.set("values", archive_values(facet.counts, begin, end, params.period, language));
  data.set("is_bare", begin == end);
  data.set("first_number", std::to_string(begin + 1));
  set_list_paging(data, params, count);
  return render_page(kArchiveListTemplate, language, data);
}

}  // namespace tracuu::server
