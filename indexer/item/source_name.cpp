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
  return !name.starts_with('.') && name != "README.md";
}

}  // namespace tracuu::indexer
