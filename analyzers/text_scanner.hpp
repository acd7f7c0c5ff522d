// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace tracuu::analyzers {

/// Reads a text from a given byte on; what the recognisers of dates, periods and
/// spoken document numbers share. A scanner is copied to look ahead: the methods
/// that fail leave it where it was. Every method looks at a bounded stretch of
/// text. The text must outlive the scanner. Not thread-safe.
class TextScanner {
 public:
  TextScanner(std::string_view text, std::size_t at) : text_(text), at_(at) {}

  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] std::size_t at() const { return at_; }
  [[nodiscard]] bool at_end() const { return at_ >= text_.size(); }

  /// The byte `ahead` bytes further on; '\0' after the end.
  [[nodiscard]] char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }
  void step() { ++at_; }
  void move_to(std::size_t at) { at_ = at; }

  /// At least `least` and at most `most` digits that no further digit follows.
  std::optional<unsigned> number(int least, int most);

  /// Blanks, also a line end (PDF text) and U+00A0; eight of them at most.
  void skip_blanks();

  /// '-' or any other dash (en dash, minus …), with blanks round it.
  bool dash();

  /// The byte `c`, with blanks round it.
  bool mark(char c);

  /// `letters` (lower case, no marks) in any case and with any marks, as a
  /// whole word. The text may be in any Unicode form.
  bool word(std::string_view letters);

  /// `words` (lower case, with marks, NFC, one blank between two) in any case,
  /// each as a whole word (a digit may follow it) and either with its marks, the
  /// tone on any of its letters, or with none at all: "nhiệm kỳ" stands for
  /// "Nhiệm kỳ", "nhiem ky", "nhiem kỳ", but not for "nhiêm ky". REQUIRES: the
  /// text is NFC.
  bool spelled(std::string_view words);

  /// What spelled() takes, and the blanks after it.
  bool take(std::string_view words);

  /// True if a letter or digit stands at the scanner.
  [[nodiscard]] bool in_word() const;

 private:
  bool spelled_word(std::string_view word);

  std::string_view text_;
  std::size_t at_;
};

/// A month at the scanner: "7", "07", "Bảy", "mười hai"; words in any case, with
/// any marks. Giêng and Chạp are left out: they are months of the lunar year.
[[nodiscard]] std::optional<unsigned> read_month(TextScanner& scanner);

}  // namespace tracuu::analyzers
