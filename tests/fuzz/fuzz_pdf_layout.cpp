// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <utility>
#include <vector>

#include "base/utf8.hpp"
#include "indexer/office/pdf_layout.hpp"
#include "indexer/office/pdf_margins.hpp"
#include "indexer/office/pdf_stamp.hpp"

namespace {

using namespace tracuu::indexer;

constexpr double kPageWidth = 595;
constexpr double kPageHeight = 842;
constexpr std::size_t kBytesOfWord = 4;
constexpr std::uint8_t kPageEnd = 0xFF;

/// What words of official documents are made of: the words that the rules look for.
constexpr std::array<std::string_view, 32> kPieces{
    "Ký",   "bởi:", "Email:",    "Thời",      "gian", "ký:",    "11.07.2023", "10:52:43",
    "CỘNG", "HÒA",  "XÃ",        "Độc",       "lập",  "-",      "1.",         "a)",
    "Q",    "UY",   "ẾT",        "Đ",         "ỊNH",  "ngày",   "tháng",      "năm",
    "Số:",  "01",   "/2021/QĐ-", "Nơi nhận:", "12",   "\u0301", "th\u00B8ng", "văn"};

void require(bool condition) {
  if (!condition) std::abort();
}

PdfWord word_of(std::uint8_t const* bytes, std::size_t order) {
  PdfWord word;
  word.text = kPieces[bytes[0] % kPieces.size()];
  word.size = 6 + (bytes[0] >> 5);
  word.order = order;
  word.has_blank_after = (bytes[3] & 1) != 0;
  word.box.left = bytes[1] * kPageWidth / 256;
  word.box.top = bytes[2] * kPageHeight / 256;
  word.box.right = word.box.left + (bytes[3] >> 2);
  word.box.bottom = word.box.top + word.size;
  if ((bytes[3] & 2) != 0) word.font = {tracuu::analyzers::Charset::Tcvn3, false};
  return word;
}

}  // namespace

/// Words anywhere on pages: no crash, no endless loop, each line and each stretch of a font
/// within the text.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  std::vector<PdfPageLines> pages;
  std::vector<PdfWord> words;
  auto const end_page = [&] {
    std::vector<PdfRow> rows = make_pdf_rows(std::exchange(words, {}));
    for (auto const& signature : take_stamps(rows)) require(!signature.signer.empty());
    pages.push_back({lay_out_page(std::move(rows), kPageWidth), kPageHeight});
  };
  for (std::size_t at = 0; at + kBytesOfWord <= size; at += kBytesOfWord) {
    if (data[at] == kPageEnd) {
      end_page();
    } else {
      words.push_back(word_of(data + at, words.size()));
    }
  }
  end_page();
  std::size_t const page_count = pages.size();
  PagedText const paged = join_pdf_pages(std::move(pages));
  FontedText const& text = paged.content;
  require(!tracuu::base::find_invalid_utf8(text.text));
  std::size_t done = 0;
  for (FontStretch const& font : text.fonts) {
    require(font.begin >= done && font.begin < font.end && font.end <= text.text.size());
    done = font.end;
  }
  std::size_t begun = 0;
  for (tracuu::schema::PageStart const& start : paged.pages) {
    require(start.page <= page_count && start.offset >= begun && start.offset <= text.text.size());
    begun = start.offset;
  }
  return 0;
}
