// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/curation/rule_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/ascii.hpp"

namespace tracuu::search {

toml::node const* RuleTable::node(std::string_view key) {
  known_.emplace_back(key);
  return table_.get(key);
}

std::string RuleTable::text(std::string_view key) {
  toml::node const* const value = node(key);
  if (value == nullptr) return "";
  auto const* const text = value->as_string();
  if (text == nullptr) {
    refuse_at(*value, key, "write a text in quotes");
    return "";
  }
  if (text->get().find_first_of("\r\n") != std::string::npos) {
    refuse_at(*value, key, "write it in one line");
    return "";
  }
  return std::string(base::trim(text->get(), " \t"));
}

std::string RuleTable::needed_text(std::string_view key) {
  std::string value = text(key);
  if (!has(key)) {
    refuse(key, "is missing: write a text in quotes");
  } else if (value.empty() && table_.get(key)->is_string()) {
    refuse(key, "is empty");
  }
  return value;
}

std::vector<std::string> RuleTable::texts(std::string_view key, bool is_needed) {
  std::vector<std::string> read;
  toml::node const* const value = node(key);
  if (value == nullptr) {
    if (is_needed) refuse(key, "is missing: write a text in quotes or a list of them");
    return read;
  }
  auto const add = [&](toml::node const& each) {
    auto const* const text = each.as_string();
    std::string trimmed(text != nullptr ? base::trim(text->get(), " \t\r\n") : "");
    if (trimmed.empty()) {
      refuse_at(each, key, "write texts in quotes, none of them empty");
    } else {
      read.push_back(std::move(trimmed));
    }
  };
  if (toml::array const* const list = value->as_array()) {
    if (list->empty()) refuse_at(*value, key, "the list is empty");
    for (toml::node const& each : *list) add(each);
  } else {
    add(*value);
  }
  return read;
}

bool RuleTable::flag(std::string_view key, bool otherwise) {
  toml::node const* const value = node(key);
  if (value == nullptr) return otherwise;
  if (auto const* const flag = value->as_boolean()) return flag->get();
  refuse_at(*value, key, "write true or false");
  return otherwise;
}

long RuleTable::whole_number(std::string_view key, long otherwise) {
  toml::node const* const value = node(key);
  if (value == nullptr) return otherwise;
  constexpr long kMost = 1'000'000;
  auto const* const number = value->as_integer();
  if (number != nullptr && number->get() >= -kMost && number->get() <= kMost) return number->get();
  refuse_at(*value, key, "write a whole number, such as 1");
  return otherwise;
}

std::optional<double> RuleTable::number(std::string_view key, double least, double most) {
  toml::node const* const value = node(key);
  if (value == nullptr) return std::nullopt;
  auto const number = value->is_number() ? value->value<double>() : std::nullopt;
  if (number && *number >= least && *number <= most) return number;
  refuse_at(*value, key, fmt::format("write a number from {} to {}", least, most));
  return std::nullopt;
}

std::optional<schema::Date> RuleTable::date(std::string_view key) {
  toml::node const* const value = node(key);
  if (value == nullptr) return std::nullopt;
  if (auto const* const day = value->as_date()) {
    schema::Date const date(std::chrono::year(day->get().year),
                            std::chrono::month(day->get().month), std::chrono::day(day->get().day));
    if (date.ok()) return date;
  } else if (auto const* const text = value->as_string(); text && text->get().size() == 10) {
    if (auto const date = schema::parse_iso_date(text->get())) return date;
  }
  refuse_at(*value, key, "write a day as 2026-09-01");
  return std::nullopt;
}

std::size_t RuleTable::choice(std::string_view key, std::initializer_list<std::string_view> choices,
                              std::size_t otherwise) {
  toml::node const* const value = node(key);
  if (value == nullptr) return otherwise;
  auto const* const text = value->as_string();
  auto const found =
      text != nullptr ? std::ranges::find(choices, std::string_view(text->get())) : choices.end();
  if (found != choices.end()) return static_cast<std::size_t>(found - choices.begin());
  std::string all;
  for (std::string_view const each : choices) {
    all += fmt::format("{}\"{}\"", all.empty() ? "" : ", ", each);
  }
  refuse_at(*value, key, fmt::format("write one of {}", all));
  return otherwise;
}

void RuleTable::refuse(std::string_view key, std::string message) {
  toml::node const* const value = table_.get(key);
  refuse_at(value != nullptr ? *value : static_cast<toml::node const&>(table_), key,
            std::move(message));
}

void RuleTable::refuse_at(toml::node const& node, std::string_view key, std::string message) {
  problems_.push_back(
      {node.source().begin.line, fmt::format("{}.{}", name_, key), std::move(message)});
}

void RuleTable::refuse_unknown() {
  for (auto const& [key, value] : table_) {
    if (std::ranges::find(known_, key.str()) != known_.end()) continue;
    std::string all;
    for (std::string const& each : known_) all += (all.empty() ? "" : ", ") + each;
    refuse_at(value, key.str(), fmt::format("is not known; known are {}", all));
  }
}

}  // namespace tracuu::search
