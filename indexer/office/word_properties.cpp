// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/office/word_properties.hpp"

#include <algorithm>

#include "indexer/bytes/little_endian.hpp"

namespace tracuu::indexer {

namespace {

constexpr std::size_t kPageBytes = 512;

// Single property modifiers ([MS-DOC] 2.6).
constexpr std::uint16_t kDeleted = 0x0800;   // sprmCFRMarkDel
constexpr std::uint16_t kVanish = 0x083C;    // sprmCFVanish
constexpr std::uint16_t kFont = 0x4A4F;      // sprmCRgFtc0
constexpr std::uint16_t kInTable = 0x2416;   // sprmPFInTable
constexpr std::uint16_t kRowEnd = 0x2417;    // sprmPFTtp
constexpr std::uint16_t kTabStops = 0xC615;  // sprmPChgTabs
constexpr std::uint16_t kTable = 0xD608;     // sprmTDefTable

/// Bytes of the operand of a modifier, its own length included ([MS-DOC] 2.2.5.1, Sprm).
std::size_t operand_bytes(std::uint16_t modifier, std::string_view operand) {
  switch (modifier >> 13) {
    case 0:
    case 1: return 1;
    case 3: return 4;
    case 6: break;
    case 7: return 3;
    default: return 2;
  }
  if (modifier == kTable) return std::size_t{u16_at(operand, 0)} + 1;
  std::size_t const length = byte_at(operand, 0);
  constexpr std::size_t kCounted = 255;
  if (modifier != kTabStops || length != kCounted) return length + 1;
  std::size_t const deleted = std::size_t{byte_at(operand, 1)} * 4;
  return 2 + deleted + 1 + std::size_t{byte_at(operand, 2 + deleted)} * 3;
}

void apply_modifiers(std::string_view modifiers, WordRun& run) {
  while (modifiers.size() > 2) {
    std::uint16_t const modifier = u16_at(modifiers, 0);
    std::string_view const operand = modifiers.substr(2);
    bool const is_on = byte_at(operand, 0) == 1;
    switch (modifier) {
      case kDeleted:
      case kVanish: run.is_hidden = run.is_hidden || is_on; break;
      case kFont: run.font = u16_at(operand, 0); break;
      case kInTable: run.is_in_table = is_on; break;
      case kRowEnd: run.ends_row = is_on; break;
      default: break;
    }
    modifiers = part_of(operand, operand_bytes(modifier, operand));
  }
}

/// The numbers of the pages of properties.
std::vector<std::uint32_t> page_numbers(std::string_view plc) {
  constexpr std::size_t kPlaceBytes = 4;
  std::vector<std::uint32_t> pages;
  if (plc.size() < 3 * kPlaceBytes) return pages;
  std::size_t const count = (plc.size() - kPlaceBytes) / (2 * kPlaceBytes);
  for (std::size_t i = 0; i < count; ++i) {
    constexpr std::uint32_t kPageNumber = 0x3FFFFF;
    pages.push_back(u32_at(plc, (count + 1) * kPlaceBytes + i * 4) & kPageNumber);
  }
  // A page that is named twice would be read twice.
  std::ranges::sort(pages);
  pages.erase(std::ranges::unique(pages).begin(), pages.end());
  return pages;
}

/// A page of properties: its runs, and where in it the properties of each stand.
template <typename Read>
void read_page(std::string_view page, std::size_t entry_bytes, std::vector<WordRun>& runs,
               Read const& read) {
  std::size_t const count = byte_at(page, kPageBytes - 1);
  for (std::size_t i = 0; i < count; ++i) {
    WordRun run;
    run.begin = u32_at(page, 4 * i);
    run.end = u32_at(page, 4 * (i + 1));
    std::size_t const at = 2 * std::size_t{byte_at(page, 4 * (count + 1) + entry_bytes * i)};
    if (at != 0) read(part_of(page, at), run);
    if (run.begin < run.end) runs.push_back(run);
  }
}

void read_paragraph_properties(std::string_view bytes, WordRun& run) {
  std::size_t const words = byte_at(bytes, 0);
  std::string_view const properties = words != 0
                                          ? part_of(bytes, 1, 2 * words - 1)
                                          : part_of(bytes, 2, 2 * std::size_t{byte_at(bytes, 1)});
  run.style = u16_at(properties, 0);
  apply_modifiers(part_of(properties, 2), run);
}

void read_character_properties(std::string_view bytes, WordRun& run) {
  apply_modifiers(part_of(bytes, 1, byte_at(bytes, 0)), run);
}

}  // namespace

WordRuns WordRuns::of_paragraphs(std::string_view document, std::string_view plc) {
  constexpr std::size_t kEntryBytes = 13;
  WordRuns found;
  for (std::uint32_t const page : page_numbers(plc)) {
    read_page(part_of(document, page * kPageBytes, kPageBytes), kEntryBytes, found.runs_,
              read_paragraph_properties);
  }
  std::ranges::stable_sort(found.runs_, {}, &WordRun::begin);
  return found;
}

WordRuns WordRuns::of_characters(std::string_view document, std::string_view plc) {
  WordRuns found;
  for (std::uint32_t const page : page_numbers(plc)) {
    read_page(part_of(document, page * kPageBytes, kPageBytes), 1, found.runs_,
              read_character_properties);
  }
  std::ranges::stable_sort(found.runs_, {}, &WordRun::begin);
  return found;
}

std::uint16_t font_of_modifiers(std::string_view modifiers) {
  WordRun run;
  apply_modifiers(modifiers, run);
  return run.font;
}

WordRun WordRuns::at(std::uint32_t place) const {
  auto const after = std::ranges::upper_bound(runs_, place, {}, &WordRun::begin);
  WordRun gap;
  gap.end = after == runs_.end() ? UINT32_MAX : after->begin;
  if (after == runs_.begin()) return gap;
  WordRun const& run = *(after - 1);
  gap.begin = run.end;
  return place < run.end ? run : gap;
}

}  // namespace tracuu::indexer
