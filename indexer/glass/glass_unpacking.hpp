// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string_view>

namespace tracuu::indexer {

/// A table of an index is not what Xapian or glass_database.hpp writes.
class GlassDamage : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Takes apart what glass_packing.hpp puts together, from the front. The bytes must outlive it. All
/// throw GlassDamage where they end too early.
class Unpacker {
 public:
  explicit Unpacker(std::string_view bytes) : bytes_(bytes) {}

  [[nodiscard]] bool at_end() const { return bytes_.empty(); }
  [[nodiscard]] std::string_view rest() const { return bytes_; }

  /// What pack_uint() wrote.
  std::uint64_t take_uint() {
    if (!bytes_.empty() && static_cast<unsigned char>(bytes_.front()) < 0x80) {  // as most are
      auto const byte = static_cast<unsigned char>(bytes_.front());
      bytes_.remove_prefix(1);
      return byte;
    }
    return take_long_uint();
  }

  /// What pack_uint() wrote, a document or a count of 32 bits.
  std::uint32_t take_uint32() { return static_cast<std::uint32_t>(take_uint()); }

  /// What pack_string() wrote.
  std::string_view take_string() {
    std::uint64_t const bytes = take_uint();
    if (bytes > bytes_.size()) throw_too_short();
    std::string_view const taken = bytes_.substr(0, bytes);
    bytes_.remove_prefix(bytes);
    return taken;
  }

  /// What pack_sortable_uint() wrote.
  std::uint32_t take_sortable_uint() {
    if (bytes_.size() < 2) throw_too_short();
    auto const first = static_cast<unsigned char>(bytes_[0]);
    std::size_t bytes = 2;
    unsigned value = first;
    if (first >= 0x80) {
      std::size_t const ones = first >= 0xe0 ? 3 : first >= 0xc0 ? 2 : 1;
      bytes = ones + 2;
      value = first & (0x7fu >> ones);
    }
    if (bytes_.size() < bytes) throw_too_short();
    for (std::size_t i = 1; i < bytes; ++i) {
      value = value << 8 | static_cast<unsigned char>(bytes_[i]);
    }
    bytes_.remove_prefix(bytes);
    return value;
  }

  char take_byte() {
    if (bytes_.empty()) throw_too_short();
    char const byte = bytes_.front();
    bytes_.remove_prefix(1);
    return byte;
  }

 private:
  std::uint64_t take_long_uint() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      auto const byte = static_cast<unsigned char>(take_byte());
      value |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
    throw GlassDamage("a number of too many bytes");
  }

  [[noreturn]] static void throw_too_short() { throw GlassDamage("an entry ends too early"); }

  std::string_view bytes_;
};

}  // namespace tracuu::indexer
