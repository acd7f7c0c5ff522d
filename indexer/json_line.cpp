// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/json_line.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <initializer_list>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "analyzers/date_expression.hpp"
#include "base/utf8.hpp"
#include "indexer/url_host.hpp"

namespace tracuu::indexer {

using base::Error;
using base::ErrorCode;
using base::Result;
using nlohmann::json;

namespace {

using Keys = std::initializer_list<char const*>;

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

/// nlohmann's message without its own error number. It quotes the whole of an
/// unfinished string, which may be the whole line.
std::string reason_of(json::exception const& failure) {
  std::string_view const what = failure.what();
  std::size_t const number_end = what.find("] ");
  return shortened(number_end == std::string_view::npos ? what : what.substr(number_end + 2));
}

/// json converts from anything, so it can't stand in a Result by itself.
struct ParsedObject {
  json value;
};

/// One of the four exception gates: nothing thrown by nlohmann passes it.
Result<ParsedObject> parse_object(std::string_view line) {
  bool too_deep = false;
  // Whatever lies too deep is thrown away while it is read: a line of nothing
  // but "[" would otherwise take eighty times its size.
  auto const keep = [&too_deep](int depth, json::parse_event_t, json&) {
    if (depth <= kMaxDepth) return true;
    too_deep = true;
    return false;
  };
  try {
    json object = json::parse(line, keep);
    if (too_deep) {
      return Error{ErrorCode::InvalidArgument,
                   fmt::format("the JSON is nested deeper than {} levels", kMaxDepth), ""};
    }
    if (!object.is_object()) {
      return Error{ErrorCode::InvalidArgument, "the line is not a JSON object", ""};
    }
    return ParsedObject{std::move(object)};
  } catch (json::exception const& failure) {
    return Error{ErrorCode::InvalidArgument, "broken JSON: " + reason_of(failure), ""};
  }
}

/// Takes fields out of an object; the first wrong value is kept in `failure`,
/// so that the fields can be listed without a check behind each.
class FieldTaker {
 public:
  explicit FieldTaker(json& object) : object_(object) {}

  std::string text(Keys keys) {
    for (char const* const key : keys) {
      json* const value = find(key);
      if (value == nullptr) continue;
      if (!value->is_string()) {
        refuse(wrong_value(key, "a string"));
      } else if (auto& text = value->get_ref<std::string&>(); !text.empty()) {
        return std::move(text);
      }
    }
    return "";
  }

  std::string text_or_integer(char const* key) {
    json const* const value = find(key);
    if (value == nullptr || value->is_string()) return text({key});
    if (value->is_number_unsigned()) return std::to_string(value->get<std::uint64_t>());
    if (value->is_number_integer()) return std::to_string(value->get<std::int64_t>());
    refuse(wrong_value(key, "a string or an integer"));
    return "";
  }

  std::vector<std::string> texts(Keys keys) {
    for (char const* const key : keys) {
      json const* const value = find(key);
      if (value == nullptr) continue;
      std::vector<std::string> texts = texts_of(key, *value);
      if (!texts.empty()) return texts;
    }
    return {};
  }

  /// Addresses, or objects as the index stores them.
  std::vector<schema::Attachment> attachments(char const* key) {
    json* const value = find(key);
    if (value == nullptr) return {};
    if (!value->is_array()) *value = json::array({std::move(*value)});
    std::vector<schema::Attachment> attachments;
    for (json& part : *value) {
      if (part.is_string()) {
        attachments.push_back({part.get<std::string>(), "", ""});
      } else if (part.is_object()) {
        FieldTaker take(part);
        attachments.push_back({take.text({"url"}), take.text({"path"}), take.text({"text"})});
        if (take.failure()) refuse(*take.failure());
      } else {
        refuse(wrong_value(key, "an array of addresses"));
      }
    }
    std::erase_if(attachments,
                  [](auto const& part) { return part.url.empty() && part.path.empty(); });
    return attachments;
  }

  std::optional<schema::Date> date(char const* key) {
    std::string const written = text({key});
    if (written.empty()) return std::nullopt;
    if (auto const iso = schema::parse_iso_date(written)) return iso;
    if (auto const found = analyzers::find_date(written)) return found->date;
    refuse({ErrorCode::InvalidArgument,
            fmt::format("key \"{}\" is not a date: \"{}\"", key, shortened(written)),
            "write the day as 2023-07-11"});
    return std::nullopt;
  }

  [[nodiscard]] std::optional<Error> const& failure() const { return failure_; }

 private:
  json* find(char const* key) {
    auto const found = object_.find(key);
    return found == object_.end() || found->is_null() ? nullptr : &*found;
  }

  std::vector<std::string> texts_of(char const* key, json const& value) {
    std::vector<std::string> texts;
    auto const add = [&](json const& text) {
      if (!text.is_string()) return refuse(wrong_value(key, "a string or an array of strings"));
      if (auto const& written = text.get_ref<std::string const&>(); !written.empty()) {
        texts.push_back(written);
      }
    };
    if (!value.is_array()) {
      add(value);
    } else {
      for (json const& text : value) add(text);
    }
    return texts;
  }

  void refuse(Error error) {
    if (!failure_) failure_ = std::move(error);
  }

  json& object_;
  std::optional<Error> failure_;
};

}  // namespace

Result<schema::Announcement> parse_json_line(std::string_view line) {
  Result<ParsedObject> object = parse_object(line);
  if (!object) return object.error();
  FieldTaker take(object->value);
  schema::Announcement announcement;
  announcement.id = take.text_or_integer("id");
  announcement.url = take.text({"url", "source"});
  announcement.title = take.text({"title"});
  announcement.abstract = take.text({"abstract"});
  announcement.body = take.text({"body", "text", "content"});
  announcement.date = take.date("date");
  announcement.site = take.text({"site"});
  announcement.unit = take.text({"unit", "agency"});
  announcement.author = take.text({"author"});
  announcement.place = take.text({"place"});
  announcement.numbers = take.texts({"numbers", "number"});
  announcement.attachments = take.attachments("attachments");
  announcement.category = take.text({"category"});
  announcement.language = take.text({"language"});
  announcement.charset = take.text({"charset"});
  if (take.failure()) return *take.failure();
  if (announcement.site.empty()) announcement.site = url_host(announcement.url);
  return announcement;
}

}  // namespace tracuu::indexer
