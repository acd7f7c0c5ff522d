// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/html_page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <vector>

#include "base/wording.hpp"
#include "schema/date.hpp"
#include "server/urls/request_params.hpp"
#include "server/views/embedded_files.hpp"
#include "server/views/in_force_html.hpp"

namespace tracuu::server {
namespace {

std::string iso_or_empty(std::optional<schema::Date> const& date) {
  return date ? schema::format_iso_date(*date) : "";
}

// The filters that the form has no box for: they stay when it is sent again.
PageData more_filters(search::Filters const& filters) {
  PageData list{PageData::type::list};
  for (search::FacetRow const& row : search::kFacets) {
    if (row.form_box != 0 || !filters[row.facet].is_on()) continue;
    PageData filter{PageData::type::object};
    filter.set("name", std::string(row.name));
    filter.set("value", search::write_filter(filters[row.facet]));
    list.push_back(filter);
  }
  return list;
}

PageData filter_boxes(search::Filters const& filters, base::Language language) {
  std::vector<search::FacetRow> rows(search::kFacets.begin(), search::kFacets.end());
  std::erase_if(rows, [](search::FacetRow const& row) { return row.form_box == 0; });
  std::ranges::sort(rows, {}, &search::FacetRow::form_box);
  PageData boxes{PageData::type::list};
  for (search::FacetRow const& row : rows) {
    PageData box{PageData::type::object};
    box.set("box_name", std::string(row.name));
    box.set("box_title", std::string(base::wording(row.title, language)));
    box.set("box_value", search::write_filter(filters[row.facet]));
    box.set("box_takes_words", row.match == search::FacetMatch::Name);
    boxes.push_back(box);
  }
  return boxes;
}

void set_form(PageData& data, search::SearchRequest const& form, base::Language language) {
  search::SearchRequest const defaults;
  data.set("form_text", form.text);
  data.set("form_from", iso_or_empty(form.filters.dates.from));
  data.set("form_to", iso_or_empty(form.filters.dates.to));
  data.set("form_boxes", filter_boxes(form.filters, language));
  data.set("form_in_force", in_force_options(form.filters.in_force, language));
  data.set("form_exact", form.exact);
  data.set("form_more", more_filters(form.filters));
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
  set_form(data, form, frame.language);
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
