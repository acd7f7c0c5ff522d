// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/text/byline.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/contains.hpp"
#include "base/utf8.hpp"
#include "indexer/text/signature_line.hpp"
#include "indexer/text/text_form.hpp"

namespace tracuu::indexer {

namespace {

constexpr std::size_t kMaxBylineBytes = 240;
constexpr std::size_t kMaxLabelBytes = 60;
constexpr std::size_t kMaxNameWords = 5;
constexpr std::size_t kMaxUnitWords = 12;
constexpr int kMaxBylineLines = 3;

// The tables were made for this project from the bylines of Vietnamese portals.

/// Words of a label before a person ("Tin, bài và ảnh:"), folded; any mixture of them.
constexpr std::array<std::string_view, 24> kAuthorLabelWords{
    "tin",  "bai",  "anh",  "va",  "video", "clip", "viet", "tac",  "gia", "nguoi", "dang",  "dua",
    "thuc", "hien", "bien", "tap", "soan",  "tong", "hop",  "nhom", "pv",  "ctv",   "phong", "vien",
};

/// Labels before an agency, folded.
constexpr std::array<std::string_view, 6> kUnitLabels{
    "nguon", "nguon tin", "theo", "don vi", "co quan", "don vi dang",
};

/// How the names of agencies begin, in NFC. "Đoàn" and "trang" stand in phrases
/// only: alone they are also names of people.
constexpr std::array<std::string_view, 48> kAgencyHeads{
    "trung tâm",
    "văn phòng",
    "ubnd",
    "hđnd",
    "ủy ban",
    "uỷ ban",
    "công an",
    "đảng ủy",
    "đảng uỷ",
    "huyện ủy",
    "huyện uỷ",
    "tỉnh ủy",
    "tỉnh uỷ",
    "thành ủy",
    "thành uỷ",
    "thị ủy",
    "thị uỷ",
    "đoàn thanh niên",
    "đoàn tncs",
    "huyện đoàn",
    "tỉnh đoàn",
    "đoàn xã",
    "chi cục",
    "tổng cục",
    "trường tiểu học",
    "trường mầm non",
    "trường thcs",
    "trường thpt",
    "trang thông tin",
    "trang tin",
    "trang ttđt",
    "cổng thông tin",
    "cổng ttđt",
    "mttq",
    "mặt trận",
    "liên đoàn",
    "bảo hiểm xã hội",
    "kho bạc",
    "bệnh viện",
    "tòa án",
    "toà án",
    "thông tấn xã",
    "ttxvn",
    "hạt kiểm lâm",
    "ngân hàng",
    "đài phát thanh",
    "thư viện",
    "đài truyền thanh",
};

/// One-word beginnings, in NFC: an agency only if a capital follows ("Báo Ninh
/// Bình", not "Báo cáo"). With marks, for Bảo is a person.
constexpr std::array<std::string_view, 15> kAgencyWords{
    "ban", "phòng", "hội",  "đài", "báo",   "cổng", "sở",     "cục",
    "bộ",  "viện",  "trạm", "xã",  "huyện", "tỉnh", "phường",
};

/// What stands in brackets after a name and is no agency, folded.
constexpr std::array<std::string_view, 8> kWaysOfWriting{
    "tong hop", "t/h", "th", "st", "suu tam", "bien tap", "bien soan", "luoc ghi",
};

/// Collective authors, folded.
constexpr std::array<std::string_view, 5> kCollectiveAuthors{
    "bbt", "ban bien tap", "pv", "nhom pv", "ctv",
};

/// The letters of `word`, as a name is judged by them.
struct WordShape {
  std::size_t upper = 0;
  std::size_t lower = 0;
  bool starts_upper = false;
  bool any_digit = false;
  bool only_letters = true;
};

WordShape shape_of(std::string_view word) {
  WordShape shape;
  for (std::size_t at = 0; at < word.size();) {
    base::CodePoint const point = base::decode_utf8(word, at);
    auto const letter = static_cast<UChar32>(point.value);
    if (u_isupper(letter)) {
      if (at == 0) shape.starts_upper = true;
      ++shape.upper;
    } else if (u_isalpha(letter)) {
      ++shape.lower;
    } else if (u_charType(letter) != U_NON_SPACING_MARK) {
      shape.only_letters = false;
      shape.any_digit = shape.any_digit || u_isdigit(letter);
    }
    at += point.bytes;
  }
  return shape;
}

/// "VHTT&TT", "UBND", "GD-ĐT": capitals, with no vowel that would make a syllable of them.
bool is_abbreviation(std::string_view word) {
  WordShape const shape = shape_of(word);
  if (shape.lower > 0 || shape.upper < 2 || shape.any_digit) return false;
  std::string const folded = fold_line(word);
  return !shape.only_letters || folded.starts_with("ub") ||
         folded.find_first_of("aeiouy") == std::string::npos;
}

/// One person: two to five capitalised words. Words all in capitals are taken
/// only after a label: "XIN CẢM ƠN" is a closing line, not a name.
bool is_one_person(std::string_view text, bool labelled) {
  std::vector<std::string_view> const words = split_words(text);
  if (words.size() < (labelled ? 1U : 2U) || words.size() > kMaxNameWords) return false;
  bool any_lower = false;
  for (std::string_view const word : words) {
    WordShape const shape = shape_of(word);
    if (!shape.starts_upper || !shape.only_letters || is_abbreviation(word)) return false;
    if (shape.upper > 1 && shape.lower > 0) return false;
    any_lower = any_lower || shape.lower > 0;
  }
  return any_lower || labelled;
}

struct Separator {
  std::size_t at = std::string_view::npos;
  std::size_t bytes = 0;
};

/// The first of `separators` in `text`.
template <class Table>
Separator find_separator(std::string_view text, Table const& separators) {
  Separator first;
  for (std::string_view const separator : separators) {
    std::size_t const at = text.find(separator);
    if (at < first.at) first = {at, separator.size()};
  }
  return first;
}

constexpr std::array<std::string_view, 3> kDashes{" - ", " – ", " — "};
constexpr std::array<std::string_view, 8> kBetweenPeople{" - ", " – ", " — ",  ",",
                                                         ";",   "&",   " và ", " + "};

enum class Label { None, Author, Unit };

/// Which label `text`, the part before a colon, is.
Label label_of(std::string_view text) {
  std::string folded = fold_line(text);
  if (base::contains(kUnitLabels, folded)) return Label::Unit;
  std::ranges::replace_if(
      folded, [](char c) { return c == ',' || c == '-' || c == '&' || c == '/'; }, ' ');
  std::vector<std::string_view> const words = split_words(folded);
  bool const all_known = std::ranges::all_of(
      words, [](std::string_view word) { return base::contains(kAuthorLabelWords, word); });
  return all_known && !words.empty() ? Label::Author : Label::None;
}

/// `text` without a label before it: the "Ảnh:" of "Tin: Hồng Hạ; Ảnh: Minh Đức".
std::string_view without_label(std::string_view text) {
  std::size_t const colon = text.find(':');
  bool const label = colon != std::string_view::npos && colon <= kMaxLabelBytes &&
                     label_of(text.substr(0, colon)) == Label::Author;
  return label ? trim(text.substr(colon + 1)) : text;
}

/// "Hồng Hạ", "Hồng Hạ - Minh Đức", "Hồng Hạ, Minh Đức", "Ban Biên tập".
bool is_people(std::string_view text, bool labelled) {
  if (base::contains(kCollectiveAuthors, fold_line(text))) return true;
  while (true) {
    if (looks_like_agency(text)) return false;
    Separator const between = find_separator(text, kBetweenPeople);
    if (!is_one_person(trim(text.substr(0, between.at)), labelled)) return false;
    if (between.at == std::string_view::npos) return true;
    text = without_label(trim(text.substr(between.at + between.bytes)));
  }
}

/// `text` without the full stop or "./." that ends a page.
std::string_view without_end_mark(std::string_view text) {
  while (!text.empty() && (text.back() == '.' || text.back() == '/')) text.remove_suffix(1);
  return trim(text);
}

/// "Theo Báo Ninh Bình" without "Theo"; empty if the line does not begin so.
std::string_view behind_theo(std::string_view text) {
  std::vector<std::string_view> const words = split_words(text);
  if (words.size() < 2 || fold_line(words.front()) != "theo") return "";
  return trim(text.substr(static_cast<std::size_t>(words[1].data() - text.data())));
}

/// A name and what stands after it, in brackets or after a dash.
std::optional<Byline> person_with_note(std::string_view name, std::string_view note,
                                       bool labelled) {
  if (!is_people(name, labelled) || note.empty()) return std::nullopt;
  if (std::string_view const source = behind_theo(note); !source.empty()) {
    return Byline{std::string(name), std::string(source), labelled};
  }
  if (base::contains(kWaysOfWriting, fold_line(note)))
    return Byline{std::string(name), "", labelled};
  if (!labelled && !looks_like_agency(note) && !is_people(note, false)) return std::nullopt;
  return Byline{std::string(name), std::string(note), labelled};
}

/// "Hồng Hạ (Trung tâm VHTT&TT)", "Hồng Hạ - Trung tâm VHTT&TT".
std::optional<Byline> split_person_and_unit(std::string_view text, bool labelled) {
  if (std::size_t const open = text.find('('); open != std::string_view::npos) {
    if (!text.ends_with(')')) return std::nullopt;
    std::string_view const note = trim(text.substr(open + 1, text.size() - open - 2));
    return person_with_note(trim(text.substr(0, open)), note, labelled);
  }
  Separator const dash = find_separator(text, kDashes);
  if (dash.at == std::string_view::npos) return std::nullopt;
  std::string_view const note = trim(text.substr(dash.at + dash.bytes));
  if (!looks_like_agency(note)) return std::nullopt;
  return person_with_note(trim(text.substr(0, dash.at)), note, labelled);
}

bool has_agency_head(std::string_view text) {
  std::string const lower = nfc_lower(text);
  auto const begins = [&lower](std::string_view head) {
    return lower.starts_with(head) && (lower.size() == head.size() || lower[head.size()] == ' ');
  };
  if (std::ranges::any_of(kAgencyHeads, begins)) return true;
  std::vector<std::string_view> const words = split_words(text);
  return words.size() > 1 && shape_of(words[1]).starts_upper &&
         std::ranges::any_of(kAgencyWords, begins);
}

/// "baoninhbinh.org.vn".
bool is_host(std::string_view text) {
  return text.find(' ') == std::string_view::npos && text.find('.') != std::string_view::npos;
}

bool is_short_agency(std::string_view text) {
  return has_agency_head(text) && split_words(text).size() <= kMaxUnitWords &&
         text.find_first_of(".,;:?!\"") == std::string_view::npos;
}

/// "Theo Báo Ninh Bình", "Theo baoninhbinh.org.vn".
std::optional<Byline> parse_source(std::string_view source) {
  bool const named = is_short_agency(source) || is_host(source) || is_people(source, true);
  return named ? std::optional(Byline{"", std::string(source), false}) : std::nullopt;
}

std::optional<Byline> parse_unlabelled(std::string_view text) {
  if (auto both = split_person_and_unit(text, false)) return both;
  bool const in_brackets = text.starts_with('(') && text.ends_with(')');
  if (in_brackets) text = trim(text.substr(1, text.size() - 2));
  if (auto const source = behind_theo(text); !source.empty()) return parse_source(source);
  if (is_people(text, false)) return Byline{std::string(text), "", false};
  if (is_short_agency(text)) return Byline{"", std::string(text), false};
  return std::nullopt;
}

std::optional<Byline> parse_labelled(Label label, std::string_view value) {
  if (auto both = split_person_and_unit(value, true)) return both;
  if (split_words(value).size() > kMaxUnitWords) return std::nullopt;
  bool const agency = looks_like_agency(value) && !shape_of(value).any_digit;
  if (label == Label::Unit || agency) return Byline{"", std::string(value), true};
  if (is_people(value, true)) return Byline{std::string(value), "", true};
  return std::nullopt;
}

/// `later` is the line below `earlier`; nothing if the two say different things.
std::optional<Byline> join(Byline const& earlier, Byline const& later) {
  bool const both_labelled = earlier.labelled && later.labelled;
  bool const two_authors = !earlier.author.empty() && !later.author.empty();
  bool const two_units = !earlier.unit.empty() && !later.unit.empty();
  if (two_units || (two_authors && !both_labelled)) return std::nullopt;
  return Byline{earlier.author + (two_authors ? ", " : "") + later.author,
                earlier.unit + later.unit, both_labelled};
}

}  // namespace

bool looks_like_agency(std::string_view text) {
  if (has_agency_head(text)) return true;
  std::vector<std::string_view> const words = split_words(text);
  return std::ranges::any_of(words, is_abbreviation);
}

std::optional<Byline> parse_byline(std::string_view line) {
  std::string_view const text = without_end_mark(trim(line));
  if (text.empty() || text.size() > kMaxBylineBytes) return std::nullopt;
  std::size_t const colon = text.find(':');
  if (colon != std::string_view::npos && colon <= kMaxLabelBytes) {
    Label const label = label_of(text.substr(0, colon));
    std::string_view const value = trim(text.substr(colon + 1));
    if (label != Label::None && !value.empty()) return parse_labelled(label, value);
  }
  return parse_unlabelled(text);
}

std::optional<Byline> take_byline(std::vector<std::string>& paragraphs) {
  std::optional<Byline> taken;
  bool const is_signed = ends_in_signature(paragraphs);
  for (int line = 0; line < kMaxBylineLines && !paragraphs.empty(); ++line) {
    std::optional<Byline> found = parse_byline(paragraphs.back());
    if (found && taken) found = join(*found, *taken);
    if (!found || (is_signed && !found->labelled)) break;
    taken = std::move(found);
    paragraphs.pop_back();
  }
  return taken;
}

}  // namespace tracuu::indexer
