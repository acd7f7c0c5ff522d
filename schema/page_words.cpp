// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/page_words.hpp"

#include <fmt/format.h>
#include <simdjson.h>

#include <array>
#include <cstdint>

#include "base/json_string.hpp"
#include "base/memory_error.hpp"

namespace tracuu::schema {

namespace {

using base::Error;
using base::ErrorCode;

void append_word(std::string& json, PageWord const& word) {
  json += '[';
  base::append_json_string(json, word.text);
  json += ',';
  base::append_json_string(json, word.as_read);
  json += fmt::format(",{:.2f},{:.2f},{:.2f},{:.2f},{:.2f},{}]", word.confidence, word.left,
                      word.top, word.right, word.bottom, word.line);
}

/// Takes values that have to be there; remembers whether one was not.
struct ValueTaker {
  bool is_wrong = false;

  template <class Value, class Found>
  void take(Found found, Value& value) {
    if (found.get(value) != simdjson::SUCCESS) is_wrong = true;
  }
  template <class Found>
  void take(Found found, std::string& text) {
    std::string_view view;
    take(found, view);
    text = view;
  }
};

bool take_word(simdjson::dom::element element, PageWord& word) {
  simdjson::dom::array values;
  if (element.get(values) != simdjson::SUCCESS) return false;
  ValueTaker taker;
  std::uint64_t line = 0;
  taker.take(values.at(0), word.text);
  taker.take(values.at(1), word.as_read);
  std::array<double*, 5> const numbers{&word.confidence, &word.left, &word.top, &word.right,
                                       &word.bottom};
  for (std::size_t i = 0; i < numbers.size(); ++i) taker.take(values.at(2 + i), *numbers.at(i));
  taker.take(values.at(2 + numbers.size()), line);
  word.line = static_cast<std::size_t>(line);
  return !taker.is_wrong && !word.text.empty();
}

bool take_page(simdjson::dom::element parsed, PageWords& page) {
  ValueTaker taker;
  std::uint64_t number = 0;
  std::int64_t turned = 0;
  simdjson::dom::array words;
  taker.take(parsed["page"], number);
  taker.take(parsed["width"], page.width);
  taker.take(parsed["height"], page.height);
  taker.take(parsed["turned"], turned);
  taker.take(parsed["engine"], page.engine);
  taker.take(parsed["repaired_by"], page.repaired_by);
  taker.take(parsed["words"], words);
  if (taker.is_wrong) return false;
  page.page = static_cast<std::size_t>(number);
  page.turned = static_cast<int>(turned);
  page.words.reserve(words.size());
  for (simdjson::dom::element const word : words) {
    if (!take_word(word, page.words.emplace_back())) return false;
  }
  return true;
}

}  // namespace

std::string to_json(PageWords const& page) {
  std::string json =
      fmt::format(R"({{"page":{},"width":{:.2f},"height":{:.2f},"turned":{},"engine":)", page.page,
                  page.width, page.height, page.turned);
  base::append_json_string(json, page.engine);
  json += R"(,"repaired_by":)";
  base::append_json_string(json, page.repaired_by);
  json += R"(,"words":[)";
  for (PageWord const& word : page.words) {
    if (&word != &page.words.front()) json += ',';
    append_word(json, word);
  }
  return json + "]}";
}

base::Result<PageWords> page_words_from_json(std::string_view json) {
  simdjson::dom::parser parser;
  simdjson::dom::element parsed;
  simdjson::error_code const error = parser.parse(json.data(), json.size()).get(parsed);
  if (error == simdjson::MEMALLOC) return base::out_of_memory();
  PageWords page;
  if (error != simdjson::SUCCESS || !take_page(parsed, page)) {
    return Error{ErrorCode::InvalidArgument, "the words of a page are not understood", ""};
  }
  return page;
}

}  // namespace tracuu::schema
