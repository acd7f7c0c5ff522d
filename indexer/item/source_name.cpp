// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/item/source_name.hpp"

#include <fmt/format.h>

#include "base/utf8.hpp"

namespace tracuu::indexer {

std::string utf8_name(std::string_view name) {
  std::string text;
  for (std::size_t at = 0; at < name.size();) {
    base::CodePoint const point = base::decode_utf8(name, at);
    if (point.value == base::kInvalidCodePoint) {
      text += fmt::format("%{:02X}", static_cast<unsigned char>(name[at]));
      ++at;
    } else {
      text.append(name, at, point.bytes);
      at += point.bytes;
    }
  }
  return text;
}

bool is_source_name(std::string_view name) {
  // A crawl keeps its state beside its archive, and the file that it writes is none yet.
  bool const is_of_crawl = name.starts_with("crawl.sqlite") || name.ends_with(".warc.gz.open");
  return !name.starts_with('.') && name != "README.md" && !is_of_crawl;
}

}  // namespace tracuu::indexer
