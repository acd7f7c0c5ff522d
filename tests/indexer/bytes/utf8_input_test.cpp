// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/bytes/utf8_input.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "tests/indexer/piece_input.hpp"

namespace tracuu::indexer {
namespace {

std::string as_utf8(std::string_view bytes, std::size_t piece_bytes) {
  return test::read_pieces(
      *open_utf8_input(std::make_unique<test::PieceInput>(bytes, piece_bytes)));
}

TEST(Utf8Input, ReadsBothByteOrdersInPiecesOfAnySize) {
  using namespace std::string_view_literals;
  struct Row {
    std::string_view bytes;
    std::string_view expected;
    char const* why;
  };
  Row const rows[] = {
      {"\xFF\xFES\x00\xD1\x1E\t\x00"sv, "Số\t", "little endian"},
      {"\xFE\xFF\x00S\x1E\xD1\x00\t"sv, "Số\t", "big endian"},
      {"\xFF\xFE\x3D\xD8\x00\xDE"sv, "\U0001F600", "a surrogate pair"},
      {"\xFF\xFE\x3D\xD8"sv, "\uFFFD", "half of a pair"},
      {"\xFF\xFE\x00\xDE"
       "a\x00"sv,
       "\uFFFDa", "the other half"},
      {"\xFF\xFE"
       "a\x00"
       "b"sv,
       "a\uFFFD", "half a letter"},
      {"\xFF\xFE"sv, "", "a byte order mark alone"},
      {"S"sv, "S", "one byte"},
      {""sv, "", "nothing"},
      {"Số hiệu"sv, "Số hiệu", "UTF-8"},
      {"\xFF\x41"sv, "\xFF\x41", "no byte order mark"},
  };
  for (Row const& row : rows) {
    for (std::size_t const piece_bytes : {1U, 2U, 3U, 100U}) {
      EXPECT_EQ(as_utf8(row.bytes, piece_bytes), row.expected) << row.why << ", " << piece_bytes;
    }
  }
}

}  // namespace
}  // namespace tracuu::indexer
