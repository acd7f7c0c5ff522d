// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/utf8.hpp"
#include "indexer/html/html_explanation.hpp"
#include "indexer/html/html_text.hpp"

namespace {

constexpr std::string_view kPage =
    "<div id=main class='row wide'><h1>A</h1><p class=lead>B</p><p lang=vi>C</p></div><ul><li>D<li "
    "class=last>E</ul><a href=/files/12.pdf>F</a>";

}  // namespace

/// Any bytes as a selector, and as a file of rules with the page after the first NUL byte: no
/// crash, what is selected lies in the page, and a path that is shown for it selects it again.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace tracuu::indexer;
  std::string_view const input(reinterpret_cast<char const*>(data), size);
  if (tracuu::base::find_invalid_utf8(input)) return 0;
  if (auto const selector = CssSelector::parse(input)) {
    auto const page = HtmlDocument::parse(kPage);
    for (HtmlNode const* const element : selector->select(page->root())) {
      auto const path = CssSelector::parse(css_path(*element));
      if (!path || path->select(page->root()).size() != 1) std::abort();
    }
  }
  std::size_t const end = input.find('\0');
  bool const has_page = end != std::string_view::npos;
  auto const rules = ExtractionRules::parse(input.substr(0, end), "fuzz");
  if (!rules) return 0;
  auto const explained = explain_html_page(has_page ? input.substr(end + 1) : kPage,
                                           {"https://vankhe.example/tin/1", "a.html"}, &*rules);
  if (explained && explained->fields.empty()) std::abort();
  return 0;
}
