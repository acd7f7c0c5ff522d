// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <kainjow/mustache.hpp>

#include <string>
#include <string_view>

#include "base/language.hpp"
#include "search/api/search_request.hpp"
#include "server/branding/branding.hpp"
#include "server/views/embedded_files.hpp"

namespace tracuu::server {

/// What a template reads. Fill it with set(): this version's move assignment
/// loses strings, so `data["key"] = "text"` would show nothing.
using PageData = kainjow::mustache::data;

/// What stands around the contents of each page.
struct PageFrame {
  base::Language language = base::Language::Vietnamese;
  std::string title;  ///< of the page, without the name of the service; plain text; empty: home
  std::string vietnamese_url;  ///< this page in Vietnamese: where the language switch leads
  std::string english_url;
  bool is_indexable = true;   ///< false keeps the page out of web search engines
  std::string description{};  ///< what search engines and shared links show of it; may be empty
  std::string base_url{};     ///< where the client reached us; empty: addresses are not told
};

/// Data for the parts that all pages share (templates/top, search_form, bottom).
/// `form` is what the search form shows as already filled in.
[[nodiscard]] PageData page_data(PageFrame const& frame, search::SearchRequest const& form,
                                 Branding const& branding);

/// style.css as pages of this branding load it, and the version that they ask for.
[[nodiscard]] std::string style_sheet(Branding const& branding);
[[nodiscard]] std::string style_version(Branding const& branding);

/// The title of an announcement, or what stands in its place if it has none.
[[nodiscard]] std::string shown_title(std::string const& title, base::Language language);

/// Changes with `file`, so that browsers may keep it for long under its version.
[[nodiscard]] std::string file_version(std::string_view file);

/// A line of plain text as pieces, of which addresses are links (templates/linked_line).
[[nodiscard]] PageData linked_line(std::string_view line);

/// A string for a template, or false if it is empty, so that its section is left out.
[[nodiscard]] PageData text_or_false(std::string const& text);

/// The page: `page_template` in `language` with its {{> parts}} filled in from `data`. Values
/// are escaped unless the template says {{{ }}}. Thread-safe.
[[nodiscard]] std::string render_page(PageTemplate const& page_template, base::Language language,
                                      PageData& data);

}  // namespace tracuu::server
