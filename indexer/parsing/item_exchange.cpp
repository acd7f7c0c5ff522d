// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parsing/item_exchange.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include "indexer/bytes/reader_program.hpp"

namespace tracuu::indexer {

using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

using ExchangeJson = nlohmann::json;

std::string line_of(ExchangeJson const& json) {
  return json.dump(-1, ' ', false, ExchangeJson::error_handler_t::replace) + "\n";
}

/// The first line of `message`, which is taken from it.
ExchangeJson take_line(std::string_view& message) {
  std::string_view const line = message.substr(0, message.find('\n'));
  message.remove_prefix(std::min(message.size(), line.size() + 1));
  return ExchangeJson::parse(line);
}

std::string head_of(SourceItem const& item, SourceFormat format, ReadingOptions const& options) {
  ExchangeJson json{{"format", static_cast<int>(format)},
                    {"name", item.name},
                    {"key", item.key},
                    {"url", item.url},
                    {"addresses", item.addresses},
                    {"charset", item.charset},
                    {"max_item_bytes", options.limits.max_item_bytes},
                    {"max_text_bytes", options.limits.max_text_bytes},
                    {"skip_list_pages", options.skip_list_pages},
                    {"keep_noindex", options.keep_noindex}};
  if (options.rules) json["rules"] = {options.rules->name(), options.rules->source()};
  return line_of(json);
}

struct AskedItem {
  SourceItem item;
  ReadingOptions options;
};

AskedItem asked_item(std::string_view input) {
  ExchangeJson const head = take_line(input);
  AskedItem asked;
  asked.item.format = static_cast<SourceFormat>(head.at("format").get<int>());
  head.at("name").get_to(asked.item.name);
  head.at("key").get_to(asked.item.key);
  head.at("url").get_to(asked.item.url);
  head.at("addresses").get_to(asked.item.addresses);
  head.at("charset").get_to(asked.item.charset);
  asked.item.bytes = input;
  head.at("max_item_bytes").get_to(asked.options.limits.max_item_bytes);
  head.at("max_text_bytes").get_to(asked.options.limits.max_text_bytes);
  head.at("skip_list_pages").get_to(asked.options.skip_list_pages);
  head.at("keep_noindex").get_to(asked.options.keep_noindex);
  if (head.contains("rules")) {
    auto rules = ExtractionRules::parse(head["rules"].at(1).get<std::string>(),
                                        head["rules"].at(0).get<std::string>());
    if (rules) asked.options.rules = std::make_shared<ExtractionRules const>(std::move(*rules));
  }
  return asked;
}

ExchangeJson json_of(ReadingRemarks const& remarks) {
  ExchangeJson left_out = ExchangeJson::array();
  for (LeftOut const& one : remarks.left_out()) {
    left_out.push_back({one.source, static_cast<int>(one.kind), one.reason});
  }
  ExchangeJson names = ExchangeJson::array();
  for (NotUnderstood const& name : remarks.not_understood()) names.push_back(name.name);
  return {{"left_out", left_out}, {"names", names}};
}

ReadingRemarks remarks_of(ExchangeJson const& json, std::string const& item_name) {
  ReadingRemarks remarks;
  for (ExchangeJson const& one : json.at("left_out")) {
    remarks.leave_out({one.at(0).get<std::string>(), static_cast<LeftOutKind>(one.at(1).get<int>()),
                       one.at(2).get<std::string>()});
  }
  for (ExchangeJson const& name : json.at("names")) {
    remarks.add_name(name.get<std::string>(), item_name);
  }
  return remarks;
}

ExchangeJson json_of(std::vector<RuleTries> const& tries) {
  ExchangeJson json = ExchangeJson::array();
  for (RuleTries const& one : tries) json.push_back({one.pages, one.missed, one.first_missed});
  return json;
}

std::vector<RuleTries> tries_of(ExchangeJson const& json) {
  std::vector<RuleTries> tries;
  for (ExchangeJson const& one : json) {
    tries.push_back(
        {one.at(0).get<std::size_t>(), one.at(1).get<std::size_t>(), one.at(2).get<std::string>()});
  }
  return tries;
}

Result<ItemReading> reading_of(std::string_view answer, SourceItem const& item,
                               ReadingOptions const& options) {
  try {
    ExchangeJson const head = take_line(answer);
    if (head.contains("error")) {
      return Error{ErrorCode::InvalidArgument, head["error"].get<std::string>(),
                   head.at("hint").get<std::string>(), head.at("subject").get<std::string>()};
    }
    if (options.rules) options.rules->add_tries(tries_of(head.at("tries")));
    ItemReading reading{std::nullopt, remarks_of(head, item.name)};
    if (answer.empty()) return reading;
    auto announcement = schema::announcement_from_json(answer);
    if (!announcement) return announcement.error();
    reading.announcement = std::move(*announcement);
    reading.announcement->source_location = item.location;
    return reading;
  } catch (ExchangeJson::exception const&) {
    return Error{ErrorCode::InvalidArgument, "what its reader wrote is not understood", ""};
  }
}

}  // namespace

std::string answer_about_item(std::string_view input) {
  AskedItem const asked = asked_item(input);
  Result<ItemReading> const reading = read_item_here(asked.item, asked.item.format, asked.options);
  if (!reading) {
    Error const& error = reading.error();
    return line_of({{"error", error.message}, {"hint", error.hint}, {"subject", error.subject}});
  }
  ExchangeJson head = json_of(reading->remarks);
  if (asked.options.rules) head["tries"] = json_of(asked.options.rules->tries());
  std::string answer = line_of(head);
  if (reading->announcement) answer += schema::to_json(*reading->announcement);
  return answer;
}

Result<ItemReading> read_item_in_child(SourceItem const& item, SourceFormat format,
                                       ReadingOptions const& options) {
  SourceLimits const& limits = options.limits;
  std::string const head = head_of(item, format, options);
  std::array<std::string_view, 2> const input{head, item.bytes};
  // The text as JSON, and all else that an announcement holds.
  std::uint64_t const max_answer_bytes = 2 * limits.max_text_bytes + (std::uint64_t{16} << 20);
  Result<std::string> const answer =
      ask_reader(find_reader_program().value(), kItemRequest, input,
                 {max_answer_bytes, limits.document_time, limits.max_document_memory_bytes});
  if (answer) return reading_of(*answer, item, options);
  Error error = answer.error();
  error.code = ErrorCode::InvalidArgument;
  return error;
}

}  // namespace tracuu::indexer
