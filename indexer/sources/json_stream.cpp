// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/json_stream.hpp"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/bytes/json_value_reader.hpp"
#include "indexer/bytes/utf8_input.hpp"
#include "indexer/text/field_name.hpp"

namespace tracuu::indexer {

using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

namespace dom = simdjson::dom;
using JsonItem = std::optional<SourceItem>;

constexpr std::size_t kMaxOtherElements = 100;
constexpr std::size_t kMaxWrapperDepth = 3;
constexpr std::size_t kMaxWrapperNodes = 1000;

/// What an array of announcements is called where others stand beside it.
constexpr std::array<std::string_view, 12> kListNames{"data", "items",    "results", "hits",
                                                      "rows", "records",  "posts",   "entries",
                                                      "docs", "articles", "list",    "documents"};

/// An array in an object.
struct NamedArray {
  std::string_view name;
  dom::array array;
};

/// What an object has of an announcement.
struct ObjectTraits {
  bool has_body = false;
  bool has_other = false;  ///< a title, an abstract or a number

  [[nodiscard]] bool is_announcement() const { return has_body || has_other; }
};

ObjectTraits traits_of(dom::object object) {
  ObjectTraits traits;
  for (auto const [key, value] : object) {
    if (value.is_array() || value.is_null()) continue;
    auto const name = find_field_name(key);
    if (!name) continue;
    traits.has_body = traits.has_body || name->field == NamedField::Body;
    traits.has_other = traits.has_other || name->field == NamedField::Title ||
                       name->field == NamedField::Abstract || name->field == NamedField::Number;
  }
  return traits;
}

bool holds_objects(dom::array array) {
  return array.begin() != array.end() && (*array.begin()).is_object();
}

/// Whether an object with a title of its own is that of a list, as in a JSON feed: {"title": …,
/// "items": [{"title": …}]}.
bool is_titled_list(dom::object object) {
  for (std::string_view const name : kListNames) {
    dom::array array;
    dom::object first;
    if (object[name].get(array) == simdjson::SUCCESS && array.begin() != array.end() &&
        (*array.begin()).get(first) == simdjson::SUCCESS && traits_of(first).is_announcement()) {
      return true;
    }
  }
  return false;
}

/// The arrays of objects that lie nearest to the top of `object`.
std::vector<NamedArray> arrays_of(dom::object object) {
  std::vector<dom::object> level{object};
  std::size_t nodes = 0;
  for (std::size_t depth = 0; depth < kMaxWrapperDepth && !level.empty(); ++depth) {
    std::vector<NamedArray> arrays;
    std::vector<dom::object> below;
    for (dom::object const one : level) {
      for (auto const [key, value] : one) {
        if (++nodes > kMaxWrapperNodes) return arrays;
        dom::array array;
        dom::object inner;
        if (value.get(array) == simdjson::SUCCESS && holds_objects(array)) {
          arrays.push_back({key, array});
        } else if (value.get(inner) == simdjson::SUCCESS) {
          below.push_back(inner);
        }
      }
    }
    if (!arrays.empty()) return arrays;
    level = std::move(below);
  }
  return {};
}

/// The array that is meant; nothing if that is not clear.
std::optional<dom::array> list_among(std::vector<NamedArray> const& arrays) {
  if (arrays.size() == 1) return arrays.front().array;
  for (std::string_view const name : kListNames) {
    auto const found = std::ranges::find(arrays, name, &NamedArray::name);
    if (found != arrays.end()) return found->array;
  }
  return std::nullopt;
}

class JsonStream : public ItemStream {
 public:
  JsonStream(ItemOrigin origin, std::unique_ptr<ByteInput> input, SourceLimits const& limits)
      : origin_(std::move(origin)),
        values_(open_utf8_input(std::move(input)), limits.max_item_bytes) {}

  Result<JsonItem> next() override;
  [[nodiscard]] std::uint64_t consumed_bytes() const override { return values_.stored_bytes(); }

 private:
  Result<JsonItem> item_of(std::string text);
  /// Whether `text` was an object round an array, which is then unpacked.
  Result<bool> unpack(std::string const& text);

  ItemOrigin origin_;
  JsonValueReader values_;
  std::deque<std::string> unpacked_;
  std::size_t number_ = 0;
  std::size_t other_elements_ = 0;
  bool ended_ = false;
};

Result<bool> JsonStream::unpack(std::string const& text) {
  dom::parser parser;
  dom::object object;
  if (parser.parse(text).get(object) != simdjson::SUCCESS) return false;
  ObjectTraits const traits = traits_of(object);
  if (traits.has_body || (traits.has_other && !is_titled_list(object))) return false;
  std::vector<NamedArray> const arrays = arrays_of(object);
  if (arrays.empty()) return false;
  auto const list = list_among(arrays);
  if (!list) {
    return Error{
        ErrorCode::InvalidArgument,
        fmt::format("the object holds {} arrays, among them \"{}\" and \"{}\"", arrays.size(),
                    arrays[0].name.substr(0, 60), arrays[1].name.substr(0, 60)),
        "name the array of the announcements \"items\", or write it alone"};
  }
  for (dom::element const element : *list) unpacked_.push_back(simdjson::minify(element));
  return true;
}

Result<JsonItem> JsonStream::item_of(std::string text) {
  std::string const number = fmt::format(":{}", ++number_);
  if (text.starts_with('{')) {
    return JsonItem(SourceItem{SourceFormat::JsonLine, origin_.name + number, origin_.key + number,
                               std::move(text)});
  }
  ended_ = ++other_elements_ >= kMaxOtherElements;
  return error_of_item(
      origin_.name + number,
      {ErrorCode::InvalidArgument,
       ended_ ? "not a JSON object, as many before it: the rest of the file is not read"
              : "not a JSON object",
       ""});
}

Result<JsonItem> JsonStream::next() {
  while (!ended_) {
    if (!unpacked_.empty()) {
      std::string text = std::move(unpacked_.front());
      unpacked_.pop_front();
      return item_of(std::move(text));
    }
    Result<std::optional<JsonValueReader::Value>> value = values_.next();
    if (!value) return error_of_item(origin_.name, value.error());
    if (!*value) break;
    if (!(*value)->is_element) {
      Result<bool> const is_wrapper = unpack((*value)->text);
      if (!is_wrapper) return error_of_item(origin_.name, is_wrapper.error());
      if (*is_wrapper) continue;
    }
    return item_of(std::move((*value)->text));
  }
  ended_ = true;
  return JsonItem();
}

}  // namespace

std::unique_ptr<ItemStream> open_json(ItemOrigin origin, std::unique_ptr<ByteInput> input,
                                      SourceLimits const& limits) {
  return std::make_unique<JsonStream>(std::move(origin), std::move(input), limits);
}

}  // namespace tracuu::indexer
