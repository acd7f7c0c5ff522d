// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/utf8.hpp"
#include "indexer/html/markup_text.hpp"
#include "indexer/parsing/announcement_reader.hpp"

namespace {

bool holds_utf8(std::string const& text) {
  return !tracuu::base::find_invalid_utf8(text);
}

}  // namespace

/// Any bytes as an HTML page: no crash, and no field that is not UTF-8.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace tracuu::indexer;
  SourceItem item{SourceFormat::Html, "fuzz.html", "fuzz.html",
                  std::string(reinterpret_cast<char const*>(data), size)};
  if (holds_utf8(item.bytes)) {
    auto const text = html_to_text(item.bytes);
    if (text && !holds_utf8(*text)) std::abort();
  }
  auto const page = read_announcement(item);
  if (page && !(holds_utf8(page->title) && holds_utf8(page->body))) std::abort();
  // And these bytes as the other formats: their readers share the helpers.
  for (SourceFormat const format : {SourceFormat::PlainText, SourceFormat::JsonLine}) {
    item.format = format;
    auto const other = read_announcement(item);
    if (other && !(holds_utf8(other->title) && holds_utf8(other->body))) std::abort();
  }
  return 0;
}
