// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace tracuu::indexer {

// Numbers in files of Microsoft Office, the lowest byte first. Beyond the end of `bytes` all bytes
// are 0, so that a file that was cut off is read to its end and no further.

[[nodiscard]] constexpr std::uint8_t byte_at(std::string_view bytes, std::size_t at) {
  return at < bytes.size() ? static_cast<std::uint8_t>(bytes[at]) : std::uint8_t{0};
}

[[nodiscard]] constexpr std::uint16_t u16_at(std::string_view bytes, std::size_t at) {
  return static_cast<std::uint16_t>(byte_at(bytes, at) | byte_at(bytes, at + 1) << 8);
}

[[nodiscard]] constexpr std::uint32_t u32_at(std::string_view bytes, std::size_t at) {
  return u16_at(bytes, at) | std::uint32_t{u16_at(bytes, at + 2)} << 16;
}

/// `bytes` from `at` on, `count` of them at most: empty where there are none.
[[nodiscard]] constexpr std::string_view part_of(std::string_view bytes, std::size_t at,
                                                 std::size_t count = std::string_view::npos) {
  return at < bytes.size() ? bytes.substr(at, count) : std::string_view();
}

}  // namespace tracuu::indexer
