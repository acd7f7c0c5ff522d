// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/search/search_page_html.hpp"

#include <algorithm>
#include <span>

#include "base/wording.hpp"
#include "formats/attached_name.hpp"
#include "formats/format.hpp"
#include "formats/marked_html.hpp"
#include "search/api/hit.hpp"
#include "search/api/match_count.hpp"
#include "search/api/note.hpp"
#include "search/api/search_request.hpp"
#include "server/urls/links.hpp"
#include "server/views/archive_search.hpp"
#include "server/views/attachments_html.hpp"
#include "server/views/embedded_files.hpp"
#include "server/views/filter_chips_html.hpp"
#include "server/views/host_html.hpp"
#include "server/views/html_page.hpp"
#include "server/views/page_matches_html.hpp"
#include "server/views/search/empty_help_html.hpp"
#include "server/views/search/facet_links_html.hpp"
#include "server/views/search/histogram_svg.hpp"
#include "server/views/search/take_away_html.hpp"

namespace tracuu::server {
namespace {

using base::Language;
using search::SearchRequest;
using search::SortOrder;

/// Of one hit; its own page has them all.
constexpr std::size_t kMaxAttachmentsShown = 5;

PageData link(std::string const& text, std::string const& url, bool is_current = false) {
  PageData data{PageData::type::object};
  data.set("text", text);
  data.set("url", url);
  data.set("current", is_current);
  return data;
}

PageData sort_links(SearchParams const& params) {
  struct Choice {
    SortOrder order;
    base::TextKey<0> text;
  };
  constexpr Choice kChoices[] = {{SortOrder::Relevance, "results.sort.relevance"},
                                 {SortOrder::Newest, "results.sort.newest"},
                                 {SortOrder::Oldest, "results.sort.oldest"}};
  PageData links{PageData::type::list};
  for (Choice const& choice : kChoices) {
    links.push_back(
        link(std::string(base::wording(choice.text, params.language)),
             changed_url(params, [&](SearchRequest& request) { request.sort = choice.order; }),
             params.request.sort == choice.order));
  }
  return links;
}

std::string count_line(search::MatchCount const& total, Language language) {
  std::string const count = announcements_text(total.lower, language);
  return total.is_exact() ? count : base::wording("results.at_least", language, count);
}

/// `with_undo`: with a link that searches exactly what was typed.
PageData note_data(search::Note const& note, SearchParams const& params, bool with_undo) {
  PageData data{PageData::type::object};
  data.set("message", search::describe(note, params.language));
  data.set("is_question", note.code == search::NoteCode::DidYouMean);
  data.set("undo", with_undo && !note.exact_query.empty());
  data.set("exact_query", note.exact_query);
  data.set("exact_url", changed_url(params, [&](SearchRequest& request) {
             request.text = note.exact_query;
             request.exact = true;
           }));
  data.set("suggests", !note.suggestion.empty());
  data.set("suggestion", note.suggestion);
  data.set("suggestion_url", changed_url(params, [&](SearchRequest& request) {
             request.text = note.suggestion;
             request.page = 1;
           }));
  return data;
}

/// The main note, and those that unfold. Only the first of those that can be undone says how: the
/// link is the same.
void set_notes(PageData& data, std::vector<search::Note> const& notes, SearchParams const& params) {
  PageData main{PageData::type::list};
  PageData more{PageData::type::list};
  bool with_undo = true;
  for (search::Note const& note : notes) {
    PageData& list = &note == &notes.front() ? main : more;
    list.push_back(note_data(note, params, with_undo));
    with_undo = with_undo && note.exact_query.empty();
  }
  data.set("has_notes", !notes.empty());
  data.set("main_note", main);
  data.set("has_more_notes", notes.size() > 1);
  data.set("more_notes", more);
}

PageData copies_data(std::vector<schema::Announcement> const& copies, SearchParams const& params) {
  Language const language = params.language;
  PageData list{PageData::type::list};
  for (schema::Announcement const& copy : copies) {
    PageData data{PageData::type::object};
    data.set("copy_url", found_announcement_url(copy.id, params.request, language));
    data.set("copy_title", shown_title(copy.title, language));
    data.set("copy_site", text_or_false(copy.site));
    data.set("copy_day",
             copy.date ? PageData{formats::format_day(*copy.date, language)} : PageData{false});
    list.push_back(data);
  }
  return list;
}

/// The attachments that were found, too, as far as they are shown.
std::span<search::AttachedHit const> shown_attached(search::Hit const& hit) {
  return std::span(hit.attached).first(std::min(hit.attached.size(), search::kAttachedSnippets));
}

PageData attached_data(search::Hit const& hit, SearchParams const& params) {
  Language const language = params.language;
  PageData list{PageData::type::list};
  for (search::AttachedHit const& attached : shown_attached(hit)) {
    PageData data{PageData::type::object};
    data.set("attached_url",
             found_announcement_url(attached.announcement.id, params.request, language));
    data.set("attached_name", formats::attached_name(hit, attached));
    data.set("attached_type", text_or_false(attached.announcement.filetype));
    data.set("attached_place",
             attached.found_on
                 ? page_link(attached.announcement, *attached.found_on, params.request, language)
                 : PageData{false});
    data.set("attached_html", text_or_false(formats::marked_html(attached.snippet)));
    list.push_back(data);
  }
  return list;
}

/// What belongs to the hit, but for what is shown as found.
search::Related other_related(search::Hit const& hit) {
  search::Related related = hit.related;
  std::erase_if(related.attachments, [&](search::AttachmentLink const& link) {
    auto const is_it = [&](search::AttachedHit const& attached) {
      return attached.announcement.id == link.id;
    };
    return std::ranges::any_of(shown_attached(hit), is_it);
  });
  return related;
}

/// The hit's own document number, with the search for it.
PageData number_data(std::string const& number, Language language) {
  if (number.empty()) return PageData{false};
  SearchRequest request;
  request.text = number;
  return link(number, search_url(request, language));
}

/// The pages of its document that the snippet is from, each once.
PageData places_data(search::Hit const& hit, SearchParams const& params) {
  std::vector<search::PagePlace> places;
  for (search::SnippetFragment const& fragment : hit.fragments) {
    bool const is_new = fragment.page && std::ranges::find(places, *fragment.page) == places.end();
    if (is_new) places.push_back(*fragment.page);
  }
  PageData list{PageData::type::list};
  for (search::PagePlace const& place : places) {
    list.push_back(page_link(hit.announcement, place, params.request, params.language));
  }
  return list;
}

PageData hit_data(search::Hit const& hit, SearchParams const& params) {
  Language const language = params.language;
  schema::Announcement const& announcement = hit.announcement;
  PageData data{PageData::type::object};
  data.set("url", found_announcement_url(announcement.id, params.request, language));
  data.set("title_html", hit.title.text.empty()
                             ? host_html(shown_title(announcement.title, language))
                             : formats::marked_html(hit.title));
  data.set("snippet_html", text_or_false(formats::marked_html(hit.snippet)));
  data.set("has_places", hit.found_on.has_value());
  data.set("places", places_data(hit, params));
  // Sections look names up in the enclosing data too, so that an absent field is false, not unset.
  data.set("day", false);
  if (announcement.date) {
    data.set("day", formats::format_day(*announcement.date, language));
    data.set("iso_date", schema::format_iso_date(*announcement.date));
  }
  data.set("unit", text_or_false(announcement.unit));
  data.set("site_html", text_or_false(host_html(announcement.site)));
  data.set("number", number_data(announcement.number, language));
  data.set("ended", hit.in_force == search::InForce::No);
  data.set("has_copies", !hit.copies.empty());
  data.set("copy_count", formats::format_count(hit.copies.size(), language));
  data.set("copies", copies_data(hit.copies, params));
  std::size_t const more = hit.attached.size() - shown_attached(hit).size();
  data.set("has_attached", !hit.attached.empty());
  data.set("more_attached",
           more == 0 ? PageData{false} : PageData{formats::format_count(more, language)});
  data.set("attached", attached_data(hit, params));
  set_related(data, other_related(hit), language, kMaxAttachmentsShown);
  return data;
}

void set_hits(PageData& data, search::SearchAnswer const& answer, SearchParams const& params) {
  PageData hits{PageData::type::list};
  for (search::Hit const& hit : answer.hits) hits.push_back(hit_data(hit, params));
  set_notes(data, answer.notes, params);
  data.set("hits", hits);
  data.set("has_hits", !answer.hits.empty());
  data.set("first_number", std::to_string((answer.page - 1) * answer.size + 1));
  // Beyond the last page: there are announcements, but not here.
  data.set("is_beyond", answer.hits.empty() && answer.total.lower > 0);
  data.set("is_empty", answer.hits.empty() && answer.total.lower == 0);
}

void set_paging(PageData& data, search::SearchAnswer const& answer, SearchParams const& params) {
  auto const page_url = [&](std::size_t page) {
    return changed_url(params, [&](SearchRequest& request) { request.page = page; });
  };
  data.set("page", formats::format_count(answer.page, params.language));
  data.set("first_url", page_url(1));
  data.set("previous_url", answer.page > 1 ? PageData{page_url(answer.page - 1)} : PageData{false});
  data.set("next_url", answer.has_next ? PageData{page_url(answer.page + 1)} : PageData{false});
  data.set("has_paging", answer.page > 1 || answer.has_next);
}

/// What a shared link tells of the answer.
std::string description(search::SearchAnswer const& answer, SearchParams const& params) {
  std::string const count = count_line(answer.total, params.language);
  std::string const& text = params.request.text;
  return text.empty() ? count + '.'
                      : base::wording("results.description", params.language, count, text);
}

std::string window_title(SearchParams const& params) {
  std::string const& text = params.request.text;
  std::string const title =
      text.empty() ? std::string(base::wording("results.title", params.language)) : text;
  std::size_t const page = params.request.page;
  return page <= 1 ? title
                   : base::wording("page.numbered", params.language, title,
                                   formats::format_count(page, params.language));
}

}  // namespace

std::string search_page_html(search::SearchAnswer const& answer, SearchParams const& params,
                             Branding const& branding, std::string const& base_url) {
  PageFrame const frame{.language = params.language,
                        .title = window_title(params),
                        .vietnamese_url = search_url(params.request, Language::Vietnamese),
                        .english_url = search_url(params.request, Language::English),
                        .is_indexable = false,
                        .description = description(answer, params),
                        .base_url = base_url};
  PageData data = page_data(frame, params.request, branding);
  data.set("is_results", true);
  data.set("query_text", text_or_false(params.request.text));
  data.set("count_line", count_line(answer.total, params.language));
  data.set("seconds", formats::format_seconds(answer.took, params.language));
  data.set("sort_links", sort_links(params));
  data.set("filter_chips", filter_chips(params, answer.facets));
  data.set("has_filters", !params.request.filters.is_empty());
  data.set("unfiltered_url",
           changed_url(params, [](SearchRequest& request) { request.filters = {}; }));
  data.set("is_exact", params.request.exact);
  data.set("loose_url", changed_url(params, [](SearchRequest& request) { request.exact = false; }));
  data.set("strict_url", changed_url(params, [](SearchRequest& request) { request.exact = true; }));
  bool const has_histogram = set_histogram(data, answer, params);
  data.set("has_sidebar", set_facets(data, answer, params) || has_histogram);
  set_empty_help(data, answer, params);
  set_take_away(data, params);
  set_hits(data, answer, params);
  set_paging(data, answer, params);
  return render_page(kResultsTemplate, params.language, data);
}

}  // namespace tracuu::server
