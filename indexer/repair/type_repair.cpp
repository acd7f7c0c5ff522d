// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/repair/type_repair.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "analyzers/characters.hpp"
#include "analyzers/document_type.hpp"
#include "analyzers/letter.hpp"
#include "analyzers/spelled_syllable.hpp"
#include "base/utf8.hpp"

namespace tracuu::indexer {

namespace {

constexpr std::size_t kFewestTypeWords = 2;
constexpr std::size_t kMostTypeWords = 4;

/// The letters of `text` without their marks, small; other signs are left as they are.
std::string plain_letters(std::string_view text) {
  std::string plain;
  for (analyzers::Character const& character : analyzers::Characters(text)) {
    if (character.is_letter()) {
      plain += character.info.folded;
    } else {
      plain += character.bytes;
    }
  }
  return plain;
}

bool is_in_capitals_only(std::string_view text) {
  for (analyzers::Character const& character : analyzers::Characters(text)) {
    if (!character.is_letter() || !character.info.is_upper) return false;
  }
  return !text.empty();
}

/// `name` in capitals.
std::string in_capitals(std::string_view name) {
  std::string capitals;
  for (analyzers::Character const& character : analyzers::Characters(name)) {
    if (character.is_letter()) {
      analyzers::CharInfo const& info = character.info;
      analyzers::append_letter(capitals, {info.folded, info.shape, info.tone, /*is_upper=*/true});
    } else {
      capitals += character.bytes;
    }
  }
  return capitals;
}

/// How many letters differ; nothing if there is not the same number of them.
std::optional<std::size_t> count_differences(std::string_view read, std::string_view meant) {
  if (read.size() != meant.size()) return std::nullopt;
  std::size_t differences = 0;
  for (std::size_t i = 0; i < read.size(); ++i) differences += read[i] == meant[i] ? 0 : 1;
  return differences;
}

/// The only type that `read` (plain letters, one blank between words) can be; empty if there is
/// none, or two. One letter may be another one only if the machine was not sure.
std::string_view nearest_type(std::string_view read, bool is_sure) {
  std::string_view near;
  for (analyzers::DocumentType const& type : analyzers::kDocumentTypes) {
    auto const differences = count_differences(read, plain_letters(type.name));
    if (differences == std::size_t{0}) return type.name;
    if (differences != std::size_t{1} || near == type.name) continue;
    if (!near.empty()) return {};
    near = type.name;
  }
  return is_sure ? std::string_view() : near;
}

void repair_line(std::span<schema::PageWord> line) {
  if (line.size() < kFewestTypeWords || line.size() > kMostTypeWords) return;
  constexpr double kSureOfType = 0.9;
  std::string read;
  bool is_sure = true;
  for (schema::PageWord const& word : line) {
    is_sure = is_sure && word.confidence >= kSureOfType;
    if (!is_in_capitals_only(word.text)) return;
    read += (read.empty() ? "" : " ") + plain_letters(word.text);
  }
  std::string const type = in_capitals(nearest_type(read, is_sure));
  if (std::ranges::count(type, ' ') + 1 != std::ssize(line)) return;
  std::size_t begin = 0;
  for (schema::PageWord& word : line) {
    std::size_t const end = std::min(type.find(' ', begin), type.size());
    word.text = type.substr(begin, end - begin);
    begin = end + 1;
  }
}

}  // namespace

void repair_types(std::vector<schema::PageWord>& words) {
  std::span<schema::PageWord> const all(words);
  for (std::size_t begin = 0; begin < words.size();) {
    std::size_t end = begin + 1;
    while (end < words.size() && words[end].line == words[begin].line) ++end;
    repair_line(all.subspan(begin, end - begin));
    begin = end;
  }
}

}  // namespace tracuu::indexer
