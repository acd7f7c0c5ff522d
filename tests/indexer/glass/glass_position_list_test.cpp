// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass/glass_position_list.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace tracuu::indexer {
namespace {

using Positions = std::vector<std::uint32_t>;

std::string list_of(Positions const& positions) {
  std::string out;
  append_position_list(out, positions);
  return out;
}

/// Reads a list as Xapian does (BitReader in backends/glass/../bitstream.cc).
class ListReader {
 public:
  explicit ListReader(std::string_view bytes) : bytes_(bytes) {}

  Positions read() {
    std::uint32_t last = 0;
    for (unsigned shift = 0;; shift += 7) {
      auto const byte = static_cast<unsigned char>(bytes_[0]);
      bytes_.remove_prefix(1);
      last |= static_cast<std::uint32_t>(byte & 0x7f) << shift;
      if (byte < 0x80) break;
    }
    if (bytes_.empty()) return {last};
    std::uint32_t const first = decode(last);
    Positions positions(decode(last - first) + 2);
    positions.front() = first;
    positions.back() = last;
    read_between(positions, 0, positions.size() - 1);
    return positions;
  }

 private:
  std::uint32_t bits(int count) {
    std::uint32_t value = 0;
    for (int i = 0; i < count; ++i, ++at_) {
      auto const byte = static_cast<unsigned char>(bytes_[at_ / 8]);
      value |= static_cast<std::uint32_t>(byte >> (at_ % 8) & 1) << i;
    }
    return value;
  }

  /// One of `count` values.
  std::uint32_t decode(std::uint32_t count) {
    int const most = std::bit_width(count - 1);
    auto const spare = static_cast<std::uint32_t>((1ull << most) - count);
    if (spare == 0) return bits(most);
    std::uint32_t const middle = (count - spare) / 2;
    std::uint32_t const value = bits(most - 1);
    return value < middle && bits(1) != 0 ? value + middle + spare : value;
  }

  void read_between(Positions& positions, std::size_t begin, std::size_t end) {
    if (end - begin < 2) return;
    std::size_t const middle = begin + (end - begin) / 2;
    auto const before = static_cast<std::uint32_t>(middle - begin);
    auto const gaps = static_cast<std::uint32_t>(end - begin);
    positions[middle] =
        positions[begin] + before + decode(positions[end] - positions[begin] - gaps + 1);
    read_between(positions, begin, middle);
    read_between(positions, middle, end);
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
};

TEST(GlassPositionList, WritesTheseBytes) {
  EXPECT_EQ(list_of({5}), "\x05");
  EXPECT_EQ(list_of({300}), "\xac\x02");
  EXPECT_EQ(list_of({1, 3}), "\x03\x01");
}

TEST(GlassPositionList, AppendsToWhatIsThere) {
  std::string out = "before";
  append_position_list(out, Positions{5});
  EXPECT_EQ(out, "before\x05");
}

TEST(GlassPositionList, CanBeReadBack) {
  for (Positions const& positions :
       {Positions{1}, {1, 2}, {1, 2, 3}, {1, 2, 3, 4}, {1, 1'000'000}, {7, 8, 4'000'000'000}}) {
    EXPECT_EQ(ListReader(list_of(positions)).read(), positions);
  }
}

TEST(GlassPositionList, RandomListsCanBeReadBack) {
  std::mt19937 random(3);
  for (int round = 0; round < 2'000; ++round) {
    Positions positions;
    std::uint32_t position = 0;
    std::uint32_t const widest = 1u << (random() % 12);
    for (std::size_t left = 1 + random() % 100; left > 0; --left) {
      position += 1 + static_cast<std::uint32_t>(random() % widest);
      positions.push_back(position);
    }
    ASSERT_EQ(ListReader(list_of(positions)).read(), positions) << round;
  }
}

}  // namespace
}  // namespace tracuu::indexer
