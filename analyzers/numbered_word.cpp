// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyzers/numbered_word.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "analyzers/analyzer_registry.hpp"
#include "analyzers/text_scanner.hpp"
#include "base/ascii.hpp"

namespace tracuu::analyzers {

namespace {

/// What people number in queries to an authority: parts of documents, terms and times, units and
/// places, degrees.
constexpr std::array<std::string_view, 40> kNumbered{
    "số",   "quý",  "điều",  "khóa",  "khoản", "mục",  "chương", "phần", "bài",   "lớp",
    "tổ",   "khu",  "thôn",  "ấp",    "xóm",   "khóm", "phường", "quận", "tháng", "ngày",
    "năm",  "tuần", "đợt",   "kỳ",    "kì",    "vòng", "bảng",   "cấp",  "hạng",  "loại",
    "nhóm", "tập",  "trang", "phòng", "tầng",  "nhà",  "đội",    "mức",  "bậc",   "đường"};

constexpr std::size_t kMaxDigits = 4;

std::vector<std::string> numbered_terms() {
  std::vector<std::string> terms;
  terms.reserve(kNumbered.size());
  for (std::string_view const word : kNumbered) {
    terms.push_back(analyzer("vi").normalize_term(word));
  }
  std::ranges::sort(terms);
  return terms;
}

}  // namespace

bool is_numbered_word(std::string_view term) {
  static std::vector<std::string> const terms = numbered_terms();
  return std::ranges::binary_search(terms, term);
}

std::optional<std::size_t> numbered_word_digits(std::string_view word) {
  std::size_t const digits = static_cast<std::size_t>(
      word.end() - std::ranges::find_if_not(word.rbegin(), word.rend(), base::is_digit).base());
  if (digits == 0 || digits > kMaxDigits || digits == word.size()) return std::nullopt;
  std::size_t const letters = word.size() - digits;
  for (std::string_view const numbered : kNumbered) {
    TextScanner scanner(word, 0);
    if (scanner.spelled(numbered) && scanner.at() == letters) return letters;
  }
  return std::nullopt;
}

}  // namespace tracuu::analyzers
