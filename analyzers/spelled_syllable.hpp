// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "analyzers/letter.hpp"

namespace tracuu::analyzers {

/// A letter of a syllable with the tone lifted out.
struct SpelledLetter {
  char folded = 0;  ///< a–z
  Shape shape = Shape::None;
  Tone tone = Tone::None;  ///< only where a word has several tones
  bool is_upper = false;

  bool operator==(SpelledLetter const&) const = default;
};

/// Where the tone stands in the open rimes oa, oe and uy: "hòa" or "hoà".
enum class ToneStyle { Old, New };

/// The index of the letter that carries the tone: the shaped vowel (the last of
/// two: ươ), else by the number of vowel letters; qu- and gi- before a vowel are
/// onsets. Source: the common rules of "Quy tắc đặt dấu thanh của chữ Quốc ngữ";
/// the styles differ in 15 pairs only. letters.size() or less: a letter that is
/// no vowel if there is none.
[[nodiscard]] std::size_t tone_place(std::span<SpelledLetter const> letters, ToneStyle style);

/// Appends the letter in NFC.
void append_letter(std::string& out, SpelledLetter const& letter);

}  // namespace tracuu::analyzers
