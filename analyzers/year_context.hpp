// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

#include "analyzers/document_type.hpp"
#include "analyzers/text_scanner.hpp"

namespace tracuu::analyzers {

/// What stands before a number decides whether it can be a year: in "Luật Đất
/// đai 2013", "số 2019" and "tầm nhìn 2050" it says nothing of when. Walk a text
/// word by word with observe() and observe_mark(), and ask at any word.
/// Not thread-safe.
class YearContext {
 public:
  /// Takes in the word or phrase at `word` ("nghị định" is one); returns the
  /// byte after it. REQUIRES: a letter or digit stands there; the text is NFC.
  std::size_t observe(TextScanner word);

  /// Takes in a character that belongs to no word.
  void observe_mark(char32_t code_point);

  /// "năm 2019", "đầu năm 2019" here is a period.
  [[nodiscard]] bool allows_year() const;

  /// So is "2019", if nothing after it speaks against it.
  [[nodiscard]] bool allows_bare_year() const;

  /// So is "7/2023".
  [[nodiscard]] bool allows_numeric_month() const;

  /// "11/7/2023" here is a day; with "ngày" before it, it always is.
  [[nodiscard]] bool allows_bare_day() const { return last_ != Last::NumberWord; }

  /// The word before is a number: "6 tháng năm 2023".
  [[nodiscard]] bool follows_number() const { return last_ == Last::Number; }

  /// The word at `word` is "nam" as in "Việt Nam", "Trần Văn Nam", not "năm".
  [[nodiscard]] bool makes_a_name_of(TextScanner word) const;

  /// The "tu" at `word` is that of "đầu tư", "thông tư", not "từ".
  [[nodiscard]] bool makes_a_noun_of(TextScanner word) const;

 private:
  enum class Last {
    Nothing,
    Word,
    Number,
    NumberWord,    ///< "số", "khoảng": what follows is a number
    DocumentType,  ///< "quyết định": a number follows
    YearlyType,    ///< "kế hoạch", "báo cáo": a number or a year follows
    YearWord,      ///< "năm" that made no period
    Horizon,       ///< "đến", "tầm nhìn": a year to come
    NamePart,      ///< "việt", "hà": a name that ends in "nam"
    LawPart,       ///< "pháp", "kỷ": makes the "luật" after it no law
    NounPart,      ///< "đầu", "thông": makes the "tu" after it no "từ"
  };

  struct Seen {
    Last last;
    std::size_t name_words = 0;  ///< words after it that may belong to a document's name
  };

  Seen read(TextScanner& word) const;
  DocumentType const* read_type(TextScanner& word) const;
  [[nodiscard]] bool numbers_a_document() const;

  Last last_ = Last::Nothing;
  Last before_last_ = Last::Nothing;
  std::size_t name_words_left_ = 0;  ///< words that may still belong to the name of a law …
  std::size_t type_words_left_ = 0;  ///< … or to that of another document
};

/// True if what stands at the scanner is what a number before it counts: "2020
/// người", "2000 đồng". REQUIRES: the text is NFC.
[[nodiscard]] bool is_counted(TextScanner scanner);

}  // namespace tracuu::analyzers
