// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <random>
#include <string>
#include <string_view>

namespace tracuu::bench {

/// The slips of people who write Vietnamese.
enum class Slip {
  HoiNga,             ///< hỏi for ngã or the other way: sửa, sữa
  WrongTone,          ///< any other tone
  MissingTone,        ///< none
  Onset,              ///< d/gi/r, s/x, ch/tr, l/n
  IY,                 ///< i for y or the other way
  MissingLetter,      ///< not the first
  DoubledLetter,      ///< any
  SwappedNeighbours,  ///< two letters, not the first
  RunTogether,        ///< with the next word
  Split,              ///< in two
};

inline constexpr Slip kSlips[] = {
    Slip::HoiNga,      Slip::WrongTone,     Slip::MissingTone,   Slip::Onset,
    Slip::IY,          Slip::MissingLetter, Slip::DoubledLetter, Slip::SwappedNeighbours,
    Slip::RunTogether, Slip::Split,
};

/// The words of `text` (NFC, one blank between two) with one slip of that kind
/// in the word with that index; nothing if the word can't have it: it has fewer
/// than three letters, anything but letters, no such tone, letter or neighbour.
/// What is drawn (which tone, which letter) comes from `random`.
[[nodiscard]] std::optional<std::string> slip_in_word(std::string_view text, std::size_t word,
                                                      Slip slip, std::mt19937& random);

/// `text` with one slip: the kind is drawn evenly from kSlips, then the word
/// evenly from all words, until a word can have it; unchanged if after 200 draws
/// none can. Equal for one state of `random` on every machine.
[[nodiscard]] std::string with_typing_slip(std::string_view text, std::mt19937& random);

}  // namespace tracuu::bench
