// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/charset/charset.hpp"
#include "analyzers/charset/charset_score.hpp"

namespace tracuu::analyzers {

/// A paragraph (or line) whose charset is in question.
struct CharsetQuestion {
  /// The paragraph in the legacy charset, if it is in one: its bytes as stored,
  /// or what to_legacy_bytes makes of text that was pasted.
  std::string bytes;
  /// The paragraph if it is Unicode already (UTF-8; symbols as in `bytes`); none if it cannot
  /// be.
  std::optional<std::string> unicode;
  /// What the page says: the font that it is set in, or its declared charset.
  std::optional<Charset> hint = std::nullopt;
  /// What kSymbolByte stands for in `bytes`.
  std::u32string symbols = {};
};

struct CharsetVerdict {
  /// Utf8: to be left as it is. None: neither that nor a clear winner.
  std::optional<Charset> charset;
  std::string text;                  ///< UTF-8; empty if `charset` is Utf8 or none
  double confidence = 0;             ///< 0 to 1
  TextScore score;                   ///< of the reading chosen, or of the likeliest
  double lead = 0;                   ///< nats to the likeliest other reading that differs
  std::optional<Charset> runner_up;  ///< that reading, if there is one
};

/// Reads the paragraph in every charset and weighs the readings (see
/// TextScore). A legacy one wins if nearly all its marked words are syllables,
/// most of its words are, and its lead on every different reading is clear.
/// Text that is Unicode already must moreover be explained byte by byte, and be
/// bad Vietnamese as it stands: good Vietnamese, French, German and code stay.
///
/// `prior`: the charset of most of the file; decides what is too short by itself.
/// Thread-safe.
[[nodiscard]] CharsetVerdict judge_charset(CharsetQuestion const& question,
                                           std::optional<Charset> prior = std::nullopt);

/// What the paragraphs of a file that need no question are.
enum class OtherParagraphs {
  MayBeUnicode,  ///< some have Vietnamese letters of Unicode, or it is not known
  PlainOnly,     ///< none has letters beyond ASCII
};

/// The question to ask of Unicode text that may be pasted; none for text that can't be in a
/// legacy charset.
[[nodiscard]] std::optional<CharsetQuestion> question_of_pasted(std::string_view text);

/// Judges the paragraphs of one file: each by itself, then those without a
/// clear winner again with the charset of most others as prior. In a file that has no other
/// Vietnamese text than in that charset, short paragraphs are in it that are good text
/// either way ("Ghi chó:").
[[nodiscard]] std::vector<CharsetVerdict> judge_charsets(
    std::span<CharsetQuestion const> questions,
    OtherParagraphs others = OtherParagraphs::MayBeUnicode);

}  // namespace tracuu::analyzers
