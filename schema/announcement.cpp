// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/announcement.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <simdjson.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <type_traits>
#include <utility>

#include "base/ascii.hpp"
#include "base/fnv.hpp"
#include "base/json_string.hpp"
#include "base/memory_error.hpp"
#include "schema/web_address.hpp"

namespace tracuu::schema {

namespace {

using Json = nlohmann::json;
using base::Error;
using base::ErrorCode;

/// Calls visit(key, part) for every part of what stands in a list of an announcement.
template <class Part, class Visitor>
void for_each_part(Part& part, Visitor&& visit) {
  if constexpr (std::is_same_v<std::remove_const_t<Part>, Attachment>) {
    visit("url", part.url);
    visit("path", part.path);
    visit("text", part.text);
  } else if constexpr (std::is_same_v<std::remove_const_t<Part>, Relation>) {
    visit("kind", part.kind);
    visit("number", part.number);
    visit("date", part.date);
    visit("evidence", part.evidence);
  } else if constexpr (std::is_same_v<std::remove_const_t<Part>, PageStart>) {
    visit("page", part.page);
    visit("offset", part.offset);
    visit("name", part.name);
  } else if constexpr (std::is_same_v<std::remove_const_t<Part>, Repair>) {
    visit("begin", part.begin);
    visit("end", part.end);
    visit("as_read", part.as_read);
  } else {
    static_assert(std::is_same_v<std::remove_const_t<Part>, Signature>);
    visit("signer", part.signer);
    visit("time", part.time);
  }
}

/// Writes the text of an object; nlohmann's tree of a whole announcement took four
/// times as long.
struct JsonWriter {
  std::string& out;
  bool says_no_number = false;  ///< an empty "number" is written, too
  char before = '{';            ///< what stands before the next key

  void operator()(char const* key, std::string const& text) {
    bool const is_said = says_no_number && key == std::string_view("number");
    if (text.empty() && !is_said) return;
    add_key(key);
    add_string(text);
  }
  void operator()(char const* key, std::optional<Date> const& date) {
    if (date) (*this)(key, format_iso_date(*date));
  }
  void operator()(char const* key, RelationKind kind) {
    (*this)(key, std::string(relation_row(kind).name));
  }
  void operator()(char const* key, std::vector<std::string> const& texts) {
    if (texts.empty()) return;
    add_key(key);
    add_list(texts, [this](std::string const& text) { add_string(text); });
  }
  template <class Part>
  void operator()(char const* key, std::vector<Part> const& parts) {
    if (parts.empty()) return;
    add_key(key);
    add_list(parts, [this](Part const& part) {
      JsonWriter writer{out};
      for_each_part(part, writer);
      writer.end();
    });
  }
  void operator()(char const* key, double confidence) {
    if (!(confidence < 1)) return;
    add_key(key);
    out += Json(confidence).dump();
  }
  void operator()(char const* key, std::size_t number) {
    add_key(key);
    out += std::to_string(number);
  }

  void end() { out += before == '{' ? "{}" : "}"; }

 private:
  void add_key(char const* key) {
    out += std::exchange(before, ',');
    base::append_json_string(out, key);
    out += ':';
  }
  /// Text is valid UTF-8 by contract; a byte that is not becomes U+FFFD.
  void add_string(std::string const& text) {
    if (simdjson::validate_utf8(text)) {
      base::append_json_string(out, text);
    } else {
      out += Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
    }
  }
  template <class Element, class Add>
  void add_list(std::vector<Element> const& elements, Add const& add) {
    char opening = '[';
    for (Element const& element : elements) {
      out += std::exchange(opening, ',');
      add(element);
    }
    out += ']';
  }
};

/// Fills the fields from `object`; `wrong_key` names the first key whose value
/// is not of the field's type.
struct JsonFieldReader {
  simdjson::dom::object object;
  std::string wrong_key;

  void operator()(char const* key, std::string& text) {
    auto const found = object[key];
    if (found.error() == simdjson::NO_SUCH_FIELD) return;
    std::string_view value;
    if (found.get(value) != simdjson::SUCCESS) return refuse(key);
    text = value;
  }
  void operator()(char const* key, std::optional<Date>& date) {
    std::string text;
    (*this)(key, text);
    if (text.empty()) return;
    date = parse_iso_date(text);
    if (!date) refuse(key);
  }
  void operator()(char const* key, RelationKind& kind) {
    std::string name;
    (*this)(key, name);
    auto const found = find_relation(name);
    if (!found) return refuse(key);
    kind = *found;
  }
  void operator()(char const* key, std::vector<std::string>& texts) {
    auto const found = object[key];
    if (found.error() == simdjson::NO_SUCH_FIELD) return;
    simdjson::dom::array values;
    if (found.get(values) != simdjson::SUCCESS) return refuse(key);
    for (simdjson::dom::element const value : values) {
      std::string_view text;
      if (value.get(text) != simdjson::SUCCESS) return refuse(key);
      texts.emplace_back(text);
    }
  }
  template <class Part>
  void operator()(char const* key, std::vector<Part>& parts) {
    auto const found = object[key];
    if (found.error() == simdjson::NO_SUCH_FIELD) return;
    simdjson::dom::array values;
    if (found.get(values) != simdjson::SUCCESS) return refuse(key);
    for (simdjson::dom::element const value : values) {
      JsonFieldReader reader;
      if (value.get(reader.object) != simdjson::SUCCESS) return refuse(key);
      for_each_part(parts.emplace_back(), reader);
      if (!reader.wrong_key.empty()) return refuse(key);
    }
  }
  void operator()(char const* key, double& confidence) {
    auto const found = object[key];
    if (found.error() == simdjson::NO_SUCH_FIELD) return;
    if (found.get(confidence) != simdjson::SUCCESS) return refuse(key);
    if (!(confidence >= 0 && confidence <= 1)) refuse(key);
  }
  void operator()(char const* key, std::size_t& number) {
    std::uint64_t value = 0;
    if (object[key].get(value) != simdjson::SUCCESS) return refuse(key);
    number = static_cast<std::size_t>(value);
  }

 private:
  void refuse(char const* key) {
    if (wrong_key.empty()) wrong_key = key;
  }
};

/// Every field is preceded by its key and the bytes it takes, so that text
/// moving from one field to the next changes the hash.
struct FieldHasher {
  std::uint64_t hash = base::kFnvOffset;

  void operator()(char const* key, std::string const& text) {
    if (text.empty() || key == std::string_view("source_file")) return;
    hash = base::fnv1a(fmt::format("{}:{}:", key, text.size()), hash);
    hash = base::fnv1a(text, hash);
  }
  void operator()(char const* key, std::optional<Date> const& date) {
    if (date) (*this)(key, format_iso_date(*date));
  }
  void operator()(char const* key, RelationKind kind) {
    (*this)(key, std::string(relation_row(kind).name));
  }
  void operator()(char const* key, std::vector<std::string> const& texts) {
    for (std::string const& text : texts) (*this)(key, text);
  }
  template <class Part>
  void operator()(char const* /*key*/, std::vector<Part> const& parts) {
    for (Part const& part : parts) for_each_part(part, *this);
  }
  void operator()(char const* key, std::size_t number) { (*this)(key, std::to_string(number)); }
  /// What we think of the source is not what it published.
  void operator()(char const* /*key*/, double /*confidence*/) {}
};

}  // namespace

void add_other_address(Announcement& announcement, std::string_view address) {
  std::string const key = web_address_key(address);
  if (key.empty() || key == web_address_key(announcement.url)) return;
  bool const is_there = std::ranges::any_of(
      announcement.addresses,
      [&key](std::string const& other) { return web_address_key(other) == key; });
  if (!is_there) announcement.addresses.emplace_back(base::trim(address, " \t\r\n"));
}

std::string to_json(Announcement const& announcement) {
  std::string json;
  JsonWriter writer{json, announcement.number.empty() && !announcement.numbers.empty()};
  for_each_field(announcement, writer);
  writer.end();
  return json;
}

base::Result<Announcement> announcement_from_json(std::string_view json) {
  // Every hit of a page is read here: the parser's memory is worth keeping.
  thread_local simdjson::dom::parser parser;
  simdjson::dom::element parsed;
  simdjson::error_code const error = parser.parse(json.data(), json.size()).get(parsed);
  if (error == simdjson::MEMALLOC) {
    // simdjson 3.0 takes one that has half of its memory for a whole one.
    parser = simdjson::dom::parser();
    return base::out_of_memory();
  }
  if (error != simdjson::SUCCESS) {
    return Error{ErrorCode::InvalidArgument, "the announcement is not valid JSON", ""};
  }
  simdjson::dom::object object;
  if (parsed.get(object) != simdjson::SUCCESS) {
    return Error{ErrorCode::InvalidArgument, "the announcement is not a JSON object", ""};
  }
  Announcement announcement;
  JsonFieldReader reader{object, {}};
  for_each_field(announcement, reader);
  if (!reader.wrong_key.empty()) {
    return Error{
        ErrorCode::InvalidArgument,
        fmt::format("key \"{}\" of the announcement has a wrong type or value", reader.wrong_key),
        ""};
  }
  return announcement;
}

std::string content_hash(Announcement const& announcement) {
  FieldHasher hasher;
  for_each_field(announcement, hasher);
  return fmt::format("{:016x}", hasher.hash);
}

}  // namespace tracuu::schema
