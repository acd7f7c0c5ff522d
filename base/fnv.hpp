// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace tracuu::base {

inline constexpr std::uint64_t kFnvOffset = 0xcbf29ce484222325;

/// FNV-1a, 64 bit (Fowler, Noll, Vo; public domain,
/// http://www.isthe.com/chongo/tech/comp/fnv/) of `bytes`, going on from `hash`.
/// For telling changes and copies, not for security. Written to disk.
[[nodiscard]] constexpr std::uint64_t fnv1a(std::string_view bytes,
                                            std::uint64_t hash = kFnvOffset) {
  for (char const byte : bytes) {
    hash ^= static_cast<unsigned char>(byte);
    hash *= 0x100000001b3;
  }
  return hash;
}

}  // namespace tracuu::base
