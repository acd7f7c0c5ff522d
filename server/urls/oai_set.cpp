// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/urls/oai_set.hpp"

#include <fmt/format.h>

#include <charconv>

#include "base/utf8.hpp"

namespace tracuu::server {

namespace {

bool is_plain(char c) {
  constexpr std::string_view kMarks = "-_.!*'()";
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         kMarks.find(c) != std::string_view::npos;
}

}  // namespace

std::string oai_set_spec(std::string_view site) {
  std::string spec;
  for (char const c : site) {
    if (is_plain(c)) {
      spec += c;
    } else {
      spec += fmt::format("~{:02X}", static_cast<unsigned char>(c));
    }
  }
  return spec;
}

std::optional<std::string> site_of_set(std::string_view set_spec) {
  std::string site;
  for (std::size_t at = 0; at < set_spec.size(); ++at) {
    if (set_spec[at] != '~') {
      site += set_spec[at];
      continue;
    }
    std::string_view const digits = set_spec.substr(at + 1, 2);
    unsigned value = 0;
    auto const [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    if (error != std::errc{} || digits.size() != 2 || end != digits.data() + 2) return std::nullopt;
    site += static_cast<char>(value);
    at += 2;
  }
  bool const is_written_so = !base::find_invalid_utf8(site) && oai_set_spec(site) == set_spec;
  if (site.empty() || !is_written_so) return std::nullopt;
  return site;
}

}  // namespace tracuu::server
