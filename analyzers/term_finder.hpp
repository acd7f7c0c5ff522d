// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace tracuu::analyzers {

/// A simple token of a text, without its term.
struct WordPlace {
  std::uint32_t begin = 0;  ///< bytes [begin, end) of the original text
  std::uint32_t end = 0;
  std::uint32_t position = 0;  ///< as Token::position

  bool operator==(WordPlace const&) const = default;
};

/// A token whose term was looked for.
struct TermPlace {
  std::uint32_t begin = 0;  ///< bytes [begin, end) of the original text
  std::uint32_t end = 0;
  std::uint32_t term = 0;  ///< its number

  bool operator==(TermPlace const&) const = default;
};

/// What of a text was found. Made to be used again for the next text.
struct FoundTerms {
  std::vector<WordPlace> words;   ///< all of the text, in order
  std::vector<TermPlace> places;  ///< in the order in which the analyzer emits these tokens

  void clear() {
    words.clear();
    places.clear();
  }
};

/// A map of numbers other than 0 to small numbers, in one piece of memory. (Open addressing.)
class NumberMap {
 public:
  static constexpr std::uint32_t kAbsent = 0xFFFFFFFF;

  [[nodiscard]] std::uint32_t find(std::uint64_t key) const {
    std::size_t at = slot_of(key);
    while (slots_[at].key != key) {
      if (slots_[at].key == 0) return kAbsent;
      at = (at + 1) & mask_;
    }
    return slots_[at].value;
  }

  /// REQUIRES: `key` is not 0, and absent.
  void add(std::uint64_t key, std::uint32_t value);

 private:
  struct Slot {
    std::uint64_t key = 0;
    std::uint32_t value = 0;
  };

  [[nodiscard]] std::size_t slot_of(std::uint64_t key) const {
    constexpr std::uint64_t kGoldenRatio = 0x9E3779B97F4A7C15;  // Knuth: The Art …, 6.4
    return static_cast<std::size_t>(key * kGoldenRatio >> 40) & mask_;
  }

  void put(Slot const& slot);

  std::vector<Slot> slots_ = std::vector<Slot>(64);
  std::size_t mask_ = 63;
  std::size_t count_ = 0;
};

/// Finds some terms in texts: exactly the tokens of analyzer "vi" that have these terms, without
/// writing the terms of all the others. Thread-safe but for add().
class TermFinder {
 public:
  static constexpr std::uint32_t kAbsent = NumberMap::kAbsent;

  /// A canonical term of a simple or compound token: "van|65", "dan van|,65", "119/QD-UBND". True
  /// if it is new; then its number is that of the terms before it.
  bool add(std::string_view term);

  /// The number of a term; kAbsent if it is not looked for.
  [[nodiscard]] std::uint32_t number_of(std::string_view term) const;

  [[nodiscard]] std::size_t size() const { return count_; }

  /// Replaces what is in `found` by what is in `text`.
  void find(std::string_view text, FoundTerms& found) const;

 private:
  class Sink;

  struct TextHash : std::hash<std::string_view> {
    using is_transparent = void;
  };

  /// A part is the term of a simple token, alone or within a pair, or that of a compound token.
  [[nodiscard]] std::uint32_t part_of(std::string_view term) const;
  [[nodiscard]] std::uint32_t part_of_text(std::string_view term) const;
  std::uint32_t add_part(std::string_view term);
  static std::uint64_t pair_key(std::uint32_t first, std::uint32_t second) {
    return static_cast<std::uint64_t>(first + 1) << 32 | second;
  }

  NumberMap parts_by_key_;
  std::unordered_map<std::string, std::uint32_t, TextHash, std::equal_to<>> parts_by_text_;
  std::vector<std::uint32_t> term_of_part_;  ///< kAbsent: within pairs only
  NumberMap term_of_pair_;
  bool has_digits_ = false;       ///< among parts_by_text_, one begins with a digit
  bool has_other_words_ = false;  ///< one that does not
  std::uint32_t count_ = 0;
};

}  // namespace tracuu::analyzers
