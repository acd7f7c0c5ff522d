// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace tracuu::analyzers {

/// The words that a thread has read of late, by their bytes: what PlainLetters makes of a word is
/// remembered, as a text repeats a few hundred words. Whole words are cut, hashed and compared as
/// numbers of 16 bytes, without a branch that depends on a letter. A memory alone: it changes no
/// result. Not thread-safe.
class WordMemory {
 public:
  /// A word of letters of the alphabet.
  struct Word {
    std::uint64_t first = 0;   ///< its bytes, and those up to the next ASCII character that is no
    std::uint64_t second = 0;  ///< letter, as two numbers
    std::uint64_t key = 0;     ///< SyllableKey::value()
    std::uint8_t bytes = 0;    ///< of the word; 0: it is none, or may go on
    std::uint8_t letters = 0;
    std::uint8_t capitals = 0;
  };

  /// A word of this many bytes and more is none for the memory.
  static constexpr std::size_t kBytes = 16;

  /// That of this thread.
  [[nodiscard]] static WordMemory& instance();

  /// The word at byte `begin` of `text`; `length` becomes the bytes up to the next ASCII character
  /// that is no letter, kBytes at most. REQUIRES: kBytes bytes from `begin` on.
  [[nodiscard]] Word const& word_at(std::string_view text, std::size_t begin, std::size_t& length) {
    std::uint64_t first = load(text.data() + begin);
    std::uint64_t second = load(text.data() + begin + kHalf);
    std::uint64_t const first_ends = ends(first);
    std::uint64_t const second_ends = ends(second);
    std::size_t const in_first = bytes_before(first_ends);
    std::size_t const in_second = in_first < kHalf ? 0 : bytes_before(second_ends);
    length = in_first + in_second;
    first &= leading(in_first);
    second &= leading(in_second);
    Word& word = words_[slot_of(first, second)];
    if (word.first != first || word.second != second) {
      read(text.substr(begin, length), word);
      word.first = first;
      word.second = second;
    }
    return word;
  }

 private:
  static constexpr std::size_t kHalf = sizeof(std::uint64_t);
  static constexpr unsigned kSlotBits = 12;

  /// The first byte becomes the lowest.
  static std::uint64_t load(char const* bytes) {
    std::uint64_t number = 0;
    std::memcpy(&number, bytes, sizeof number);
    return std::endian::native == std::endian::big ? __builtin_bswap64(number) : number;
  }

  /// The highest bit of each byte that is ASCII and no letter. Eight bytes at once: no sum of one
  /// byte reaches into the next (Warren: Hacker's Delight, 6-1).
  static std::uint64_t ends(std::uint64_t bytes) {
    constexpr std::uint64_t kEach = 0x0101010101010101;
    constexpr std::uint64_t kHigh = 0x80 * kEach;
    std::uint64_t const lower = (bytes | 0x20 * kEach) & ~kHigh;
    std::uint64_t const from_a = lower + (0x80 - 'a') * kEach;
    std::uint64_t const after_z = lower + (0x80 - 'z' - 1) * kEach;
    return ~((from_a & ~after_z) | bytes) & kHigh;
  }

  static std::size_t bytes_before(std::uint64_t ends) {
    return static_cast<std::size_t>(std::countr_zero(ends)) / 8;  // 8 if there is none
  }

  static std::uint64_t leading(std::size_t bytes) {
    return bytes < kHalf ? (std::uint64_t{1} << (8 * bytes)) - 1 : ~std::uint64_t{0};
  }

  static std::size_t slot_of(std::uint64_t first, std::uint64_t second) {
    constexpr std::uint64_t kGoldenRatio = 0x9E3779B97F4A7C15;  // Knuth: The Art …, 6.4
    return (first ^ std::rotl(second * kGoldenRatio, 32)) * kGoldenRatio >> (64 - kSlotBits);
  }

  static void read(std::string_view bytes, Word& word);

  std::array<Word, 1U << kSlotBits> words_{};
};

}  // namespace tracuu::analyzers
