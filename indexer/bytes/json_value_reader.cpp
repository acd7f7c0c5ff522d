// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/bytes/json_value_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>

namespace tracuu::indexer {

using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

constexpr std::string_view kBlankBytes = " \t\r\n";

bool begins_value(char c) {
  return c == '{' || c == '[' || c == '"' || c == '-' || (c >= '0' && c <= '9') || c == 't' ||
         c == 'f' || c == 'n';
}

}  // namespace

JsonValueReader::JsonValueReader(std::unique_ptr<ByteInput> input, std::uint64_t max_value_bytes)
    : input_(std::move(input)), max_value_bytes_(max_value_bytes) {}

Error JsonValueReader::give_up(std::string message) {
  ended_ = true;
  return {ErrorCode::InvalidArgument, std::move(message), ""};
}

Result<std::optional<char>> JsonValueReader::find_value() {
  while (true) {
    Result<std::string_view> const bytes = input_.peek();
    if (!bytes) {
      ended_ = true;
      return bytes.error();
    }
    if (bytes->empty()) {
      if (in_array_) return give_up("broken JSON: the array is not closed: the text is cut off");
      ended_ = true;
      return std::optional<char>();
    }
    std::size_t const blanks = std::min(bytes->find_first_not_of(kBlankBytes), bytes->size());
    if (blanks > 0) {
      input_.take(blanks);
      continue;
    }
    char const first = bytes->front();
    if (first == '[' && !in_array_) {
      in_array_ = true;
    } else if (first == ']' && in_array_) {
      in_array_ = false;
    } else if (first != ',') {
      if (begins_value(first)) return std::optional(first);
      return give_up(fmt::format("broken JSON at byte {}: no value begins here", input_.offset()));
    }
    input_.take(1);
  }
}

std::size_t JsonValueReader::scan(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    char const c = bytes[at];
    if (in_string_) {
      if (is_escaped_) {
        is_escaped_ = false;
      } else if (c == '\\') {
        is_escaped_ = true;
      } else if (c == '"') {
        in_string_ = false;
        is_complete_ = depth_ == 0;
      }
    } else if (c == '"') {
      in_string_ = true;
    } else if (c == '{' || c == '[') {
      ++depth_;
    } else if ((c == '}' || c == ']') && depth_ > 0) {
      is_complete_ = --depth_ == 0;
    } else if (depth_ == 0 && (c == ',' || c == ']' || kBlankBytes.find(c) != kBlankBytes.npos)) {
      is_complete_ = true;  // of a number or a word, without its separator
      return at;
    }
    if (is_complete_) return at + 1;
  }
  return bytes.size();
}

Result<std::optional<JsonValueReader::Value>> JsonValueReader::take_value() {
  Value value{{}, in_array_};
  std::uint64_t value_bytes = 0;
  depth_ = 0;
  in_string_ = is_escaped_ = is_complete_ = false;
  while (!is_complete_) {
    Result<std::string_view> const bytes = input_.peek();
    if (!bytes) {
      ended_ = true;
      return bytes.error();
    }
    if (bytes->empty()) {
      if (depth_ == 0 && !in_string_) break;  // a number at the very end
      return give_up("broken JSON: the text ends in the middle of a value: it is cut off");
    }
    std::size_t const taken = scan(*bytes);
    value_bytes += taken;
    if (value_bytes <= max_value_bytes_) value.text += bytes->substr(0, taken);
    input_.take(taken);
  }
  if (value_bytes <= max_value_bytes_) return std::optional(std::move(value));
  return Error{ErrorCode::InvalidArgument,
               fmt::format("the value has {} bytes, more than the limit of {}", value_bytes,
                           max_value_bytes_),
               "an array of announcements, or a line for each, may be of any size"};
}

Result<std::optional<JsonValueReader::Value>> JsonValueReader::next() {
  if (ended_) return std::optional<Value>();
  Result<std::optional<char>> const first = find_value();
  if (!first) return first.error();
  if (!*first) return std::optional<Value>();
  return take_value();
}

}  // namespace tracuu::indexer
