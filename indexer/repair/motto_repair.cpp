// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/repair/motto_repair.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "analyzers/analyzer_registry.hpp"

namespace tracuu::indexer {

namespace {

constexpr std::array<std::string_view, 8> kState{"CỘNG", "HÒA",   "XÃ",   "HỘI",
                                                 "CHỦ",  "NGHĨA", "VIỆT", "NAM"};
constexpr std::array<std::string_view, 8> kAims{"Độc", "lập", "-", "Tự", "do", "-", "Hạnh", "phúc"};

/// So many words make sure that it is the motto.
constexpr std::size_t kFewestWords = 5;

bool is_same(std::string_view read, std::string_view meant) {
  if (read == meant) return true;
  auto const& words = analyzers::analyzer("words");
  std::string const term = words.normalize_term(meant);
  return !term.empty() && words.normalize_term(read) == term;
}

/// Whether most words from `first` on, all of one line, are those of the motto, and in its letters:
/// in a sentence the state has small ones.
bool is_motto_at(std::span<schema::PageWord const> words, std::size_t first,
                 std::span<std::string_view const> motto) {
  constexpr std::size_t kFewestLikeIt = 3;
  std::size_t same = 0;
  std::size_t like_it = 0;
  for (std::size_t i = 0; i < motto.size() && first + i < words.size(); ++i) {
    if (words[first + i].line != words[first].line) break;
    same += is_same(words[first + i].text, motto[i]) ? 1 : 0;
    like_it += words[first + i].text == motto[i] ? 1 : 0;
  }
  return same >= kFewestWords && like_it >= kFewestLikeIt;
}

void put_right(std::span<schema::PageWord> words, std::size_t first,
               std::span<std::string_view const> motto) {
  std::size_t i = 0;
  for (; i < motto.size() && first + i < words.size(); ++i) {
    schema::PageWord& word = words[first + i];
    if (word.line != words[first].line) break;
    word.text = motto[i];
  }
  if (i + 1 == motto.size()) {
    words[first + i - 1].text = std::string(motto[i - 1]) + ' ' + std::string(motto[i]);
  }
}

}  // namespace

void repair_mottoes(std::vector<schema::PageWord>& words) {
  for (std::span<std::string_view const> const motto :
       {std::span<std::string_view const>(kState), std::span<std::string_view const>(kAims)}) {
    for (std::size_t first = 0; first + kFewestWords <= words.size(); ++first) {
      bool const begins_or_goes_on =
          is_same(words[first].text, motto[0]) || is_same(words[first + 1].text, motto[1]);
      if (begins_or_goes_on && is_motto_at(words, first, motto)) {
        put_right(words, first, motto);
      }
    }
  }
}

}  // namespace tracuu::indexer
