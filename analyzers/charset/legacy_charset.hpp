// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "analyzers/charset/charset.hpp"
#include "analyzers/charset/charset_judge.hpp"
#include "base/error.hpp"
#include "base/result.hpp"

namespace tracuu::analyzers {

/// What was found in the paragraphs that were read in one charset. Plain ASCII
/// says nothing of the charset and is counted as UTF-8.
struct CharsetCount {
  std::size_t paragraphs = 0;
  std::size_t marked_words = 0;
  std::size_t legal_marked_words = 0;  ///< of these: Vietnamese syllables
};

/// The charsets of one text, and how sure that is.
class CharsetReport {
 public:
  /// A paragraph of plain ASCII, or one that needed no judging.
  void add_plain_paragraph(Charset charset = Charset::Utf8);
  void add(CharsetVerdict const& verdict, bool hinted);
  void add(CharsetReport const& other);
  void note_decomposed() { decomposed_ = true; }

  [[nodiscard]] CharsetCount const& count(Charset charset) const;

  /// The one that is stored with the document: the legacy one of the most marked
  /// words; UTF-8 if nothing was converted.
  [[nodiscard]] Charset charset() const;
  /// Its name; "UTF-8 (NFD)" for Unicode with combining marks.
  [[nodiscard]] std::string name() const;
  /// 0 to 1: mean over the marked words that were converted or undecided; 1 for UTF-8.
  [[nodiscard]] double confidence() const;
  [[nodiscard]] bool has_conversions() const;
  /// Paragraphs that are no UTF-8 and in no charset clearly.
  [[nodiscard]] std::size_t undecided_paragraphs() const { return undecided_; }
  /// No paragraph is undecided, or fewer than were converted: those are names
  /// and numbers in a file whose charset is known.
  [[nodiscard]] bool is_clear() const;
  /// Paragraphs decided with a font or a declared charset.
  [[nodiscard]] std::size_t hinted_paragraphs() const { return hinted_; }
  /// The charset that came second most often, over converted paragraphs.
  [[nodiscard]] std::optional<Charset> runner_up() const;

 private:
  std::array<CharsetCount, kCharsetCount> counts_{};
  std::array<std::size_t, kCharsetCount> runners_up_{};
  double confidence_sum_ = 0;  ///< weighed by marked words
  std::size_t confidence_words_ = 0;
  std::size_t hinted_ = 0;
  std::size_t undecided_ = 0;
  std::size_t converted_ = 0;
  bool decomposed_ = false;
};

struct UnicodeText {
  std::string text;  ///< valid UTF-8; what is undecided stands as windows-1252
  CharsetReport report;
  /// In the source: the first that is undecided; of HTML and JSON, that is no UTF-8.
  std::optional<std::size_t> undecided_byte;
};

/// Whether `line` (one of valid UTF-8) could be text in a legacy charset that was read
/// as windows-1252: it has characters beyond ASCII, all of them in that charset or symbols.
/// Stops at the first Vietnamese letter that is not: cheap for good text.
[[nodiscard]] bool may_be_pasted(std::string_view line);

/// The question to ask of a line: as stored if it is no UTF-8, else as pasted;
/// none if it needs no asking.
[[nodiscard]] std::optional<CharsetQuestion> question_of(std::string_view line);

/// Reads the bytes of a text file: UTF-8, UTF-16 with a byte order mark, or
/// legacy Vietnamese charsets, line by line ("Céng hßa" pasted into UTF-8 too).
/// Unicode text comes back byte by byte as it was (never normalised).
///
/// `declared`: the charset that the source says it has, taken as a hint for the
/// lines that are no UTF-8. Thread-safe.
[[nodiscard]] UnicodeText examine_text(std::string_view bytes,
                                       std::optional<Charset> declared = std::nullopt);

/// examine_text; InvalidArgument, naming the byte, if the report is not clear.
[[nodiscard]] base::Result<UnicodeText> read_as_unicode(
    std::string_view bytes, std::optional<Charset> declared = std::nullopt);

/// The error for a source whose byte `byte` is not UTF-8 while no legacy charset
/// wins. `declared`: the charset that a page declares, or "".
[[nodiscard]] base::Error undecided_charset(std::size_t byte, std::string_view declared = "");

/// Whether `text` (valid UTF-8) has combining marks: NFD or "Unicode tổ hợp".
[[nodiscard]] bool has_combining_marks(std::string_view text);

}  // namespace tracuu::analyzers
