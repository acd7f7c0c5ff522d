// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/matching/cursor.hpp"

#include <fmt/format.h>

#include <array>
#include <optional>

#include "base/fnv.hpp"

namespace tracuu::search {

namespace {

constexpr std::string_view kDigits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::size_t kCursorBytes = 24;
constexpr std::size_t kCursorDigits = kCursorBytes / 3 * 4;

using Bytes = std::array<unsigned char, kCursorBytes>;

/// Far beyond any index; keeps arithmetic on positions from running over.
constexpr std::uint64_t kMaxPosition = 1'000'000'000;

void put(Bytes& bytes, std::size_t at, std::uint64_t value) {
  for (std::size_t i = 0; i < 8; ++i) {
    bytes[at + i] = static_cast<unsigned char>(value >> (56 - 8 * i));
  }
}

std::uint64_t get(Bytes const& bytes, std::size_t at) {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < 8; ++i) value = value << 8 | bytes[at + i];
  return value;
}

std::optional<Cursor> decode(std::string_view text) {
  if (text.size() != kCursorDigits) return std::nullopt;
  Bytes bytes{};
  for (std::size_t i = 0; i < kCursorDigits; i += 4) {
    std::uint32_t group = 0;
    for (char const digit : text.substr(i, 4)) {
      std::size_t const value = kDigits.find(digit);
      if (value == std::string_view::npos) return std::nullopt;
      group = group << 6 | static_cast<std::uint32_t>(value);
    }
    for (std::size_t byte = 0; byte < 3; ++byte) {
      bytes[i / 4 * 3 + byte] = static_cast<unsigned char>(group >> (16 - 8 * byte));
    }
  }
  return Cursor{get(bytes, 0), get(bytes, 8), get(bytes, 16)};
}

std::string day_text(std::optional<schema::Date> const& day) {
  return day ? schema::format_iso_date(*day) : "";
}

/// All that decides which hits there are, and their order.
std::uint64_t request_hash(SearchRequest const& request) {
  std::uint64_t hash = base::kFnvOffset;
  auto const add = [&hash](std::string_view part) {
    hash = base::fnv1a(part, hash);
    hash = base::fnv1a(std::string_view("\0", 1), hash);
  };
  add(request.text);
  for (FacetFilter const& filter : request.filters.by_facet) {
    add(filter.text);
    add(filter.whole_name ? "whole" : "");
  }
  add(day_text(request.filters.dates.from));
  add(day_text(request.filters.dates.to));
  add(request.filters.in_force ? name_of(*request.filters.in_force) : "");
  add(fmt::format("{} {}", static_cast<int>(request.sort), request.exact));
  return hash;
}

}  // namespace

Cursor make_cursor(std::uint64_t position, SearchRequest const& request,
                   std::string_view revision) {
  return {position, base::fnv1a(revision), request_hash(request)};
}

std::string encode_cursor(Cursor const& cursor) {
  Bytes bytes{};
  put(bytes, 0, cursor.position);
  put(bytes, 8, cursor.revision);
  put(bytes, 16, cursor.request);
  std::string text;
  for (std::size_t i = 0; i < kCursorBytes; i += 3) {
    std::uint32_t const group = static_cast<std::uint32_t>(bytes[i]) << 16 |
                                static_cast<std::uint32_t>(bytes[i + 1]) << 8 | bytes[i + 2];
    for (unsigned shift = 24; shift > 0; shift -= 6) text += kDigits[group >> (shift - 6) & 63];
  }
  return text;
}

base::Result<std::uint64_t> read_cursor(SearchRequest const& request, std::string_view revision) {
  auto const cursor = decode(request.cursor);
  if (!cursor || cursor->position > kMaxPosition) {
    return base::Error{base::ErrorCode::InvalidArgument, "the cursor is none of ours", "",
                       "cursor"};
  }
  Cursor const expected = make_cursor(cursor->position, request, revision);
  if (cursor->request != expected.request) {
    return base::Error{base::ErrorCode::InvalidArgument, "the cursor is of another request", "",
                       "cursor"};
  }
  if (cursor->revision != expected.revision) {
    return base::Error{base::ErrorCode::Expired, "the index has changed since the cursor was given",
                       "search again from the start", "cursor"};
  }
  return cursor->position;
}

}  // namespace tracuu::search
