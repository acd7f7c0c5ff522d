// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/json_text.hpp"

#include <fmt/format.h>

#include <utility>

namespace tracuu::indexer {

void JsonText::add(std::string_view key, std::string_view value) {
  if (value.empty()) return;
  add_key(key);
  add_string(value);
}

void JsonText::add(std::string_view key, std::vector<std::string> const& values) {
  if (values.empty()) return;
  add_key(key);
  char before = '[';
  for (std::string const& value : values) {
    text_ += std::exchange(before, ',');
    add_string(value);
  }
  text_ += ']';
}

std::string JsonText::take() {
  text_ += text_.empty() ? "{}" : "}";
  return std::exchange(text_, {});
}

void JsonText::add_key(std::string_view key) {
  text_ += text_.empty() ? '{' : ',';
  add_string(key);
  text_ += ':';
}

void JsonText::add_string(std::string_view value) {
  text_ += '"';
  for (char const c : value) {
    if (c == '"' || c == '\\') {
      text_ += '\\';
      text_ += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      text_ += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
    } else {
      text_ += c;
    }
  }
  text_ += '"';
}

}  // namespace tracuu::indexer
