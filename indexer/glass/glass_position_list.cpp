// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass/glass_position_list.hpp"

#include <bit>

#include "indexer/glass/glass_packing.hpp"

namespace tracuu::indexer {

namespace {

/// Appends numbers of a few bits each, the lowest bit first.
class BitWriter {
 public:
  explicit BitWriter(std::string& out) : out_(out) {}
  BitWriter(BitWriter const&) = delete;
  BitWriter& operator=(BitWriter const&) = delete;
  ~BitWriter() {
    if (pending_bits_ > 0) out_ += static_cast<char>(pending_);
  }

  /// `value` out of `count` possible ones. Where these do not fill the bits, the
  /// values in the middle are written with one bit less.
  void write(std::uint32_t value, std::uint32_t count) {
    int bits = std::bit_width(count - 1);
    std::uint64_t const spare = (1ull << bits) - count;
    std::uint64_t const middle = (count - spare) / 2;
    if (spare > 0 && value >= middle + spare) {
      append((value - (middle + spare)) | 1ull << (bits - 1), bits);
    } else {
      if (spare > 0 && value >= middle) --bits;
      append(value, bits);
    }
  }

 private:
  void append(std::uint64_t value, int bits) {
    pending_ |= value << pending_bits_;
    pending_bits_ += bits;
    for (; pending_bits_ >= 8; pending_bits_ -= 8) {
      out_ += static_cast<char>(pending_);
      pending_ >>= 8;
    }
  }

  std::string& out_;
  std::uint64_t pending_ = 0;
  int pending_bits_ = 0;
};

/// Writes the positions between the first and the last: the middle one, out of the places that
/// its neighbours leave it, then each half.
void write_between(BitWriter& bits, std::span<std::uint32_t const> positions) {
  if (positions.size() <= 2) return;
  std::size_t const middle = (positions.size() - 1) / 2;
  auto const gaps = static_cast<std::uint32_t>(positions.size() - 1);
  auto const lowest = positions.front() + static_cast<std::uint32_t>(middle);
  bits.write(positions[middle] - lowest, positions.back() - positions.front() - gaps + 1);
  write_between(bits, positions.first(middle + 1));
  write_between(bits, positions.subspan(middle));
}

}  // namespace

void append_position_list(std::string& out, std::span<std::uint32_t const> positions) {
  std::uint32_t const first = positions.front();
  std::uint32_t const last = positions.back();
  pack_uint(out, last);
  if (positions.size() == 1) return;
  BitWriter bits(out);
  bits.write(first, last);
  bits.write(static_cast<std::uint32_t>(positions.size() - 2), last - first);
  write_between(bits, positions);
}

}  // namespace tracuu::indexer
