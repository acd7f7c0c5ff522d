// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/page_image.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <fstream>
#include <string_view>
#include <system_error>
#include <utility>

#include "base/ascii.hpp"
#include "base/sha256.hpp"
#include "indexer/ocr/page_picture.hpp"

namespace tracuu::indexer {

namespace fs = std::filesystem;
using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

/// What the indexer reads of a file by default (SourceLimits::max_item_bytes).
constexpr std::uintmax_t kMaxDrawnFileBytes = 64u << 20;

constexpr std::array<std::string_view, 6> kDrawnEndings = {".pdf", ".tif",  ".tiff",
                                                           ".jpg", ".jpeg", ".png"};

/// A page of A4 at 120 dots has 1.4 million pixels.
PictureWish screen_wish(PageImagePlace const& place) {
  PictureWish wish;
  wish.page = place.page;
  wish.dots_per_inch = 120;
  wish.turn = place.turned;
  wish.max_pixels = 4'000'000;
  wish.form = PictureForm::Jpeg;
  return wish;
}

Error no_such_file() {
  return {ErrorCode::NotFound, "the file is not there, or not what was indexed", ""};
}

Result<std::string> read_indexed_file(PageImagePlace const& place) {
  if (!may_have_page_image(place)) return no_such_file();
  std::ifstream in(place.file, std::ios::binary);
  std::string bytes;
  std::array<char, 65'536> piece;
  while (in && bytes.size() <= kMaxDrawnFileBytes) {
    in.read(piece.data(), static_cast<std::streamsize>(piece.size()));
    bytes.append(piece.data(), static_cast<std::size_t>(in.gcount()));
  }
  bool const is_same = in.eof() && base::sha256_hex(bytes) == place.file_hash;
  if (!is_same) return no_such_file();
  return bytes;
}

}  // namespace

bool may_have_page_image(PageImagePlace const& place) {
  std::string const ending = base::to_lower_ascii(place.file.extension().string());
  if (std::ranges::find(kDrawnEndings, ending) == kDrawnEndings.end()) return false;
  std::error_code failed;
  bool const is_file = fs::is_regular_file(place.file, failed);
  return is_file && fs::file_size(place.file, failed) <= kMaxDrawnFileBytes && !failed;
}

Result<std::string> draw_page_image(PageImagePlace const& place) {
  Result<std::string> const bytes = read_indexed_file(place);
  if (!bytes) return bytes.error();
  ChildLimits limits;
  limits.time = std::chrono::milliseconds(5'000);
  Result<PagePicture> picture = draw_page(*bytes, screen_wish(place), limits);
  if (!picture) return picture.error();
  return std::move(picture->pnm);
}

}  // namespace tracuu::indexer
