// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tracuu::indexer {

/// Longer lines are running text; only so much of them is looked at.
inline constexpr std::size_t kMaxWordsLineBytes = 1500;

/// One word of a line: letters, or digits, each row of which is a word ("tháng5": two).
struct LineWord {
  std::string folded;     ///< as fold_line writes it
  std::size_t begin = 0;  ///< bytes [begin, end) of the line
  std::size_t end = 0;

  [[nodiscard]] bool is_number() const { return folded.front() >= '0' && folded.front() <= '9'; }
};

/// The words of the first bytes of a line, by which parts of official documents
/// are told: "Số : 45/UB" is "so", "45", "ub". Any Unicode form, any letter case.
class LineWords {
 public:
  explicit LineWords(std::string_view line, std::size_t max_bytes = kMaxWordsLineBytes);

  [[nodiscard]] std::size_t size() const { return words_.size(); }
  [[nodiscard]] bool empty() const { return words_.empty(); }
  [[nodiscard]] LineWord const& operator[](std::size_t at) const { return words_[at]; }

  /// All words with one blank between them.
  [[nodiscard]] std::string const& joined() const { return joined_; }

  /// Whether the words of `phrase` (folded, one blank between) stand at word `at`.
  [[nodiscard]] bool has_at(std::string_view phrase, std::size_t at) const;
  [[nodiscard]] bool begins_with(std::string_view phrase) const { return has_at(phrase, 0); }

  /// The first word from `from` on at which `phrase` stands.
  [[nodiscard]] std::optional<std::size_t> find(std::string_view phrase,
                                                std::size_t from = 0) const;

 private:
  std::vector<LineWord> words_;
  std::string joined_;
  std::vector<std::size_t> starts_;  ///< of each word in joined_
};

/// How many words `phrase` has, whose words have one blank between them.
[[nodiscard]] std::size_t count_words(std::string_view phrase);

}  // namespace tracuu::indexer
