// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/json_text.hpp"

#include <utility>

#include "base/json_string.hpp"

namespace tracuu::indexer {

void JsonText::add(std::string_view key, std::string_view value) {
  if (value.empty()) return;
  add_key(key);
  base::append_json_string(text_, value);
}

void JsonText::add(std::string_view key, std::vector<std::string> const& values) {
  if (values.empty()) return;
  add_key(key);
  char before = '[';
  for (std::string const& value : values) {
    text_ += std::exchange(before, ',');
    base::append_json_string(text_, value);
  }
  text_ += ']';
}

void JsonText::add(std::string_view key, std::vector<FileReference> const& files) {
  if (files.empty()) return;
  add_key(key);
  char before = '[';
  for (FileReference const& file : files) {
    text_ += std::exchange(before, ',');
    text_ += "{\"path\":";
    base::append_json_string(text_, file.path);
    text_ += ",\"text\":";
    base::append_json_string(text_, file.text);
    text_ += '}';
  }
  text_ += ']';
}

std::string JsonText::take() {
  text_ += text_.empty() ? "{}" : "}";
  return std::exchange(text_, {});
}

void JsonText::add_key(std::string_view key) {
  text_ += text_.empty() ? '{' : ',';
  base::append_json_string(text_, key);
  text_ += ':';
}

}  // namespace tracuu::indexer
