// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyzers/charset/legacy_charset.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "analyzers/charset/charset_table.hpp"
#include "base/utf8.hpp"

namespace tracuu::analyzers {

using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

std::size_t index_of(Charset charset) {
  return static_cast<std::size_t>(charset);
}

bool is_legacy(Charset charset) {
  return std::ranges::find(kLegacyCharsets, charset) != kLegacyCharsets.end();
}

}  // namespace

void CharsetReport::add_plain_paragraph(Charset charset) {
  ++counts_[index_of(charset)].paragraphs;
}

void CharsetReport::add(CharsetVerdict const& verdict, bool hinted) {
  if (!verdict.charset) {
    ++undecided_;
    confidence_words_ += verdict.score.marked_words;
    return;
  }
  Charset const charset = *verdict.charset;
  CharsetCount& count = counts_[index_of(charset)];
  ++count.paragraphs;
  count.marked_words += verdict.score.marked_words;
  count.legal_marked_words += verdict.score.legal_marked_words;
  if (!is_legacy(charset)) return;
  ++converted_;
  if (hinted) ++hinted_;
  confidence_sum_ += verdict.confidence * static_cast<double>(verdict.score.marked_words);
  confidence_words_ += verdict.score.marked_words;
  if (verdict.runner_up) ++runners_up_[index_of(*verdict.runner_up)];
}

void CharsetReport::add(CharsetReport const& other) {
  for (std::size_t at = 0; at < kCharsetCount; ++at) {
    counts_[at].paragraphs += other.counts_[at].paragraphs;
    counts_[at].marked_words += other.counts_[at].marked_words;
    counts_[at].legal_marked_words += other.counts_[at].legal_marked_words;
    runners_up_[at] += other.runners_up_[at];
  }
  confidence_sum_ += other.confidence_sum_;
  confidence_words_ += other.confidence_words_;
  hinted_ += other.hinted_;
  undecided_ += other.undecided_;
  converted_ += other.converted_;
  decomposed_ = decomposed_ || other.decomposed_;
}

CharsetCount const& CharsetReport::count(Charset charset) const {
  return counts_[index_of(charset)];
}

Charset CharsetReport::charset() const {
  auto const* const most = std::ranges::max_element(
      kLegacyCharsets, {}, [this](Charset charset) { return count(charset).marked_words; });
  if (count(*most).paragraphs > 0) return *most;
  return count(Charset::Utf16).paragraphs > 0 ? Charset::Utf16 : Charset::Utf8;
}

std::string CharsetReport::name() const {
  std::string name(charset_name(charset()));
  if (decomposed_ && !is_legacy(charset())) name += " (NFD)";
  return name;
}

double CharsetReport::confidence() const {
  return confidence_words_ == 0 ? 1 : confidence_sum_ / static_cast<double>(confidence_words_);
}

bool CharsetReport::is_clear() const {
  return undecided_ == 0 || undecided_ < converted_;
}

bool CharsetReport::has_conversions() const {
  return charset() != Charset::Utf8;
}

std::optional<Charset> CharsetReport::runner_up() const {
  auto const* const most = std::ranges::max_element(runners_up_);
  if (*most == 0) return std::nullopt;
  return static_cast<Charset>(most - runners_up_.begin());
}

bool may_be_pasted(std::string_view line) {
  bool has_more_than_ascii = false;
  for (char const c : line) {
    auto const byte = static_cast<unsigned char>(c);
    if (byte < 0xC0) continue;  // ASCII, or after a lead byte
    // Leads of U+0080–U+00FF, of Œ œ Š š Ÿ Ž ž ƒ, of ˆ ˜, of dashes, quotes and symbols, and of
    // the private letters of symbol fonts.
    bool const in_windows_1252 = byte <= 0xC3 || byte == 0xC5 || byte == 0xC6 || byte == 0xCB ||
                                 byte == 0xE2 || byte == 0xEF;
    if (!in_windows_1252) return false;
    has_more_than_ascii = true;
  }
  return has_more_than_ascii;
}

std::optional<CharsetQuestion> question_of(std::string_view line) {
  if (base::find_invalid_utf8(line)) {
    return CharsetQuestion{std::string(line), std::nullopt, std::nullopt};
  }
  return may_be_pasted(line) ? question_of_pasted(line) : std::nullopt;
}

bool has_combining_marks(std::string_view text) {
  // U+0300–U+033F; all marks of Vietnamese are among them.
  return text.find('\xCC') != std::string_view::npos;
}

Error undecided_charset(std::size_t byte, std::string_view declared) {
  std::string const declares =
      declared.empty() ? "" : fmt::format("; the page declares the charset {}", declared);
  return {ErrorCode::InvalidArgument,
          fmt::format("byte {} is not UTF-8, and no other Vietnamese charset fits clearly{}", byte,
                      declares),
          "`tracuu charset` shows what was tried; convert it to UTF-8"};
}

namespace {

/// The lines of `text`; each but the last ended by '\n'.
std::vector<std::string_view> cut_lines(std::string_view text) {
  std::vector<std::string_view> lines;
  for (;;) {
    std::size_t const end = text.find('\n');
    lines.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return lines;
    text.remove_prefix(end + 1);
  }
}

/// Whether a blank is all that `line` has.
bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

char16_t utf16_unit(std::string_view bytes, std::size_t at, bool big_endian) {
  auto const first = static_cast<unsigned char>(bytes[at]);
  auto const second = static_cast<unsigned char>(bytes[at + 1]);
  return static_cast<char16_t>(big_endian ? (first << 8) | second : (second << 8) | first);
}

/// `bytes` after their byte order mark; a lone surrogate becomes U+FFFD.
std::string utf16_to_utf8(std::string_view bytes, bool big_endian) {
  std::string text;
  for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
    char32_t code_point = utf16_unit(bytes, at, big_endian);
    if (code_point >= 0xD800 && code_point < 0xE000) {
      char32_t const low = at + 3 < bytes.size() ? utf16_unit(bytes, at + 2, big_endian) : 0;
      bool const pair = code_point < 0xDC00 && low >= 0xDC00 && low < 0xE000;
      code_point = pair ? 0x10000 + ((code_point - 0xD800) << 10) + (low - 0xDC00) : kUnmapped;
      if (pair) at += 2;
    }
    base::append_utf8(text, code_point);
  }
  return text;
}

std::optional<UnicodeText> read_utf16(std::string_view bytes) {
  bool const little = bytes.starts_with("\xFF\xFE");
  if (!little && !bytes.starts_with("\xFE\xFF")) return std::nullopt;
  if (bytes.size() % 2 != 0) return std::nullopt;
  UnicodeText read{utf16_to_utf8(bytes.substr(2), !little), {}, {}};
  for (std::string_view const line : cut_lines(read.text)) {
    if (!is_blank(line)) read.report.add_plain_paragraph(Charset::Utf16);
  }
  if (has_combining_marks(read.text)) read.report.note_decomposed();
  return read;
}

/// Good UTF-8 at the speed of looking for line ends: none if a line needs judging.
std::optional<UnicodeText> read_good_utf8(std::string_view bytes) {
  if (base::find_invalid_utf8(bytes)) return std::nullopt;
  UnicodeText read;
  for (std::string_view rest = bytes; !rest.empty();) {
    std::size_t const end = std::min(rest.find('\n'), rest.size());
    std::string_view const line = rest.substr(0, end);
    if (may_be_pasted(line)) return std::nullopt;
    if (!is_blank(line)) read.report.add_plain_paragraph();
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  if (has_combining_marks(bytes)) read.report.note_decomposed();
  read.text = bytes;
  return read;
}

/// The lines in question, with their places in the file.
struct Inquiry {
  std::vector<CharsetQuestion> questions;
  std::vector<std::size_t> lines;
  OtherParagraphs others = OtherParagraphs::PlainOnly;
};

Inquiry ask(std::vector<std::string_view> const& lines, std::optional<Charset> declared) {
  Inquiry inquiry;
  for (std::size_t at = 0; at < lines.size(); ++at) {
    std::optional<CharsetQuestion> question = question_of(lines[at]);
    if (!question) {
      bool const is_ascii = std::ranges::all_of(
          lines[at], [](char c) { return static_cast<unsigned char>(c) < 0x80; });
      if (!is_ascii) inquiry.others = OtherParagraphs::MayBeUnicode;
      continue;
    }
    if (!question->unicode) question->hint = declared;
    inquiry.questions.push_back(std::move(*question));
    inquiry.lines.push_back(at);
  }
  return inquiry;
}

std::string text_of(CharsetVerdict const& verdict, std::string_view line) {
  if (!verdict.charset) return from_windows_1252(line);
  return verdict.charset == Charset::Utf8 ? std::string(line) : verdict.text;
}

/// The text with the lines in question as they were judged.
UnicodeText join(std::string_view bytes, std::vector<std::string_view> const& lines,
                 Inquiry const& inquiry, std::vector<CharsetVerdict> const& verdicts) {
  UnicodeText read;
  std::size_t next = 0;
  for (std::size_t at = 0; at < lines.size(); ++at) {
    if (at > 0) read.text += '\n';
    if (next == inquiry.lines.size() || inquiry.lines[next] != at) {
      read.text += lines[at];
      if (!is_blank(lines[at])) read.report.add_plain_paragraph();
      continue;
    }
    CharsetVerdict const& verdict = verdicts[next];
    read.report.add(verdict, verdict.charset == inquiry.questions[next].hint);
    if (!verdict.charset && !read.undecided_byte) {
      auto const line_begin = static_cast<std::size_t>(lines[at].data() - bytes.data());
      read.undecided_byte = line_begin + base::find_invalid_utf8(lines[at]).value_or(0);
    }
    read.text += text_of(verdict, lines[at]);
    ++next;
  }
  if (has_combining_marks(read.text)) read.report.note_decomposed();
  return read;
}

}  // namespace

UnicodeText examine_text(std::string_view bytes, std::optional<Charset> declared) {
  if (auto utf16 = read_utf16(bytes)) return std::move(*utf16);
  if (auto good = read_good_utf8(bytes)) return std::move(*good);
  std::vector<std::string_view> const lines = cut_lines(bytes);
  Inquiry const inquiry = ask(lines, declared);
  return join(bytes, lines, inquiry, judge_charsets(inquiry.questions, inquiry.others));
}

Result<UnicodeText> read_as_unicode(std::string_view bytes, std::optional<Charset> declared) {
  UnicodeText text = examine_text(bytes, declared);
  if (!text.report.is_clear()) return undecided_charset(text.undecided_byte.value_or(0));
  return text;
}

}  // namespace tracuu::analyzers
