// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parsing/json_line.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <simdjson.h>

#include <initializer_list>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "analyzers/date_expression.hpp"
#include "base/utf8.hpp"
#include "indexer/text/url_host.hpp"

namespace tracuu::indexer {

using base::Error;
using base::ErrorCode;
using base::Result;
using nlohmann::json;
namespace dom = simdjson::dom;

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
  } catch (json::exception const& failure) {
    reason = reason_of(failure);
  }
  if (too_deep) reason = fmt::format("it is nested deeper than {} levels", kMaxDepth);
  return {ErrorCode::InvalidArgument, "broken JSON: " + reason, ""};
}

/// Reads objects. Keeps its memory for the next one, unless that was a huge one.
class ObjectParser {
 public:
  /// Valid until the next call.
  Result<dom::object> parse(std::string_view line) {
    bool const is_new = parser_.capacity() == 0 || parser_.capacity() > kKeptBytes;
    if (is_new) parser_ = dom::parser();
    if (is_new && parser_.allocate(kFirstBytes, kMaxDepth + 1) != simdjson::SUCCESS) {
      return Error{ErrorCode::Internal, "no memory for a line of JSON", ""};
    }
    dom::element parsed;
    if (parser_.parse(line.data(), line.size()).get(parsed) != simdjson::SUCCESS) {
      return broken(line);
    }
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

/// Takes fields out of an object; the first wrong value is kept in `failure`,
/// so that the fields can be listed without a check after each.
class FieldTaker {
 public:
  explicit FieldTaker(dom::object object) : object_(object) {}

  std::string text(Keys keys) {
    for (char const* const key : keys) {
      auto const value = find(key);
      if (!value) continue;
      std::string_view text;
      if (value->get(text) != simdjson::SUCCESS) {
        refuse(wrong_value(key, "a string"));
      } else if (!text.empty()) {
        return std::string(text);
      }
    }
    return "";
  }

  std::string text_or_integer(char const* key) {
    auto const value = find(key);
    if (!value || value->is_string()) return text({key});
    if (std::uint64_t number = 0; value->is_uint64() && value->get(number) == simdjson::SUCCESS) {
      return std::to_string(number);
    }
    if (std::int64_t number = 0; value->is_int64() && value->get(number) == simdjson::SUCCESS) {
      return std::to_string(number);
    }
    refuse(wrong_value(key, "a string or an integer"));
    return "";
  }

  std::vector<std::string> texts(Keys keys) {
    for (char const* const key : keys) {
      std::vector<std::string> texts = texts_of(key);
      if (!texts.empty()) return texts;
    }
    return {};
  }

  /// Addresses, or objects as the index stores them.
  std::vector<schema::Attachment> attachments(char const* key) {
    std::vector<schema::Attachment> attachments;
    for (dom::element const part : parts_of(key)) {
      if (std::string_view address; part.get(address) == simdjson::SUCCESS) {
        attachments.push_back({std::string(address), "", ""});
      } else if (dom::object object; part.get(object) == simdjson::SUCCESS) {
        FieldTaker take(object);
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
  std::optional<dom::element> find(char const* key) {
    dom::element value;
    bool const found = object_[key].get(value) == simdjson::SUCCESS && !value.is_null();
    return found ? std::optional(value) : std::nullopt;
  }

  /// The elements of an array, or the one value.
  std::vector<dom::element> parts_of(char const* key) {
    auto const value = find(key);
    if (!value) return {};
    dom::array array;
    if (value->get(array) != simdjson::SUCCESS) return {*value};
    return {array.begin(), array.end()};
  }

  std::vector<std::string> texts_of(char const* key) {
    std::vector<std::string> texts;
    for (dom::element const part : parts_of(key)) {
      std::string_view text;
      if (part.get(text) != simdjson::SUCCESS) {
        refuse(wrong_value(key, "a string or an array of strings"));
      } else if (!text.empty()) {
        texts.emplace_back(text);
      }
    }
    return texts;
  }

  void refuse(Error error) {
    if (!failure_) failure_ = std::move(error);
  }

  dom::object object_;
  std::optional<Error> failure_;
};

}  // namespace

Result<schema::Announcement> parse_json_line(std::string_view line) {
  thread_local ObjectParser parser;
  Result<dom::object> const object = parser.parse(line);
  if (!object) return object.error();
  FieldTaker take(*object);
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
