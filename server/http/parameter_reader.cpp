// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/parameter_reader.hpp"

#include <algorithm>
#include <charconv>

#include "schema/written_period.hpp"

namespace tracuu::server {

std::string_view ParameterReader::find(std::string_view name) {
  known_.push_back(name);
  Parameter const* found = nullptr;
  for (Parameter const& parameter : parameters_) {
    if (parameter.name != name) continue;
    if (found != nullptr) {
      refuse(name, "problem.parameter.repeated");
      return {};
    }
    found = &parameter;
  }
  return found == nullptr ? std::string_view{} : std::string_view{found->value};
}

std::string ParameterReader::text(std::string_view name, std::size_t max_bytes) {
  std::string_view const value = find(name);
  return fits(name, value, max_bytes) ? std::string(value) : std::string();
}

std::vector<std::string> ParameterReader::texts(std::string_view name, std::size_t max_bytes) {
  known_.push_back(name);
  std::vector<std::string> values;
  for (Parameter const& parameter : parameters_) {
    if (parameter.name != name) continue;
    if (!fits(name, parameter.value, max_bytes)) return {};
    values.push_back(parameter.value);
  }
  return values;
}

bool ParameterReader::fits(std::string_view name, std::string_view value, std::size_t max_bytes) {
  if (value.size() <= max_bytes) return true;
  refuse(name, "problem.parameter.long", std::to_string(max_bytes));
  return false;
}

std::size_t ParameterReader::number(std::string_view name, std::size_t otherwise, std::size_t min,
                                    std::size_t max) {
  std::string_view const value = find(name);
  if (value.empty()) return otherwise;
  std::size_t number = 0;
  char const* const last = value.data() + value.size();
  auto const [end, error] = std::from_chars(value.data(), last, number);
  if (error != std::errc{} || end != last || number < min || number > max) {
    refuse(name, "problem.parameter.number", std::to_string(min), std::to_string(max));
    return otherwise;
  }
  return number;
}

std::optional<schema::DateRange> ParameterReader::period(std::string_view name) {
  std::string_view const value = find(name);
  if (value.empty()) return std::nullopt;
  std::optional<schema::DateRange> const period = schema::parse_written_period(value);
  if (!period) {
    refuse(name, "problem.parameter.period");
  }
  return period;
}

void ParameterReader::refuse_as(std::string_view name, std::string_view vietnamese,
                                std::string_view english) {
  base::TextKey<2> const key = "problem.parameter";
  problems_.push_back(
      {422, "InvalidArgument", base::wording(key, base::Language::Vietnamese, name, vietnamese),
       base::wording(key, base::Language::English, name, english), std::string(name)});
}

void ParameterReader::refuse_unknown() {
  for (Parameter const& parameter : parameters_) {
    if (std::ranges::find(known_, parameter.name) == known_.end()) {
      refuse(parameter.name, "problem.parameter.unknown");
    }
  }
}

}  // namespace tracuu::server
