// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyzers/legacy_charset.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "analyzers/charset_table.hpp"
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

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace

void CharsetReport::add_plain_paragraph(Charset charset) {
  ++counts_[index_of(charset)].paragraphs;
}

void CharsetReport::add(CharsetVerdict const& verdict, bool hinted) {
  Charset const charset = verdict.charset.value_or(Charset::Utf8);
  CharsetCount& count = counts_[index_of(charset)];
  ++count.paragraphs;
  count.marked_words += verdict.score.marked_words;
  count.legal_marked_words += verdict.score.legal_marked_words;
  if (!is_legacy(charset)) return;
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
    if (byte < 0xC0) continue;  // ASCII, or behind a lead byte
    // Leads of U+0080–U+00FF, of Œ œ Š š Ÿ Ž ž ƒ, of ˆ ˜, of dashes and quotes.
    bool const in_windows_1252 =
        byte <= 0xC3 || byte == 0xC5 || byte == 0xC6 || byte == 0xCB || byte == 0xE2;
    if (!in_windows_1252) return false;
    has_more_than_ascii = true;
  }
  return has_more_than_ascii;
}

CharsetQuestion question_of(std::string_view line) {
  if (base::find_invalid_utf8(line)) return {std::string(line), std::nullopt, std::nullopt};
  if (may_be_pasted(line)) {
    if (auto bytes = to_windows_1252(line)) return {std::move(*bytes), std::string(line), {}};
  }
  return {};
}

bool has_combining_marks(std::string_view text) {
  for (std::size_t at = 0; at + 1 < text.size(); ++at) {
    auto const lead = static_cast<unsigned char>(text[at]);
    auto const next = static_cast<unsigned char>(text[at + 1]);
    if (lead == 0xCC || (lead == 0xCD && next < 0xB0)) return true;  // U+0300–U+036F
  }
  return false;
}

namespace {

/// A line with its end ("\r\n") kept apart.
struct Line {
  std::string_view text;
  std::string_view end;
};

std::vector<Line> cut_lines(std::string_view bytes) {
  std::vector<Line> lines;
  while (!bytes.empty()) {
    std::size_t const text_bytes = std::min(bytes.find_first_of("\r\n"), bytes.size());
    std::size_t end = std::min(bytes.find_first_not_of("\r\n", text_bytes), bytes.size());
    lines.push_back({bytes.substr(0, text_bytes), bytes.substr(text_bytes, end - text_bytes)});
    bytes.remove_prefix(end);
  }
  return lines;
}

char16_t utf16_unit(std::string_view bytes, std::size_t at, bool big_endian) {
  auto const first = static_cast<unsigned char>(bytes[at]);
  auto const second = static_cast<unsigned char>(bytes[at + 1]);
  return static_cast<char16_t>(big_endian ? (first << 8) | second : (second << 8) | first);
}

/// `bytes` behind their byte order mark; a lone surrogate becomes U+FFFD.
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
  UnicodeText read{utf16_to_utf8(bytes.substr(2), !little), {}};
  for (std::size_t line = cut_lines(read.text).size(); line > 0; --line) {
    read.report.add_plain_paragraph(Charset::Utf16);
  }
  if (has_combining_marks(read.text)) read.report.note_decomposed();
  return read;
}

Error undecided(std::string_view bytes, std::string_view line) {
  auto const line_byte = static_cast<std::size_t>(line.data() - bytes.data());
  std::size_t const byte = line_byte + base::find_invalid_utf8(line).value_or(0);
  return {ErrorCode::InvalidArgument,
          fmt::format("byte {} is not UTF-8, and no other Vietnamese charset fits clearly", byte),
          "`tracuu charset` shows what was tried; convert it to UTF-8"};
}

/// The text with the paragraphs that verdicts were given on replaced.
/// `asked[i]` is the line of `verdicts[i]`.
UnicodeText join(std::vector<Line> const& lines, std::vector<std::size_t> const& asked,
                 std::vector<CharsetVerdict> const& verdicts, std::optional<Charset> declared) {
  UnicodeText read;
  std::size_t next = 0;
  for (std::size_t at = 0; at < lines.size(); ++at) {
    bool const was_asked = next < asked.size() && asked[next] == at;
    if (was_asked) {
      CharsetVerdict const& verdict = verdicts[next++];
      read.report.add(verdict, declared && verdict.charset == declared);
      read.text += verdict.charset == Charset::Utf8 ? lines[at].text : verdict.text;
    } else {
      read.text += lines[at].text;
      if (!lines[at].text.empty()) read.report.add_plain_paragraph();
      if (has_combining_marks(lines[at].text)) read.report.note_decomposed();
    }
    read.text += lines[at].end;
  }
  return read;
}

}  // namespace

Result<UnicodeText> read_as_unicode(std::string_view bytes, std::optional<Charset> declared) {
  if (auto utf16 = read_utf16(bytes)) return std::move(*utf16);
  std::vector<Line> const lines = cut_lines(bytes);
  std::vector<CharsetQuestion> questions;
  std::vector<std::size_t> asked;
  for (std::size_t at = 0; at < lines.size(); ++at) {
    if (is_ascii(lines[at].text)) continue;
    CharsetQuestion question = question_of(lines[at].text);
    if (question.bytes.empty()) continue;
    if (!question.unicode) question.hint = declared;
    questions.push_back(std::move(question));
    asked.push_back(at);
  }
  std::vector<CharsetVerdict> const verdicts = judge_charsets(questions);
  for (std::size_t at = 0; at < verdicts.size(); ++at) {
    if (!verdicts[at].charset) return undecided(bytes, lines[asked[at]].text);
  }
  return join(lines, asked, verdicts, declared);
}

}  // namespace tracuu::analyzers
