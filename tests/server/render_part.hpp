// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "base/language.hpp"
#include "server/views/html_page.hpp"

namespace tracuu::server {

/// `part` alone, as it stands in a page of `language`.
inline std::string render_part(std::string_view part, PageData& data, base::Language language) {
  bool const is_english = language == base::Language::English;
  data.set("vi", !is_english);
  data.set("en", is_english);
  return kainjow::mustache::mustache{std::string(part)}.render(data);
}

/// One of the parts that pages are made of.
inline std::string render_part(PageTemplate const& part, PageData& data, base::Language language) {
  return render_part(part.in(language), data, language);
}

}  // namespace tracuu::server
