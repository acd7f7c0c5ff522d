// SPDX-License-Identifier: GPL-3.0-or-later

// Rich Text Format Specification 1.9.1 (Microsoft, 2008).

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "analyzers/charset/charset.hpp"
#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "indexer/office/code_page.hpp"
#include "indexer/office/font_marks.hpp"
#include "indexer/office/marked_paragraphs.hpp"
#include "indexer/office/office_paragraphs.hpp"
#include "indexer/office/office_text.hpp"
#include "indexer/office/rtf_words.hpp"
#include "indexer/text/text_form.hpp"

namespace tracuu::indexer {

using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

/// Word nests some dozens of groups.
constexpr std::size_t kMaxRtfGroups = 2000;

/// What a group inherits, and gives back at its end.
struct RtfState {
  RtfPlace place = RtfPlace::Text;
  int font = -1;
  int style = 0;
  int skipped_after_unicode = 1;  ///< \uc
  bool is_hidden = false;         ///< \v, \deleted
  bool is_in_table = false;
  bool is_group_head = false;  ///< nothing but "\*" has come
  bool is_optional = false;    ///< "\*" has come
};

struct RtfFont {
  int code_page = 0;
  std::string name;
};

bool is_rtf_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

class RtfReader {
 public:
  RtfReader(std::string_view rtf, std::uint64_t max_bytes) : rtf_(rtf), max_bytes_(max_bytes) {}

  Result<OfficeText> read();

 private:
  struct Word {
    std::string_view name;
    int number = 0;
    bool has_number = false;
  };

  void begin_group();
  void end_group();
  void read_control();
  void read_word();
  void read_hex();
  Word take_word();
  void obey(Word const& word);
  bool obey_layout(Word const& word);
  bool obey_state(Word const& word);
  bool obey_font_table(Word const& word);
  void add_unicode(Word const& word);
  void add_byte(char byte);
  void add_text(std::string_view text);
  void flush_bytes();
  void end_paragraph();
  void end_cell();
  [[nodiscard]] int code_page() const;
  [[nodiscard]] std::optional<analyzers::FontHint> legacy_font() const;

  std::string_view rtf_;
  std::uint64_t max_bytes_;
  std::size_t at_ = 0;
  RtfState state_;
  std::vector<RtfState> groups_;
  int default_code_page_ = 0;
  int default_font_ = -1;
  int skip_bytes_ = 0;  ///< stand-ins for the code point before
  char16_t high_surrogate_ = 0;
  std::map<int, RtfFont> fonts_;
  int table_font_ = -1;
  int table_style_ = 0;
  int title_style_ = -1;
  std::string style_name_;
  std::string bytes_;  ///< of one font, not yet text
  std::string note_;
  std::string notes_;
  std::unordered_set<std::string> seen_notes_;
  std::string metadata_title_;
  std::string styled_title_;
  MarkedParagraphs paragraphs_;
};

int RtfReader::code_page() const {
  auto const font = fonts_.find(state_.font < 0 ? default_font_ : state_.font);
  if (font != fonts_.end()) {
    // Fonts of legacy charsets: their bytes are no characters of any code page.
    std::string_view const name = font->second.name;
    if (name.starts_with(".Vn") || name.starts_with("VNI-")) return 0;
    if (font->second.code_page != 0) return font->second.code_page;
  }
  return default_code_page_;
}

std::optional<analyzers::FontHint> RtfReader::legacy_font() const {
  auto const font = fonts_.find(state_.font < 0 ? default_font_ : state_.font);
  if (font == fonts_.end()) return std::nullopt;
  std::string_view const name = font->second.name;
  return analyzers::charset_of_font(name.substr(0, name.find(';')));
}

void RtfReader::add_text(std::string_view text) {
  if (state_.is_hidden) return;
  switch (state_.place) {
    case RtfPlace::Text: paragraphs_.add(with_font_marks(text, legacy_font())); break;
    case RtfPlace::Note: note_ += with_font_marks(text, legacy_font()); break;
    case RtfPlace::Title: metadata_title_ += text; break;
    case RtfPlace::StyleSheet: style_name_ += text; break;
    case RtfPlace::FontTable: fonts_[table_font_].name += text; break;
    case RtfPlace::Nowhere: break;
  }
}

void RtfReader::flush_bytes() {
  if (bytes_.empty()) return;
  std::string const text = from_code_page(std::exchange(bytes_, {}), code_page());
  add_text(text);
}

void RtfReader::add_byte(char byte) {
  if (skip_bytes_ > 0) {
    --skip_bytes_;
    return;
  }
  if (state_.place != RtfPlace::Nowhere) bytes_ += byte;
}

void RtfReader::add_unicode(Word const& word) {
  flush_bytes();
  auto const unit = static_cast<char16_t>(word.number & 0xFFFF);
  skip_bytes_ = state_.skipped_after_unicode;
  if (unit >= 0xD800 && unit < 0xDC00) {
    high_surrogate_ = unit;
    return;
  }
  char32_t point = unit;
  if (unit >= 0xDC00 && unit < 0xE000) {
    if (high_surrogate_ == 0) return;
    point = 0x10000 + ((char32_t{high_surrogate_} - 0xD800) << 10) + (unit - 0xDC00U);
  }
  high_surrogate_ = 0;
  // Symbol fonts lie in the private area with the bytes that they were made for.
  std::string utf8;
  base::append_utf8(utf8, point);
  if (point != 0) add_text(utf8);
}

void RtfReader::end_paragraph() {
  flush_bytes();
  if (state_.place == RtfPlace::Note) {
    note_ += '\n';
    return;
  }
  if (state_.place != RtfPlace::Text) return;
  std::string const paragraph = paragraphs_.end_paragraph(state_.is_in_table);
  if (state_.style == title_style_) styled_title_ += ' ' + paragraph;
}

void RtfReader::end_cell() {
  flush_bytes();
  if (state_.place == RtfPlace::Note) note_ += '\t';
  if (state_.place == RtfPlace::Text) paragraphs_.end_cell();
}

void RtfReader::begin_group() {
  flush_bytes();
  skip_bytes_ = 0;
  groups_.push_back(state_);
  state_.is_group_head = true;
  state_.is_optional = false;
}

void RtfReader::end_group() {
  flush_bytes();
  skip_bytes_ = 0;
  if (groups_.empty()) return;
  RtfPlace const place = state_.place;
  RtfState const outer = groups_.back();
  groups_.pop_back();
  if (place == RtfPlace::StyleSheet) {
    // "{\s15\qc Title;}"
    if (fold_line(style_name_) == "title;") title_style_ = table_style_;
    style_name_.clear();
    table_style_ = 0;
  }
  if (place == RtfPlace::Note && outer.place != RtfPlace::Note) {
    std::string lines;
    for (std::string_view const line : split_lines(note_)) lines.append(line).append("\n");
    // Headers are written again for each section.
    if (seen_notes_.insert(lines).second) notes_ += lines;
    note_.clear();
  }
  state_ = outer;
  state_.is_group_head = false;
}

RtfReader::Word RtfReader::take_word() {
  Word word;
  std::size_t const begin = at_;
  while (at_ < rtf_.size() && is_rtf_letter(rtf_[at_])) ++at_;
  word.name = rtf_.substr(begin, at_ - begin);
  std::size_t const number = at_;
  if (at_ < rtf_.size() && rtf_[at_] == '-') ++at_;
  while (at_ < rtf_.size() && base::is_digit(rtf_[at_])) ++at_;
  auto const parsed = std::from_chars(rtf_.data() + number, rtf_.data() + at_, word.number);
  word.has_number = parsed.ec == std::errc();
  if (!word.has_number) word.number = 0;
  if (at_ < rtf_.size() && rtf_[at_] == ' ') ++at_;
  return word;
}

void RtfReader::read_word() {
  Word const word = take_word();
  if (word.name == "bin") {
    at_ += std::min<std::size_t>(static_cast<std::size_t>(std::max(word.number, 0)),
                                 rtf_.size() - at_);
    return;
  }
  if (word.name != "u" && skip_bytes_ > 0) {
    --skip_bytes_;
    return;
  }
  if (std::exchange(state_.is_group_head, false)) {
    auto const place = rtf_place(word.name);
    bool const is_kept = state_.place == RtfPlace::Text || state_.place == RtfPlace::Note;
    if (word.name == "title") {
      // The one in \info: elsewhere there is none.
      state_.place = RtfPlace::Title;
    } else if (place && is_kept) {
      bool const stays_note = state_.place == RtfPlace::Note && *place == RtfPlace::Text;
      if (!stays_note) state_.place = *place;
      if (*place == RtfPlace::StyleSheet) style_name_.clear();
    } else if (state_.is_optional) {
      state_.place = RtfPlace::Nowhere;
    }
  }
  if (word.name == "u") return add_unicode(word);
  obey(word);
}

void RtfReader::obey(Word const& word) {
  if (auto const character = rtf_character(word.name)) {
    flush_bytes();
    add_text(*character);
    return;
  }
  if (obey_layout(word) || obey_font_table(word)) return;
  obey_state(word);
}

bool RtfReader::obey_layout(Word const& word) {
  if (word.name == "par" || word.name == "page" || word.name == "sect" || word.name == "column") {
    end_paragraph();
  } else if (word.name == "line") {
    flush_bytes();
    add_text("\n");
  } else if (word.name == "cell" || word.name == "nestcell") {
    end_cell();
  } else if (word.name == "row" || word.name == "nestrow") {
    flush_bytes();
    if (state_.place == RtfPlace::Note) note_ += '\n';
    if (state_.place == RtfPlace::Text) paragraphs_.end_row();
  } else {
    return false;
  }
  return true;
}

bool RtfReader::obey_font_table(Word const& word) {
  if (state_.place == RtfPlace::StyleSheet && word.name == "s") {
    table_style_ = word.number;
    return true;
  }
  if (state_.place != RtfPlace::FontTable) return false;
  if (word.name == "f") {
    flush_bytes();
    table_font_ = word.number;
    fonts_[table_font_] = {};
  } else if (word.name == "fcharset") {
    fonts_[table_font_].code_page = code_page_of_charset(word.number);
  } else if (word.name == "cpg") {
    fonts_[table_font_].code_page = word.number;
  }
  return true;
}

bool RtfReader::obey_state(Word const& word) {
  if (word.name == "f") {
    flush_bytes();
    state_.font = word.number;
  } else if (word.name == "plain") {
    flush_bytes();
    state_.font = -1;
    state_.is_hidden = false;
  } else if (word.name == "pard") {
    state_.is_in_table = false;
    state_.style = 0;
  } else if (word.name == "s") {
    state_.style = word.number;
  } else if (word.name == "intbl") {
    state_.is_in_table = true;
  } else if (word.name == "v" || word.name == "deleted") {
    flush_bytes();
    state_.is_hidden = !word.has_number || word.number != 0;
  } else if (word.name == "uc") {
    state_.skipped_after_unicode = std::clamp(word.number, 0, 16);
  } else if (word.name == "ansicpg") {
    default_code_page_ = word.number;
  } else if (word.name == "mac") {
    default_code_page_ = 10000;
  } else if (word.name == "deff") {
    default_font_ = word.number;
  } else {
    return false;
  }
  return true;
}

void RtfReader::read_hex() {
  unsigned byte = 0;
  std::size_t const digits = std::min<std::size_t>(2, rtf_.size() - at_);
  auto const parsed = std::from_chars(rtf_.data() + at_, rtf_.data() + at_ + digits, byte, 16);
  if (parsed.ec != std::errc()) return;
  at_ += digits;
  add_byte(static_cast<char>(byte));
}

void RtfReader::read_control() {
  if (at_ >= rtf_.size()) return;
  char const c = rtf_[at_];
  if (is_rtf_letter(c)) return read_word();
  ++at_;
  if (c == '*') {
    state_.is_optional = true;
    return;
  }
  state_.is_group_head = false;
  switch (c) {
    case '\'': read_hex(); break;
    case '~': add_byte(' '); break;
    case '_': add_byte('-'); break;
    case '-':
      // In fonts of TCVN3 the byte of the soft hyphen is ư.
      if (auto const font = fonts_.find(state_.font < 0 ? default_font_ : state_.font);
          font != fonts_.end() && font->second.name.starts_with(".Vn")) {
        add_byte('\xAD');
      }
      break;
    case '\\':
    case '{':
    case '}': add_byte(c); break;
    case '\n':
    case '\r': end_paragraph(); break;
    default: break;
  }
}

Result<OfficeText> RtfReader::read() {
  while (at_ < rtf_.size()) {
    char const c = rtf_[at_++];
    if (c == '{') {
      if (groups_.size() > kMaxRtfGroups) {
        return Error{ErrorCode::InvalidArgument, "the RTF is broken: groups in groups without end",
                     ""};
      }
      begin_group();
    } else if (c == '}') {
      end_group();
    } else if (c == '\\') {
      read_control();
    } else if (c != '\n' && c != '\r' && c != '\0') {
      state_.is_group_head = false;
      add_byte(c);
    }
    if (paragraphs_.text().size() + paragraphs_.open_bytes() + notes_.size() > max_bytes_) {
      return Error{ErrorCode::InvalidArgument,
                   "its text has more than the limit of " + std::to_string(max_bytes_) + " bytes",
                   ""};
    }
  }
  while (!groups_.empty()) end_group();
  state_ = {};
  end_paragraph();
  OfficeText read;
  read.styled_title = one_line(styled_title_);
  read.metadata_title = one_line(metadata_title_);
  read.text = paragraphs_.text() + notes_;
  take_font_marks(read);
  return read;
}

}  // namespace

Result<OfficeText> read_rtf(std::string_view bytes, std::uint64_t max_bytes) {
  if (!bytes.starts_with("{\\rtf")) {
    return Error{ErrorCode::InvalidArgument, "not a document in Rich Text Format", ""};
  }
  return RtfReader(bytes, max_bytes).read();
}

}  // namespace tracuu::indexer
