// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/bytes/gzip_input.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "tests/indexer/gzip_bytes.hpp"

namespace tracuu::indexer {
namespace {

using test::gzip_bytes;

/// Gives its bytes in pieces of one size.
class PieceInput : public ByteInput {
 public:
  PieceInput(std::string bytes, std::size_t piece) : bytes_(std::move(bytes)), piece_(piece) {}

  base::Result<std::string_view> read() override {
    std::string_view const piece = std::string_view(bytes_).substr(at_, piece_);
    at_ += piece.size();
    return piece;
  }
  [[nodiscard]] std::uint64_t stored_bytes() const override { return at_; }

 private:
  std::string bytes_;
  std::size_t piece_;
  std::size_t at_ = 0;
};

/// All that can be read, and "!message" after it for an error.
std::string unpack(std::string const& bytes, std::size_t piece, GzipRule rule) {
  auto const input = open_gzip_input(std::make_unique<PieceInput>(bytes, piece), rule);
  std::string all;
  while (true) {
    auto const got = input->read();
    if (!got) return all + "!" + got.error().message;
    if (got->empty()) return all;
    all += *got;
  }
}

TEST(GzipInput, Unpacks) {
  std::string const text = "một hai ba bốn năm";
  std::string const packed = gzip_bytes(text);
  std::string broken = packed;
  broken[broken.size() - 6] = static_cast<char>(broken[broken.size() - 6] ^ 0x55);
  struct Row {
    std::string bytes;
    GzipRule rule;
    std::string expected;
    char const* why;
  };
  std::vector<Row> const rows{
      {packed, GzipRule::Required, text, "one member"},
      {packed + packed, GzipRule::Required, text + text, "two members"},
      {packed + std::string(600, '\0'), GzipRule::Required, text, "padding"},
      {packed + "rác", GzipRule::Required, text, "something else behind it"},
      {text, GzipRule::Recognised, text, "not packed"},
      {"x", GzipRule::Recognised, "x", "too short to say"},
      {"", GzipRule::Recognised, "", "empty"},
      {packed, GzipRule::Recognised, text, "packed"},
      {text, GzipRule::Required, "!is not a gzip file", "not packed, but must be"},
      {"", GzipRule::Required, "!is not a gzip file", "empty, but must be packed"},
      {packed.substr(0, packed.size() - 4), GzipRule::Required,
       text + "!the gzip file is truncated", "cut in the checksum"},
      {packed + packed.substr(0, 10), GzipRule::Required, text + "!the gzip file is truncated",
       "cut in the second member"},
      {broken, GzipRule::Required, text + "!the gzip file is broken: incorrect data check",
       "checksum"},
  };
  for (Row const& row : rows) {
    for (std::size_t const piece : {std::size_t{1}, std::size_t{7}, std::size_t{100'000}}) {
      EXPECT_EQ(unpack(row.bytes, piece, row.rule), row.expected) << row.why << ", " << piece;
    }
  }
}

TEST(GzipInput, NothingComesBehindAnError) {
  auto const input = open_gzip_input(std::make_unique<PieceInput>("\x1F\x8Bxxxxxxxxxxxxxxxx", 100),
                                     GzipRule::Required);
  EXPECT_FALSE(input->read().has_value());
  auto const after = input->read();
  ASSERT_TRUE(after.has_value());
  EXPECT_TRUE(after->empty());
}

}  // namespace
}  // namespace tracuu::indexer
