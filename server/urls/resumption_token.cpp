// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/urls/resumption_token.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "server/urls/oai_set.hpp"

namespace tracuu::server {

namespace {

std::string instant_text(std::optional<schema::Instant> const& instant) {
  return instant ? schema::format_value_instant(*instant) : "";
}

/// Takes what stands before the next comma, and the comma.
std::string_view take_part(std::string_view& text) {
  std::string_view const part = text.substr(0, text.find(','));
  text.remove_prefix(std::min(text.size(), part.size() + 1));
  return part;
}

/// "-" and the id, in the writing of sets, which has no comma.
std::string deleted_text(std::optional<std::string> const& after) {
  return after ? "-" + oai_set_spec(*after) : "";
}

std::optional<std::string> deleted_of(std::string_view part) {
  if (!part.starts_with('-')) return std::nullopt;
  return part.size() == 1 ? std::optional<std::string>("") : site_of_set(part.substr(1));
}

template <class Number>
Number number_of(std::string_view digits) {
  Number number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

}  // namespace

std::string format_token(ResumptionToken const& token) {
  return fmt::format("{},{},{},{},{},{},{}", token.generation, token.after, token.cursor,
                     instant_text(token.from), instant_text(token.until),
                     deleted_text(token.after_deleted), token.set_spec);
}

std::optional<ResumptionToken> parse_token(std::string_view text) {
  std::string_view rest = text;
  ResumptionToken token;
  token.generation = take_part(rest);
  token.after = number_of<std::uint32_t>(take_part(rest));
  token.cursor = number_of<std::uint64_t>(take_part(rest));
  token.from = schema::parse_value_instant(take_part(rest));
  token.until = schema::parse_value_instant(take_part(rest));
  token.after_deleted = deleted_of(take_part(rest));
  token.set_spec = rest;
  // Whatever was read wrongly is not written like that.
  if (token.generation.empty() || format_token(token) != text) return std::nullopt;
  return token;
}

}  // namespace tracuu::server
