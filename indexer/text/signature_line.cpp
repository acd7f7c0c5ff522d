// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/text/signature_line.hpp"

#include <algorithm>
#include <array>

#include "base/contains.hpp"
#include "indexer/text/text_form.hpp"

namespace tracuu::indexer {

namespace {

constexpr std::size_t kMaxSignatureBytes = 160;
constexpr std::size_t kMaxSignatureParagraphs = 10;
constexpr std::size_t kMaxOfficeWords = 9;

// The tables hold folded text without punctuation. Sources: Decree 30/2020/NĐ-CP, Appendix I, and
// the offices of agencies, schools and companies of the state.

/// "thay mặt", "ký thay", "thừa lệnh", "thừa ủy quyền", "quyền".
constexpr std::array<std::string_view, 6> kInPlaceOf{"tm", "kt", "tl", "tuq", "ttl", "q"};

constexpr std::array<std::string_view, 29> kOffices{
    "chu tich",        "pho chu tich",        "giam doc",        "pho giam doc",
    "tong giam doc",   "pho tong giam doc",   "bo truong",       "thu truong",
    "thu tuong",       "pho thu tuong",       "tong cuc truong", "cuc truong",
    "pho cuc truong",  "vu truong",           "pho vu truong",   "chi cuc truong",
    "truong phong",    "pho truong phong",    "truong ban",      "pho truong ban",
    "chanh van phong", "pho chanh van phong", "chanh thanh tra", "bi thu",
    "pho bi thu",      "hieu truong",         "pho hieu truong", "vien truong",
    "tong bien tap",
};

constexpr std::array<std::string_view, 6> kSigned{"da ky",    "ky ten", "ky ten dong dau",
                                                  "noi nhan", "ky boi", "nguoi ky"};

bool begins_with_words(std::string_view text, std::string_view head) {
  return text.starts_with(head) && (text.size() == head.size() || text[head.size()] == ' ');
}

bool is_signature_cell(std::string_view cell) {
  if (cell.size() > kMaxSignatureBytes) return false;
  std::string const words = fold_words(cell);
  if (base::contains(kSigned, words)) return true;
  std::string_view const first = std::string_view(words).substr(0, words.find(' '));
  bool const is_abbreviated = trim(cell).size() > first.size() && trim(cell)[first.size()] == '.';
  if (is_abbreviated && base::contains(kInPlaceOf, first)) return true;
  bool const is_short = split_words(words).size() <= kMaxOfficeWords &&
                        cell.find_first_of(":;!?") == std::string_view::npos;
  return is_short && std::ranges::any_of(kOffices, [&words](std::string_view office) {
           return begins_with_words(words, office);
         });
}

}  // namespace

bool is_signature_line(std::string_view line) {
  for (std::size_t begin = 0; begin <= line.size();) {
    std::size_t const end = std::min(line.find('\t', begin), line.size());
    if (is_signature_cell(line.substr(begin, end - begin))) return true;
    begin = end + 1;
  }
  return false;
}

bool ends_in_signature(std::vector<std::string> const& paragraphs) {
  std::size_t const count = std::min(paragraphs.size(), kMaxSignatureParagraphs);
  return std::any_of(paragraphs.end() - static_cast<std::ptrdiff_t>(count), paragraphs.end(),
                     [](std::string const& line) { return is_signature_line(line); });
}

}  // namespace tracuu::indexer
