// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/official/title_type.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "analyzers/document_type.hpp"
#include "base/contains.hpp"
#include "indexer/official/letter_case.hpp"
#include "indexer/official/line_words.hpp"
#include "indexer/text/text_form.hpp"

namespace tracuu::indexer {

namespace {

constexpr std::size_t kMaxTypeWords = 6;
constexpr std::size_t kMaxTypeBytes = 200;

/// Heads of documents that are no type of Decree 30/2020/NĐ-CP, NFC, lower case.
constexpr std::array<std::string_view, 48> kOtherTitleHeads{
    "đơn",
    "danh sách",
    "danh mục",
    "bảng",
    "biểu",
    "phiếu",
    "phụ lục",
    "tiêu chuẩn quốc gia",
    "tiêu chuẩn",
    "tiêu chuẩn việt nam",
    "quy chuẩn kỹ thuật quốc gia",
    "điều lệ",
    "nội quy",
    "quy trình",
    "thư mời",
    "thư ngỏ",
    "thư chúc mừng",
    "lời kêu gọi",
    "văn bản hợp nhất",
    "bản quy định",
    "bản cam kết",
    "bản",
    "bản hướng dẫn",
    "bản thuyết minh",
    "công khai",
    "lịch",
    "lịch công tác",
    "giấy chứng nhận",
    "giấy phép",
    "giấy",
    "sắc lệnh",
    "sắc luật",
    "thông tư liên bộ",
    "tờ khai",
    "tờ trình",
    "thuyết minh",
    "hồ sơ",
    "đề cương",
    "hướng dẫn liên ngành",
    "quyết toán",
    "dự toán",
    "thông cáo báo chí",
    "thông tin báo chí",
    "giấy xác nhận",
    "bản tin",
    "bài phát biểu",
    "quy ước",
    "hương ước",
};

bool is_type_name(std::string_view lower) {
  return base::contains(kOtherTitleHeads, lower) ||
         std::ranges::any_of(
             analyzers::kDocumentTypes,
             [lower](analyzers::DocumentType const& type) { return type.name == lower; });
}

std::string_view without_colon(std::string_view text) {
  while (text.ends_with(':') || text.ends_with('.')) text = trim(text.substr(0, text.size() - 1));
  return text;
}

/// A name found at the beginning of a line.
struct NamedHead {
  std::string name;
  std::size_t words = 0;
};

/// The longest type that `words`, views into one line, begin with.
NamedHead longest_type(std::vector<std::string_view> const& words) {
  NamedHead longest;
  std::string name;
  for (std::size_t count = 1; count <= std::min(words.size(), kMaxTypeWords); ++count) {
    if (count > 1) name += ' ';
    name += nfc_lower(without_colon(words[count - 1]));
    if (is_type_name(name)) longest = {name, count};
  }
  return longest;
}

/// Whether what follows the type in small letters is what titles have there: "của Chính phủ",
/// "số 12/2001/…", "liên tịch".
bool goes_on_as_title(std::string_view rest) {
  LineWords const words(rest.substr(0, kMaxTypeBytes));
  return words.begins_with("cua") || words.begins_with("so");
}

/// "II", "2", "số 01", "1a": what follows "PHỤ LỤC".
bool is_annex_label(std::string_view rest) {
  constexpr std::size_t kMaxLabelBytes = 14;
  return rest.size() <= kMaxLabelBytes &&
         LineWords(rest).joined().find_first_not_of(" 0123456789ivxabcdso") == std::string::npos;
}

/// "dự thảo" before the type, as words of the line.
std::size_t draft_words(std::vector<std::string_view> const& words) {
  constexpr std::size_t kDraftWords = 2;
  bool const is_draft =
      words.size() > kDraftWords && nfc_lower(words[0]) == "dự" && nfc_lower(words[1]) == "thảo";
  return is_draft ? kDraftWords : 0;
}

}  // namespace

std::optional<TitleType> title_type(std::string_view line) {
  std::vector<std::string_view> words = split_words(line.substr(0, kMaxTypeBytes));
  words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(draft_words(words)));
  if (words.empty()) return std::nullopt;
  NamedHead const head = longest_type(words);
  if (head.words == 0) return std::nullopt;
  std::size_t const begin = static_cast<std::size_t>(words[0].data() - line.data());
  std::string_view const& last = words[head.words - 1];
  std::size_t const end = static_cast<std::size_t>(last.data() - line.data()) + last.size();
  std::string_view const rest = trim(line.substr(end));
  bool const is_annex = head.name == "phụ lục";
  bool const is_bare = without_colon(rest).empty() || (is_annex && is_annex_label(rest));
  bool const is_title =
      is_bare || is_mostly_capitals(line.substr(begin, end - begin)) || goes_on_as_title(rest);
  if (!is_title) return std::nullopt;
  return TitleType{head.name, is_bare, goes_on_as_title(rest), is_annex};
}

std::string any_title_type(std::string_view line) {
  return longest_type(split_words(line.substr(0, kMaxTypeBytes))).name;
}

}  // namespace tracuu::indexer
