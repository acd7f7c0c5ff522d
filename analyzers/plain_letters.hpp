// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "analyzers/syllable_key.hpp"

namespace tracuu::analyzers {

/// A word that was read byte by byte.
struct PlainWord {
  SyllableKey key;
  std::size_t end = 0;  ///< the byte after it
  std::size_t letters = 0;
  std::size_t capitals = 0;
};

/// Reads words of NFC text that are made of Vietnamese letters alone, which nearly all are, by one
/// look-up a byte and no branch: an automaton over the bytes of their UTF-8. Words are short and
/// their letters take one to three bytes in no order, so that branches would be mispredicted at
/// most of them. Thread-safe.
class PlainLetters {
 public:
  /// The one table, which lives as long as the program.
  [[nodiscard]] static PlainLetters const& instance();

  /// Reads the letters at byte `begin` of `text`. False if there are none, or 64 bytes and more,
  /// or if what follows is a sequence that begins as that of a letter does.
  [[nodiscard]] bool read(std::string_view text, std::size_t begin, PlainWord& word) const {
    std::size_t const limit = text.size() - begin < kMaxBytes ? text.size() : begin + kMaxBytes;
    std::uint64_t letters = 0;
    std::uint32_t counts = 0;
    unsigned tone = 0;
    std::size_t state = 0;
    std::size_t at = begin;
    for (; at < limit; ++at) {
      Step const step = steps_[state << kByteBits | static_cast<unsigned char>(text[at])];
      if (step.next == kNone) break;
      letters = letters << step.shift | step.code;
      counts += step.counts;
      tone |= step.tone;
      state = step.next;
    }
    if (state != 0 || at == begin || at == begin + kMaxBytes) return false;
    word.end = at;
    word.letters = counts / kLetter % kCountsEnd;
    word.capitals = counts / kCapital % kCountsEnd;
    word.key = SyllableKey(letters, word.letters, tone, counts / kTone % kCountsEnd);
    return true;
  }

 private:
  static constexpr std::size_t kMaxBytes = 64;
  static constexpr unsigned kByteBits = 8;
  /// The beginnings of sequences: none, C3, C4, C5, C6, C9, E1, E1 BA, E1 BB.
  static constexpr std::size_t kStates = 9;
  static constexpr std::uint8_t kNone = 0xFF;

  // What is counted, side by side in one number; each is less than kMaxBytes.
  static constexpr std::uint32_t kLetter = 1;
  static constexpr std::uint32_t kCapital = 1U << 8;
  static constexpr std::uint32_t kTone = 1U << 16;
  static constexpr std::uint32_t kCountsEnd = 1U << 8;
  static_assert(kMaxBytes < kCountsEnd);

  /// What a byte does in a state. Only the last byte of a letter does more than lead on.
  struct Step {
    std::uint8_t next = kNone;  ///< state after it; kNone: no letter goes on so
    std::uint8_t shift = 0;     ///< of the key
    std::uint8_t code = 0;      ///< of the letter, in the key
    std::uint8_t tone = 0;      ///< of the letter
    std::uint32_t counts = 0;
  };

  PlainLetters();

  void add(char32_t letter);

  std::array<Step, kStates << kByteBits> steps_{};
  std::size_t states_ = 1;
};

}  // namespace tracuu::analyzers
