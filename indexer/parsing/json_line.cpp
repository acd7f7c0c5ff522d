// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parsing/json_line.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <simdjson.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/memory_error.hpp"
#include "base/utf8.hpp"
#include "indexer/parsing/written_day.hpp"
#include "indexer/text/field_name.hpp"
#include "indexer/text/url_host.hpp"

namespace tracuu::indexer {

using base::Error;
using base::ErrorCode;
using base::Result;
using nlohmann::json;
namespace dom = simdjson::dom;

namespace {

constexpr int kMaxDepth = 64;
constexpr std::size_t kMaxShownBytes = 120;

Error wrong_value(std::string_view key, std::string_view expected) {
  return {ErrorCode::InvalidArgument, fmt::format("key \"{}\" is not {}", key, expected), ""};
}

/// `text` as far as a message may quote it.
std::string shortened(std::string_view text) {
  if (text.size() <= kMaxShownBytes) return std::string(text);
  std::size_t end = kMaxShownBytes;
  while (end > 0 && !base::is_utf8_boundary(text, end)) --end;
  return fmt::format("{}…", text.substr(0, end));
}

/// Where `line` is no JSON any more, by the byte that the parser met last, counted from 1.
std::string reason_of(json::parse_error const& failure, std::string_view line) {
  if (failure.byte == 0 || failure.byte > line.size()) return "the line ends in the middle";
  std::size_t at = failure.byte - 1;
  while (at > 0 && !base::is_utf8_boundary(line, at)) --at;
  return fmt::format("it goes wrong at byte {}: {}", failure.byte, shortened(line.substr(at)));
}

/// What is wrong with a line that simdjson refuses: nlohmann says at which byte.
/// One of the four exception gates: nothing thrown by nlohmann passes it.
Error broken(std::string_view line) {
  bool too_deep = false;
  // Whatever lies too deep is thrown away while it is read: a line of nothing
  // but "[" would otherwise take eighty times its size.
  auto const keep = [&too_deep](int depth, json::parse_event_t, json&) {
    if (depth <= kMaxDepth) return true;
    too_deep = true;
    return false;
  };
  std::string reason = "it cannot be read";
  try {
    json const parsed = json::parse(line, keep);
  } catch (json::parse_error const& failure) {
    reason = reason_of(failure, line);
  } catch (json::exception const&) {  // a number beyond all bounds: what was said above
  }
  if (too_deep) reason = fmt::format("it is nested deeper than {} levels", kMaxDepth);
  return {ErrorCode::InvalidArgument, "broken JSON: " + reason, ""};
}

/// Reads objects. Keeps its memory for the next one, unless that was a huge one.
class ObjectParser {
 public:
  /// Valid until the next call. OutOfMemory, too.
  Result<dom::object> parse(std::string_view line) {
    bool const is_new = parser_.capacity() == 0 || parser_.capacity() > kKeptBytes;
    if (is_new) parser_ = dom::parser();
    simdjson::error_code error =
        is_new ? parser_.allocate(kFirstBytes, kMaxDepth + 1) : simdjson::SUCCESS;
    dom::element parsed;
    if (error == simdjson::SUCCESS) error = parser_.parse(line.data(), line.size()).get(parsed);
    if (error == simdjson::MEMALLOC) {
      // simdjson 3.0 takes one that has half of its memory for a whole one.
      parser_ = dom::parser();
      return base::out_of_memory();
    }
    if (error != simdjson::SUCCESS) return broken(line);
    dom::object object;
    if (parsed.get(object) != simdjson::SUCCESS) {
      return Error{ErrorCode::InvalidArgument, "the line is not a JSON object", ""};
    }
    return object;
  }

 private:
  static constexpr std::size_t kFirstBytes = 64u << 10;  ///< it grows with the lines
  static constexpr std::size_t kKeptBytes = 4u << 20;

  dom::parser parser_;
};

/// What an object says of its name in; the first that is there counts.
constexpr std::array<char const*, 8> kNameKeys{"rendered", "name",  "text",  "value",
                                               "title",    "label", "#text", "$oid"};
/// Wrappers of an announcement: of JSON:API, and of Elasticsearch's hits.
constexpr std::array<std::string_view, 3> kWrapperKeys{"attributes", "_source", "fields"};

/// What names stand for, remembered: the lines of a file have the same few keys.
class NameMemory {
 public:
  std::optional<FieldName> const& find(std::string_view name) {
    auto const known = names_.find(name);
    if (known != names_.end()) return known->second;
    if (names_.size() >= kMaxNames) names_.clear();
    return names_.emplace(std::string(name), find_field_name(name)).first->second;
  }

 private:
  static constexpr std::size_t kMaxNames = 500;

  std::map<std::string, std::optional<FieldName>, std::less<>> names_;
};

/// A value of the object, under one of the names of its field.
struct NamedValue {
  std::string_view key;
  dom::element value;
  FieldName name;
};

bool has_value(dom::element value) {
  if (value.is_null()) return false;
  if (std::string_view text; value.get(text) == simdjson::SUCCESS) return !text.empty();
  if (dom::array array; value.get(array) == simdjson::SUCCESS) return array.begin() != array.end();
  if (dom::object object; value.get(object) == simdjson::SUCCESS) {
    return object.begin() != object.end();
  }
  return true;
}

std::optional<std::int64_t> integer_of(dom::element value) {
  std::int64_t number = 0;
  if (!value.is_int64() || value.get(number) != simdjson::SUCCESS) return std::nullopt;
  return number;
}

/// A string; of an object the name that it says.
std::optional<std::string_view> text_of(dom::element value) {
  std::string_view text;
  if (value.get(text) == simdjson::SUCCESS) return text;
  dom::object object;
  if (value.get(object) != simdjson::SUCCESS) return std::nullopt;
  for (char const* const key : kNameKeys) {
    if (object[key].get(text) == simdjson::SUCCESS) return text;
  }
  return std::nullopt;
}

/// The elements of an array, or the one value.
std::vector<dom::element> parts_of(dom::element value) {
  dom::array array;
  if (value.get(array) != simdjson::SUCCESS) return {value};
  return {array.begin(), array.end()};
}

/// "Trần Văn Mẫu, Phó Chủ tịch": strings, numbers and names in `value`; empty without any.
std::string plain_value(dom::element value) {
  std::string plain;
  for (dom::element const part : parts_of(value)) {
    auto const text = text_of(part);
    std::string const number = !text && part.is_number() ? simdjson::minify(part) : "";
    std::string_view const piece = text ? *text : std::string_view(number);
    if (!piece.empty()) plain.append(plain.empty() ? "" : ", ").append(piece);
  }
  return plain;
}

/// Takes fields out of an object; the first wrong value is kept in `failure`,
/// so that the fields can be listed without a check after each.
class FieldTaker {
 public:
  FieldTaker(dom::object object, NameMemory& names) { collect(object, names, true); }

  std::string text(NamedField field) {
    NamedValue const* const found = find(field);
    if (found == nullptr) return "";
    auto const text = text_of(found->value);
    if (!text) refuse(wrong_value(found->key, "a string"));
    return std::string(text.value_or(""));
  }

  /// The text, or the parts of an array with `between` between them.
  std::string joined(NamedField field, std::string_view between) {
    std::string text;
    for (std::string const& part : texts(field)) {
      if (!text.empty()) text += between;
      text += part;
    }
    return text;
  }

  std::string text_or_integer(NamedField field) {
    NamedValue const* const found = find(field);
    if (found == nullptr) return "";
    if (found->value.is_int64() || found->value.is_uint64()) return simdjson::minify(found->value);
    auto const text = text_of(found->value);
    if (!text) refuse(wrong_value(found->key, "a string or an integer"));
    return std::string(text.value_or(""));
  }

  std::vector<std::string> texts(NamedField field) {
    NamedValue const* const found = find(field);
    if (found == nullptr) return {};
    std::vector<std::string> texts;
    for (dom::element const part : parts_of(found->value)) {
      auto const text = text_of(part);
      if (!text) refuse(wrong_value(found->key, "a string or an array of strings"));
      if (text && !text->empty()) texts.emplace_back(*text);
    }
    return texts;
  }

  std::optional<schema::Date> date() {
    NamedValue const* const found = find(NamedField::Date);
    if (found == nullptr) return std::nullopt;
    if (auto const number = integer_of(found->value)) {
      auto const day = day_of_epoch(*number);
      if (!day) refuse(wrong_value(found->key, "a date"));
      return day;
    }
    auto const written = text_of(found->value);
    if (!written) refuse(wrong_value(found->key, "a string"));
    auto const day = written ? written_day(*written) : std::nullopt;
    if (written && !day) {
      refuse({ErrorCode::InvalidArgument,
              fmt::format("key \"{}\" is not a date: \"{}\"", found->key, shortened(*written)),
              "write the day as 2023-07-11"});
    }
    return day;
  }

  /// Addresses, or objects as the index stores them.
  std::vector<schema::Attachment> attachments() {
    NamedValue const* const found = find(NamedField::Attachments);
    if (found == nullptr) return {};
    std::vector<schema::Attachment> attachments;
    for (dom::element const part : parts_of(found->value)) {
      if (std::string_view address; part.get(address) == simdjson::SUCCESS) {
        attachments.push_back({std::string(address), "", ""});
      } else if (dom::object object; part.get(object) == simdjson::SUCCESS) {
        attachments.push_back(attachment_of(object));
      } else {
        refuse(wrong_value(found->key, "an array of addresses"));
      }
    }
    std::erase_if(attachments,
                  [](auto const& part) { return part.url.empty() && part.path.empty(); });
    return attachments;
  }

  /// "Người ký: Trần Văn Mẫu", a line each, in the order of the object.
  [[nodiscard]] std::string const& lines() const { return lines_; }

  /// Whether there is a key "number" without a value.
  [[nodiscard]] bool says_no_number() const { return says_no_number_; }

  [[nodiscard]] std::vector<std::string>& not_understood() { return not_understood_; }
  [[nodiscard]] std::optional<Error> const& failure() const { return failure_; }

 private:
  void collect(dom::object object, NameMemory& names, bool may_be_wrapper) {
    for (auto const [key, value] : object) {
      if (!has_value(value)) {
        says_no_number_ = says_no_number_ || key == "number";
        continue;
      }
      dom::object wrapped;
      if (may_be_wrapper && std::ranges::find(kWrapperKeys, key) != kWrapperKeys.end() &&
          value.get(wrapped) == simdjson::SUCCESS) {
        collect(wrapped, names, false);
        continue;
      }
      std::optional<FieldName> const& name = names.find(key);
      if (!name || (name->field == NamedField::Line && !add_line(name->label, value))) {
        not_understood_.emplace_back(key);
      } else if (name->field != NamedField::Line && name->field != NamedField::Nothing) {
        offer({key, value, *name});
      }
    }
  }

  /// False for a value that is no text.
  bool add_line(std::string_view label, dom::element value) {
    std::string const text = plain_value(value);
    if (text.empty()) return false;
    lines_ += fmt::format("{}{}: {}", lines_.empty() ? "" : "\n", label, text);
    return true;
  }

  /// Of two values for one field the one whose name comes first in the table is kept.
  void offer(NamedValue value) {
    auto& place = values_[static_cast<std::size_t>(value.name.field)];
    if (!place || value.name.rank < place->name.rank) place = value;
  }

  [[nodiscard]] NamedValue const* find(NamedField field) const {
    auto const& place = values_[static_cast<std::size_t>(field)];
    return place ? &*place : nullptr;
  }

  schema::Attachment attachment_of(dom::object object) {
    auto const take = [&](char const* key) {
      dom::element value;
      if (object[key].get(value) != simdjson::SUCCESS || value.is_null()) return std::string();
      std::string_view text;
      if (value.get(text) != simdjson::SUCCESS) refuse(wrong_value(key, "a string"));
      return std::string(text);
    };
    return {take("url"), take("path"), take("text")};
  }

  void refuse(Error error) {
    if (!failure_) failure_ = std::move(error);
  }

  std::array<std::optional<NamedValue>, kNamedFields> values_;  ///< by field
  std::string lines_;
  bool says_no_number_ = false;
  std::vector<std::string> not_understood_;
  std::optional<Error> failure_;
};

/// "912/QĐ-UBND" of "912" and "QĐ-UBND"; a number that is whole already stays.
std::string joined_number(std::string number, std::string_view symbol) {
  if (number.empty() || symbol.empty() || number.find('/') != std::string::npos) return number;
  if (!symbol.starts_with('/') && !symbol.starts_with('-')) number += '/';
  return number.append(symbol);
}

/// A source that names its number says which one is its own, if only by naming it first. One
/// that has "number", be it empty, or that has "cites" says with them what is its own.
void take_numbers(FieldTaker& take, schema::Announcement& announcement) {
  std::vector<std::string> numbers = take.texts(NamedField::Number);
  if (numbers.empty()) {
    std::string const part = take.text_or_integer(NamedField::NumberPart);
    std::string own = joined_number(part, take.text(NamedField::SymbolPart));
    if (own.find_first_of("/-") != std::string::npos) numbers.push_back(std::move(own));
  }
  std::vector<std::string> const cited = take.texts(NamedField::Cites);
  bool const has_own = !numbers.empty() || (!take.says_no_number() && cited.empty());
  for (std::vector<std::string> const& more : {take.texts(NamedField::Numbers), cited}) {
    for (std::string const& number : more) {
      if (std::ranges::find(numbers, number) == numbers.end()) numbers.push_back(number);
    }
  }
  if (has_own && !numbers.empty()) announcement.number = numbers.front();
  announcement.numbers = std::move(numbers);
}

/// Where it comes from: an address, or the name of a site.
void add_origin(std::string origin, schema::Announcement& announcement) {
  bool const is_address = origin.find_first_of(":/") != std::string::npos;
  std::string& field = is_address ? announcement.url : announcement.site;
  if (field.empty()) field = std::move(origin);
}

schema::Announcement announcement_of(FieldTaker& take) {
  schema::Announcement announcement;
  announcement.id = take.text_or_integer(NamedField::Id);
  announcement.url = take.text(NamedField::Url);
  std::vector<std::string> const addresses = take.texts(NamedField::Addresses);
  announcement.title = take.text(NamedField::Title);
  announcement.abstract = take.joined(NamedField::Abstract, "\n");
  announcement.body = take.joined(NamedField::Body, "\n");
  announcement.date = take.date();
  announcement.site = take.text(NamedField::Site);
  announcement.unit = take.joined(NamedField::Unit, ", ");
  announcement.author = take.joined(NamedField::Author, ", ");
  announcement.place = take.joined(NamedField::Place, ", ");
  take_numbers(take, announcement);
  announcement.attachments = take.attachments();
  announcement.category = take.joined(NamedField::Category, ", ");
  announcement.language = take.text(NamedField::Language);
  announcement.charset = take.text(NamedField::Charset);
  add_origin(take.text(NamedField::Origin), announcement);
  for (std::string const& address : addresses) schema::add_other_address(announcement, address);
  if (!take.lines().empty()) {
    announcement.body.append(announcement.body.empty() ? "" : "\n").append(take.lines());
  }
  return announcement;
}

}  // namespace

Result<JsonLine> parse_json_line(std::string_view line) {
  thread_local ObjectParser parser;
  thread_local NameMemory names;
  Result<dom::object> const object = parser.parse(line);
  if (!object) return object.error();
  FieldTaker take(*object, names);
  JsonLine read{announcement_of(take), {}};
  if (take.failure()) return *take.failure();
  if (read.announcement.site.empty()) read.announcement.site = url_host(read.announcement.url);
  read.not_understood = std::move(take.not_understood());
  return read;
}

}  // namespace tracuu::indexer
