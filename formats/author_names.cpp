// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/author_names.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <utility>

#include "analyzers/capitals.hpp"
#include "analyzers/letter.hpp"
#include "analyzers/nfc_filter.hpp"
#include "analyzers/syllable.hpp"
#include "base/utf8.hpp"
#include "formats/plain_line.hpp"

namespace tracuu::formats {
namespace {

constexpr std::size_t kMaxNameWords = 6;
constexpr std::size_t kMaxAuthors = 20;

// Family names in use in Viet Nam, of the Kinh and of other peoples; gathered by hand. A name that
// is missing here is written whole, as a body's is.
constexpr auto kFamilyNames = std::to_array<std::string_view>(
    {"nguyễn", "trần",  "lê",    "phạm",  "hoàng", "huỳnh",    "phan",   "vũ",   "võ",    "đặng",
     "bùi",    "đỗ",    "hồ",    "ngô",   "dương", "lý",       "đào",    "đoàn", "vương", "trịnh",
     "trương", "đinh",  "lâm",   "phùng", "mai",   "tô",       "hà",     "tạ",   "lương", "cao",
     "châu",   "chu",   "thái",  "tăng",  "quách", "triệu",    "lưu",    "từ",   "giang", "kiều",
     "nghiêm", "văn",   "tống",  "la",    "lục",   "thạch",    "sơn",    "kim",  "danh",  "nông",
     "hứa",    "ma",    "vi",    "lò",    "lường", "cầm",      "quàng",  "tòng", "bạc",   "đèo",
     "hoả",    "giàng", "vàng",  "sùng",  "thào",  "hạng",     "lầu",    "mùa",  "cứ",    "vừ",
     "sồng",   "tráng", "ly",    "tẩn",   "lồ",    "phàn",     "bàn",    "chảo", "đàm",   "khổng",
     "bế",     "hầu",   "viên",  "ông",   "âu",    "âu dương", "bành",   "cù",   "cung",  "doãn",
     "đậu",    "điền",  "đồng",  "đổng",  "đới",   "đường",    "giáp",   "hàn",  "khuất", "khúc",
     "khương", "kha",   "lã",    "lại",   "liễu",  "lều",      "mã",     "mạc",  "mạch",  "ngụy",
     "nhâm",   "nhan",  "ninh",  "ngọ",   "phí",   "phó",      "phương", "quan", "quản",  "sầm",
     "thân",   "thẩm",  "thiều", "tiêu",  "tôn",   "trang",    "trà",    "ung",  "uông",  "ứng",
     "vạn",    "xa",    "y",     "ksor",  "rơ",    "siu",      "kpă",    "niê"});

// Offices that begin as a family name does.
constexpr auto kOffices = std::to_array<std::string_view>(
    {"văn phòng", "văn thư", "văn hóa", "văn bản", "đoàn thanh", "đoàn thể", "đoàn đại",
     "đoàn kiểm", "quản trị", "quản lý", "quan hệ", "trang tin", "trang thông"});

// What stands between two persons.
constexpr auto kSeparators =
    std::to_array<std::string_view>({", ", "; ", " - ", " – ", " & ", " / ", " và ", ","});

// A word without regard to capitals, to i and y, and to where its tone stands.
std::string canonical_word(std::string_view word) {
  analyzers::SyllableWriter writer;
  writer.clear();
  for (std::size_t at = 0; at < word.size();) {
    auto const [code_point, bytes] = base::decode_utf8(word, at);
    at += bytes;
    analyzers::CharInfo const info = analyzers::char_info(code_point);
    if (info.char_class == analyzers::CharClass::Letter) {
      writer.add_letter(info);
    } else {
      writer.add_other(code_point);
    }
  }
  std::string term;
  writer.append_term(term);
  return term;
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  while (!text.empty() && words.size() <= kMaxNameWords) {
    std::size_t const end = std::min(text.find(' '), text.size());
    if (end > 0) words.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

std::string canonical_words(std::vector<std::string_view> const& words, std::size_t count) {
  std::string canonical;
  for (std::size_t n = 0; n < count; ++n) canonical += canonical_word(words[n]) + " ";
  return canonical;
}

template <std::size_t Count>
std::set<std::string> canonical_set(std::array<std::string_view, Count> const& texts) {
  std::set<std::string> canonical;
  for (std::string_view const text : texts) {
    auto const words = words_of(text);
    canonical.insert(canonical_words(words, words.size()));
  }
  return canonical;
}

bool is_family_name(std::string const& canonical) {
  static std::set<std::string> const names = canonical_set(kFamilyNames);
  return names.contains(canonical);
}

bool begins_office(std::string const& canonical) {
  static std::set<std::string> const offices = canonical_set(kOffices);
  return offices.contains(canonical);
}

// One letter ("Nguyễn Văn A") counts as any word with a capital; "TNCS" does not beside others.
bool are_name_words(std::vector<std::string_view> const& words) {
  if (words.size() < 2 || words.size() > kMaxNameWords) return false;
  bool const in_capitals = analyzers::capitals_of(words[0]) == analyzers::Capitals::All;
  for (std::string_view const word : words) {
    auto const capitals = analyzers::capitals_of(word);
    bool const is_alike = capitals == analyzers::Capitals::First ||
                          (in_capitals && capitals == analyzers::Capitals::All);
    if (!is_alike) return false;
    for (std::size_t at = 0; at < word.size();) {
      auto const [code_point, bytes] = base::decode_utf8(word, at);
      at += bytes;
      auto const kind = analyzers::char_info(code_point).char_class;
      bool const is_letter =
          kind == analyzers::CharClass::Letter || kind == analyzers::CharClass::OtherLetter;
      if (!is_letter && code_point != U'.') return false;
    }
  }
  return true;
}

std::optional<AuthorName> person_of(std::string_view text) {
  auto const words = words_of(text);
  if (!are_name_words(words) || begins_office(canonical_words(words, 2))) return std::nullopt;
  // Of two words together ("Âu Dương") first.
  std::size_t const longest = words.size() > 2 ? 2 : 1;
  for (std::size_t count = longest; count > 0; --count) {
    if (!is_family_name(canonical_words(words, count))) continue;
    auto const family_end = words[count - 1].data() + words[count - 1].size();
    auto const family_bytes = static_cast<std::size_t>(family_end - text.data());
    return AuthorName{std::string(text.substr(0, family_bytes)),
                      std::string(text.substr(family_bytes + 1))};
  }
  return std::nullopt;
}

// All parts of a row of persons; nothing if one of them is none.
std::vector<AuthorName> persons_of(std::string_view line) {
  std::vector<AuthorName> persons;
  while (!line.empty()) {
    std::size_t end = line.size();
    std::size_t next = line.size();
    for (std::string_view const separator : kSeparators) {
      std::size_t const at = line.find(separator);
      if (at >= end) continue;
      end = at;
      next = at + separator.size();
    }
    auto person = person_of(line.substr(0, end));
    if (!person || persons.size() == kMaxAuthors) return {};
    persons.push_back(std::move(*person));
    line.remove_prefix(next);
  }
  return persons;
}

}  // namespace

std::vector<AuthorName> author_names(std::string_view line) {
  std::string composed = plain_line(line);
  if (auto const filtered = analyzers::NfcFilter().filter(composed)) composed = filtered->text();
  if (composed.empty()) return {};
  std::vector<AuthorName> names = persons_of(composed);
  if (names.empty()) names.push_back({composed, ""});
  return names;
}

}  // namespace tracuu::formats
