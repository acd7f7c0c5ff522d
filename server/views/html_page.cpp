// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/html_page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <vector>

#include "base/wording.hpp"
#include "schema/date.hpp"
#include "server/branding/linked_text.hpp"
#include "server/urls/links.hpp"
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

// The language of a text, where it is not that of the page.
PageData foreign_language(LocalText const& text, base::Language language) {
  base::Language const own = text.language_in(language);
  return own == language ? PageData{false} : PageData{std::string(base::language_tag(own))};
}

// A text of several lines: each is a list of pieces, some of which are links.
PageData linked_lines(LocalText const& text, base::Language language) {
  PageData lines{PageData::type::list};
  for (std::string_view const line : text_lines(text.in(language))) {
    PageData item{PageData::type::object};
    item.set("pieces", linked_line(line));
    lines.push_back(item);
  }
  return lines;
}

// What an office has put in place of the program's own name, and under each page.
void set_branding(PageData& data, Branding const& branding, base::Language language) {
  data.set("brand", branding.name.in(language));
  data.set("brand_lang", foreign_language(branding.name, language));
  data.set("logo", false);
  if (branding.logo) {
    PageData logo{PageData::type::object};
    logo.set("logo_url", file_url(kLogoPath, branding.logo->version));
    logo.set("logo_width", std::to_string(branding.logo->width));
    logo.set("logo_height", std::to_string(branding.logo->height));
    data.set("logo", logo);
  }
  data.set("icon_colour", branding.accent.substr(1));
  data.set("office_lines", linked_lines(branding.footer, language));
  data.set("office_lang", foreign_language(branding.footer, language));
  data.set("has_contact", !branding.contact.empty());
  data.set("contact_lines", linked_lines(branding.contact, language));
  data.set("contact_lang", foreign_language(branding.contact, language));
  data.set("accessibility_url", branding.accessibility.empty()
                                    ? PageData{false}
                                    : PageData{accessibility_url(language)});
}

// Files of the page, where its forms lead and the links of its head.
void set_addresses(PageData& data, base::Language language, Branding const& branding) {
  data.set("style_url", file_url(kStylePath, style_version(branding)));
  data.set("script_url", file_url(kScriptPath, file_version(kSearchScript)));
  data.set("opensearch_url", std::string(kOpensearchPath));
  data.set("home_url", home_url(language));
  data.set("archive_url", archive_url(language));
  data.set("search_action", std::string(kSearchPath));
  data.set("number_action", std::string(kNumberPath));
  data.set("compare_action", std::string(kComparePath));
}

// What a shared link shows of the page (The Open Graph protocol, ogp.me). Pictures that are drawn
// by programs of others must be bitmaps.
void set_card(PageData& data, PageFrame const& frame, Branding const& branding) {
  bool const is_english = frame.language == base::Language::English;
  std::string const& name = branding.name.in(frame.language);
  data.set("description", text_or_false(frame.description));
  data.set("card_title", frame.title.empty() ? name : frame.title);
  data.set("card_type", "website");
  data.set("card_locale", std::string(base::wording("page.card_locale", frame.language)));
  bool const has_address = !frame.base_url.empty();
  data.set("card_url", has_address ? PageData{frame.base_url + (is_english ? frame.english_url
                                                                           : frame.vietnamese_url)}
                                   : PageData{false});
  bool const has_picture = has_address && branding.logo && branding.logo->media_type == "image/png";
  data.set("card_image",
           has_picture ? PageData{frame.base_url + file_url(kLogoPath, branding.logo->version)}
                       : PageData{false});
}

}  // namespace

PageData linked_line(std::string_view line) {
  PageData pieces{PageData::type::list};
  for (TextPiece const& piece : linked_pieces(line)) {
    PageData item{PageData::type::object};
    item.set("piece", piece.text);
    item.set("href", text_or_false(piece.href));
    pieces.push_back(item);
  }
  return pieces;
}

std::string style_sheet(Branding const& branding) {
  return std::string(kStyleCss) + branding.style_rules;
}

std::string style_version(Branding const& branding) {
  std::string version = file_version(kStyleCss);
  if (!branding.style_rules.empty()) version += '-' + file_version(branding.style_rules);
  return version;
}

PageData page_data(PageFrame const& frame, search::SearchRequest const& form,
                   Branding const& branding) {
  bool const is_english = frame.language == base::Language::English;
  PageData data{PageData::type::object};
  data.set("vi", !is_english);
  data.set("en", is_english);
  data.set("lang", std::string(base::language_tag(frame.language)));
  std::string const& name = branding.name.in(frame.language);
  data.set("page_title", frame.title.empty()
                             ? base::wording("home.title", frame.language, name)
                             : base::wording("page.title", frame.language, frame.title, name));
  data.set("vietnamese_url", frame.vietnamese_url);
  data.set("english_url", frame.english_url);
  data.set("noindex", !frame.is_indexable);
  set_addresses(data, frame.language, branding);
  data.set("feed_url", false);
  data.set("structured_data", false);
  set_card(data, frame, branding);
  set_branding(data, branding, frame.language);
  set_form(data, form, frame.language);
  return data;
}

std::string shown_title(std::string const& title, base::Language language) {
  return title.empty() ? std::string(base::wording("announcement.untitled", language)) : title;
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
  set_part("listed_hits", kListedHitsTemplate);
  set_part("year_calendar", kYearCalendarTemplate);
  set_part("number_form", kNumberFormTemplate);
  set_part("bottom", kBottomTemplate);
  set_part("linked_line", kLinkedLineTemplate);
  // Parsed anew for each page: rendering changes the parsed template, so that threads could
  // not share one, and parsing costs little next to a search.
  mustache page{std::string(page_template.in(language))};
  return page.render(data);
}

}  // namespace tracuu::server
