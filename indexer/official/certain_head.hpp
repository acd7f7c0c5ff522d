// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "indexer/official/official_head.hpp"

namespace tracuu::indexer {

/// A word of a text that a machine read from a picture: bytes [begin, end).
struct ReadWord {
  std::size_t begin = 0;
  std::size_t end = 0;
  double confidence = 1;  ///< of the machine
  /// Dirt was taken off its end, which the machine was unsure of, too.
  bool had_dirt = false;
};

/// `text` with other signs in the place of words that a machine read from a picture and was not
/// sure of, so that no title, number or day is read from them: pieces of a seal, a number below it.
/// Of a word with digits it must be surer, as nothing but the machine tells digits apart. The
/// type with which a title begins is certain, as it is one of few ("BÁO CÁO", "QUYẾT ĐỊNH"). A line
/// stays a line, and bytes stay where they are. Linear; thread-safe.
[[nodiscard]] std::string hide_doubtful_words(std::string_view text,
                                              std::span<ReadWord const> words);

/// A title that was read from such text, without what hides words and the blanks round it.
/// Thread-safe.
[[nodiscard]] std::string without_hidden(std::string_view text);

/// The head of a page that a machine read: title, number and day as `certain` has them, which was
/// read from text with doubtful words hidden, the rest as `all` has it, which was read from the
/// text as it is. A number that ends in a part of an agency's symbol is none, as it was cut off. If
/// there is a line of place and day, no other day is that of the document: it has none if that one
/// is doubtful. Thread-safe.
[[nodiscard]] OfficialHead certain_head(OfficialHead certain, OfficialHead const& all);

}  // namespace tracuu::indexer
