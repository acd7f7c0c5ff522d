// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "base/language.hpp"
#include "server/views/html_page.hpp"

namespace tracuu::server {

/// One of the parts that pages are made of, alone, as it stands in a page of `language`.
inline std::string render_part(PageTemplate const& part, PageData& data, base::Language language) {
  bool const is_english = language == base::Language::English;
  data.set("vi", !is_english);
  data.set("en", is_english);
  return kainjow::mustache::mustache{std::string(part.in(language))}.render(data);
}

}  // namespace tracuu::server
