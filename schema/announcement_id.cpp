// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/announcement_id.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.hpp"

namespace tracuu::schema {

namespace {

base::Error unreachable(std::string why) {
  return {base::ErrorCode::InvalidArgument, "id: " + std::move(why),
          "no address could name the announcement: give it another id"};
}

/// RFC 3986 section 2.3: what stands for itself.
bool is_unreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '.' || c == '_' || c == '~';
}

}  // namespace

base::Result<void> check_id(std::string_view id) {
  if (id.empty()) return unreachable("is empty");
  if (id == "." || id == "..") return unreachable(fmt::format("is '{}'", id));
  if (id.find('\0') != std::string_view::npos) return unreachable("holds a NUL");
  if (base::find_invalid_utf8(id)) return unreachable("is not UTF-8");
  auto const unreserved = static_cast<std::size_t>(std::ranges::count_if(id, is_unreserved));
  std::size_t const encoded = unreserved + 3 * (id.size() - unreserved);
  if (encoded > kMaxEncodedIdBytes) {
    return unreachable(fmt::format("takes {} bytes in an address, at most {} are possible", encoded,
                                   kMaxEncodedIdBytes));
  }
  return {};
}

}  // namespace tracuu::schema
