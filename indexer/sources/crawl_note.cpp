// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/crawl_note.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/ascii.hpp"

namespace tracuu::indexer {

namespace {

using State = CrawlNote::State;

constexpr std::string_view kStateField = "tracuu-state";
constexpr std::string_view kCanonicalField = "tracuu-canonical";
constexpr std::string_view kReasonField = "tracuu-reason";

// Written to archives that are kept for years: never change a name.
constexpr std::array<std::pair<State, std::string_view>, 7> kStateNames{{
    {State::Kept, "kept"},
    {State::Gone, "gone"},
    {State::Soft404, "soft-404"},
    {State::NoIndex, "noindex"},
    {State::Duplicate, "duplicate"},
    {State::Earlier, "earlier"},
    {State::Moved, "moved"},
}};

void add_field(std::string_view name, std::string_view value, std::string& block) {
  if (value.empty()) return;
  block.append(name).append(": ");
  for (char const c : value) block += c == '\r' || c == '\n' ? ' ' : c;
  block += "\r\n";
}

bool names_another_address(State state) {
  return state == State::Duplicate || state == State::Moved;
}

}  // namespace

std::string to_warc_fields(CrawlNote const& note) {
  auto const* const named =
      std::ranges::find(kStateNames, note.state, [](auto const& row) { return row.first; });
  std::string block;
  add_field(kStateField, named->second, block);
  add_field(kCanonicalField, note.canonical, block);
  add_field(kReasonField, note.reason, block);
  return block;
}

std::optional<CrawlNote> parse_crawl_note(std::string_view block) {
  CrawlNote note;
  bool has_state = false;
  while (!block.empty()) {
    std::size_t const end = std::min(block.find('\n'), block.size());
    std::string_view const line = base::trim(block.substr(0, end), " \t\r");
    block.remove_prefix(std::min(end + 1, block.size()));
    std::size_t const colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    std::string const name = base::to_lower_ascii(line.substr(0, colon));
    std::string_view const value = base::trim(line.substr(colon + 1), " \t");
    if (name == kCanonicalField) note.canonical = value;
    if (name == kReasonField) note.reason = value;
    if (name != kStateField) continue;
    auto const* const known =
        std::ranges::find(kStateNames, value, [](auto const& row) { return row.second; });
    if (known == kStateNames.end()) return std::nullopt;
    note.state = known->first;
    has_state = true;
  }
  if (!has_state || (names_another_address(note.state) && note.canonical.empty())) {
    return std::nullopt;
  }
  return note;
}

}  // namespace tracuu::indexer
