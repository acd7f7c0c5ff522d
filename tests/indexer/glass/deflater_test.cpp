// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass/deflater.hpp"

#include <gtest/gtest.h>
#include <zlib.h>

#include <random>
#include <string>

namespace tracuu::indexer {
namespace {

constexpr int kRawStream = -15;

/// As Xapian inflates: with zlib, without a header.
std::string inflated(std::string stream, std::size_t most) {
  std::string out(most, '\0');
  z_stream state{};
  EXPECT_EQ(inflateInit2(&state, kRawStream), Z_OK);
  state.next_in = reinterpret_cast<Bytef*>(stream.data());
  state.avail_in = static_cast<uInt>(stream.size());
  state.next_out = reinterpret_cast<Bytef*>(out.data());
  state.avail_out = static_cast<uInt>(out.size());
  EXPECT_EQ(inflate(&state, Z_FINISH), Z_STREAM_END);
  out.resize(state.total_out);
  inflateEnd(&state);
  return out;
}

TEST(Deflater, ZlibReadsItsStreams) {
  Deflater deflater;
  std::string const word = "Ủy ban nhân dân huyện Vân Khê thông báo. ";
  for (std::size_t const times : {2u, 10u, 1'000u, 100'000u}) {
    std::string text;
    for (std::size_t i = 0; i < times; ++i) text += word;
    auto const stream = deflater.deflate(text);
    ASSERT_TRUE(stream.has_value()) << times;
    EXPECT_LT(stream->size(), text.size()) << times;
    EXPECT_EQ(inflated(std::string(*stream), text.size()), text) << times;
  }
}

TEST(Deflater, GivesNothingThatIsNotShorter) {
  Deflater deflater;
  std::mt19937 random(9);
  std::string noise;
  while (noise.size() < 10'000) noise += static_cast<char>(random());
  for (std::string const& text : {std::string(), std::string("a"), std::string("abc"), noise}) {
    EXPECT_FALSE(deflater.deflate(text).has_value()) << text.size();
  }
}

}  // namespace
}  // namespace tracuu::indexer
