// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/office/docx_numbering.hpp"

#include <pugixml.hpp>

#include <algorithm>
#include <string_view>
#include <utility>

namespace tracuu::indexer {

namespace {

/// Larger numbers are shown in digits.
constexpr int kMaxLetteredNumber = 26 * 20;
constexpr int kMaxRomanNumber = 3999;

std::string roman(int value) {
  constexpr std::array<std::pair<int, std::string_view>, 13> kParts{{{1000, "m"},
                                                                     {900, "cm"},
                                                                     {500, "d"},
                                                                     {400, "cd"},
                                                                     {100, "c"},
                                                                     {90, "xc"},
                                                                     {50, "l"},
                                                                     {40, "xl"},
                                                                     {10, "x"},
                                                                     {9, "ix"},
                                                                     {5, "v"},
                                                                     {4, "iv"},
                                                                     {1, "i"}}};
  std::string written;
  for (auto const& [worth, letters] : kParts) {
    for (; value >= worth; value -= worth) written += letters;
  }
  return written;
}

/// a, b … z, aa, bb … as Word counts.
std::string lettered(int value) {
  auto const repeats = static_cast<std::size_t>((value - 1) / 26) + 1;
  return std::string(repeats, static_cast<char>('a' + (value - 1) % 26));
}

std::string upper(std::string text) {
  std::ranges::transform(text, text.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  });
  return text;
}

int start_of(pugi::xml_node const& element) {
  constexpr int kMaxStart = 1'000'000;
  return std::clamp(element.attribute("w:val").as_int(1), 0, kMaxStart);
}

}  // namespace

void DocxNumbering::read_level(pugi::xml_node const& node, Level& level) {
  if (auto const start = node.child("w:start")) level.start = start_of(start);
  if (auto const format = node.child("w:numFmt")) level.format = format.attribute("w:val").value();
  if (auto const text = node.child("w:lvlText")) level.text = text.attribute("w:val").value();
  if (node.child("w:isLgl")) level.is_legal = true;
}

DocxNumbering::DocxNumbering(pugi::xml_document const& numbering) {
  pugi::xml_node const root = numbering.document_element();
  std::unordered_map<std::string, List> shared;
  auto const read_levels = [](pugi::xml_node const& node, List& list) {
    for (pugi::xml_node const& level : node.children("w:lvl")) {
      int const at = level.attribute("w:ilvl").as_int(-1);
      if (at < 0 || at >= kMaxListLevels) continue;
      read_level(level, list.levels[static_cast<std::size_t>(at)]);
    }
  };
  for (pugi::xml_node const& node : root.children("w:abstractNum")) {
    List list;
    list.shared = node.attribute("w:abstractNumId").value();
    read_levels(node, list);
    shared.insert_or_assign(list.shared, list);
  }
  for (pugi::xml_node const& node : root.children("w:num")) {
    auto const found = shared.find(node.child("w:abstractNumId").attribute("w:val").value());
    if (found == shared.end()) continue;
    List list = found->second;
    for (pugi::xml_node const& change : node.children("w:lvlOverride")) {
      int const at = change.attribute("w:ilvl").as_int(-1);
      if (at < 0 || at >= kMaxListLevels) continue;
      read_levels(change, list);
      auto const start = change.child("w:startOverride");
      if (!start) continue;
      list.levels[static_cast<std::size_t>(at)].start = start_of(start);
      list.restarts = true;
    }
    lists_.insert_or_assign(node.attribute("w:numId").value(), std::move(list));
  }
}

std::string DocxNumbering::number_of(int value, std::string_view format) {
  bool const is_small = value > 0 && value <= kMaxLetteredNumber;
  if (is_small && format == "lowerLetter") return lettered(value);
  if (is_small && format == "upperLetter") return upper(lettered(value));
  bool const has_roman = value > 0 && value <= kMaxRomanNumber;
  if (has_roman && format == "lowerRoman") return roman(value);
  if (has_roman && format == "upperRoman") return upper(roman(value));
  std::string const digits = std::to_string(value);
  return format == "decimalZero" && digits.size() < 2 ? "0" + digits : digits;
}

std::string DocxNumbering::next_label(DocxListLevel const& at) {
  auto const found = lists_.find(at.list);
  if (found == lists_.end() || at.level < 0 || at.level >= kMaxListLevels) return "";
  List const& list = found->second;
  auto& counts = counts_[list.restarts ? "#" + at.list : list.shared].last;
  auto const level = static_cast<std::size_t>(at.level);
  counts[level] = counts[level] == kNotBegun ? list.levels[level].start : counts[level] + 1;
  std::fill(counts.begin() + at.level + 1, counts.end(), kNotBegun);

  Level const& form = list.levels[level];
  if (form.format == "bullet" || form.format == "none") return "";
  std::string label;
  for (std::size_t place = 0; place < form.text.size(); ++place) {
    char const digit = place + 1 < form.text.size() ? form.text[place + 1] : '\0';
    if (form.text[place] != '%' || digit < '1' || digit > '9') {
      label += form.text[place];
      continue;
    }
    auto const other = static_cast<std::size_t>(digit - '1');
    int const value = counts[other] == kNotBegun ? list.levels[other].start : counts[other];
    label += number_of(value, form.is_legal ? "decimal" : list.levels[other].format);
    ++place;
  }
  return label;
}

}  // namespace tracuu::indexer
