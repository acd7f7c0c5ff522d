// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/content_coding.hpp"

#include <gtest/gtest.h>

#include "tests/server/decoding.hpp"

namespace tracuu::server {
namespace {

std::string chosen(std::string_view header) {
  CodingChoice const choice = choose_coding(header);
  std::string text = choice.coding ? std::string(name_of(*choice.coding)) : "nothing";
  return text + (choice.identity_will_do ? "" : " only");
}

TEST(ContentCoding, ChoosesByWeight) {
  struct Row {
    char const* header;
    char const* chosen;
  };
  constexpr Row kRows[] = {
      {"", "identity"},
      {"gzip", "gzip"},
      {"br", "br"},
      {"gzip, deflate, br", "br"},
      {"gzip, deflate, br, zstd", "br"},
      {"gzip;q=1.0, br;q=0.5", "gzip"},
      {"gzip;q=0.5,br;q=0.5", "br"},
      {"GZIP", "gzip"},
      {"x-gzip", "gzip"},
      {"*", "br"},
      {"*;q=0", "nothing only"},
      {"br;q=0, *", "gzip"},
      {"gzip;q=0", "identity"},
      {"deflate", "identity"},
      {"identity", "identity"},
      {"identity;q=0", "nothing only"},
      {"identity;q=0, gzip", "gzip only"},
      {"identity;q=0, *;q=0.1", "br only"},
      {"*;q=0, gzip;q=0.2", "gzip only"},
      {"identity;q=1, gzip;q=0.5", "identity"},
      {"identity, *;q=0", "identity"},
      {"gzip;q=0.001", "gzip"},
      {"gzip ; q=0.7", "gzip"},
      {"gzip;Q=0", "identity"},
      // Malformed parts are skipped.
      {"gzip;q=2", "identity"},
      {"gzip;q=", "identity"},
      {"gzip;q=0.1234", "identity"},
      {"gzip;level=9", "identity"},
      {"gzip;q=1.001", "identity"},
      {",,;q=1,br", "br"},
      {"\x01\xff;;;,", "identity"},
  };
  for (Row const& row : kRows) EXPECT_EQ(chosen(row.header), row.chosen) << row.header;
}

TEST(ContentCoding, TextIsWorthPacking) {
  for (char const* const type : {"text/html; charset=utf-8", "application/json", "text/css",
                                 "application/atom+xml", "application/jsonl; charset=utf-8"}) {
    EXPECT_TRUE(is_compressible(type)) << type;
  }
  for (char const* const type : {"", "image/png", "application/gzip", "application/pdf"}) {
    EXPECT_FALSE(is_compressible(type)) << type;
  }
}

TEST(ContentCoding, WhatIsPackedUnpacks) {
  std::string const text = "Thủ tục đăng ký khai sinh, ";
  for (std::size_t const times : {0u, 1u, 1'000u}) {
    std::string body;
    for (std::size_t i = 0; i < times; ++i) body += text;
    for (ContentCoding const coding :
         {ContentCoding::Identity, ContentCoding::Gzip, ContentCoding::Brotli}) {
      std::string const packed = encode_body(body, coding);
      EXPECT_EQ(decoded(packed, name_of(coding)), body) << name_of(coding) << " " << times;
      if (times == 1'000 && coding != ContentCoding::Identity) {
        EXPECT_LT(packed.size(), body.size() / 50);
      }
    }
  }
}

}  // namespace
}  // namespace tracuu::server
