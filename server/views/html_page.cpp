// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/html_page.hpp"

#include <fmt/format.h>

#include <functional>

#include "schema/date.hpp"
#include "server/urls/request_params.hpp"
#include "server/views/embedded_files.hpp"

namespace tracuu::server {
namespace {

std::string iso_or_empty(std::optional<schema::Date> const& date) {
  return date ? schema::format_iso_date(*date) : "";
}

// The filters that the form has no box for: they stay when it is sent again.
PageData more_filters(search::SearchRequest const& form) {
  PageData filters{PageData::type::list};
  auto const add = [&](char const* name, std::string const& value) {
    if (value.empty()) return;
    PageData filter{PageData::type::object};
    filter.set("name", name);
    filter.set("value", value);
    filters.push_back(filter);
  };
  add("place", form.place);
  add("category", form.category);
  add("type", form.type);
  add("year", form.year ? std::to_string(*form.year) : "");
  return filters;
}

void set_form(PageData& data, search::SearchRequest const& form) {
  search::SearchRequest const defaults;
  data.set("form_text", form.text);
  data.set("form_from", iso_or_empty(form.dates.from));
  data.set("form_to", iso_or_empty(form.dates.to));
  data.set("form_site", form.site);
  data.set("form_unit", form.unit);
  data.set("form_exact", form.exact);
  data.set("form_more", more_filters(form));
  data.set("form_newest", form.sort == search::SortOrder::Newest);
  data.set("form_oldest", form.sort == search::SortOrder::Oldest);
  data.set("form_size",
           form.size == defaults.size ? PageData{false} : PageData{std::to_string(form.size)});
}

}  // namespace

PageData page_data(PageFrame const& frame, search::SearchRequest const& form) {
  bool const is_english = frame.language == base::Language::English;
  PageData data{PageData::type::object};
  data.set("vi", !is_english);
  data.set("en", is_english);
  data.set("lang", std::string(base::language_tag(frame.language)));
  data.set("page_title", frame.title);
  data.set("vietnamese_url", frame.vietnamese_url);
  data.set("english_url", frame.english_url);
  data.set("noindex", !frame.is_indexable);
  data.set("style_version", file_version(kStyleCss));
  data.set("script_version", file_version(kSearchScript));
  data.set("feed_url", false);
  set_form(data, form);
  return data;
}

std::string file_version(std::string_view file) {
  return fmt::format("{:x}", std::hash<std::string_view>{}(file));
}

PageData text_or_false(std::string const& text) {
  return text.empty() ? PageData{false} : PageData{text};
}

std::string render_page(PageTemplate const& page_template, base::Language language,
                        PageData& data) {
  using kainjow::mustache::mustache;
  using kainjow::mustache::partial;
  auto const set_part = [&](std::string const& name, PageTemplate const& part) {
    data.set(name, partial{[text = part.in(language)] { return std::string(text); }});
  };
  set_part("top", kTopTemplate);
  set_part("search_form", kSearchFormTemplate);
  set_part("attachments_box", kAttachmentsTemplate);
  set_part("facets_box", kFacetsTemplate);
  set_part("histogram_box", kHistogramTemplate);
  set_part("syntax_help", kSyntaxHelpTemplate);
  set_part("archive_facets_box", kArchiveFacetsTemplate);
  set_part("year_calendar", kYearCalendarTemplate);
  set_part("number_form", kNumberFormTemplate);
  set_part("bottom", kBottomTemplate);
  // Parsed anew for each page: rendering changes the parsed template, so that threads could
  // not share one, and parsing costs little next to a search.
  mustache page{std::string(page_template.in(language))};
  return page.render(data);
}

}  // namespace tracuu::server
