// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/answers/entity_tag.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/fnv.hpp"

namespace tracuu::server {
namespace {

constexpr std::string_view kBlank = " \t,";

std::string_view without_weakness(std::string_view tag) {
  if (tag.starts_with("W/")) tag.remove_prefix(2);
  return tag;
}

}  // namespace

std::string make_entity_tag(std::string_view revision, std::string_view request_key) {
  constexpr std::string_view kSeparator("\0", 1);
  std::uint64_t hash = base::fnv1a(TRACUU_VERSION);
  for (std::string_view const part : {kSeparator, revision, kSeparator, request_key}) {
    hash = base::fnv1a(part, hash);
  }
  return fmt::format("W/\"{}-{:016x}\"", revision, hash);
}

bool names_tag(std::string_view header, std::string_view tag) {
  tag = without_weakness(tag);
  for (;;) {
    header.remove_prefix(std::min(header.find_first_not_of(kBlank), header.size()));
    header = without_weakness(header);
    if (!header.starts_with('"')) return false;
    std::size_t const end = header.find('"', 1);
    if (end == std::string_view::npos) return false;
    if (header.substr(0, end + 1) == tag) return true;
    header.remove_prefix(end + 1);
  }
}

bool names_any_tag(std::string_view header) {
  return header == "*";
}

}  // namespace tracuu::server
