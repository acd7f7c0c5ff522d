// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/text/place_map.hpp"

#include <algorithm>
#include <unordered_map>

#include "indexer/text/text_form.hpp"

namespace tracuu::indexer {

namespace {

constexpr std::string_view kWordBlanks = " \t\n";

std::vector<std::size_t> word_begins(std::string_view text) {
  std::vector<std::size_t> begins;
  for (std::size_t at = text.find_first_not_of(kWordBlanks); at != std::string_view::npos;
       at = text.find_first_not_of(kWordBlanks, text.find_first_of(kWordBlanks, at))) {
    begins.push_back(at);
  }
  return begins;
}

}  // namespace

void PlaceMap::add(std::size_t from, std::size_t to, std::size_t bytes) {
  if (bytes == 0) return;
  end_ = to + bytes;
  bool const goes_on = !pieces_.empty() && pieces_.back().from + pieces_.back().bytes == from &&
                       pieces_.back().to + pieces_.back().bytes == to;
  if (goes_on) {
    pieces_.back().bytes += bytes;
  } else {
    pieces_.push_back({from, to, bytes});
  }
}

void PlaceMap::add_converted(std::size_t from, std::string_view before, std::size_t to,
                             std::string_view after) {
  std::vector<std::size_t> const begins = word_begins(before);
  std::vector<std::size_t> const new_begins = word_begins(after);
  bool const is_even = begins.size() == new_begins.size();
  end_ = to + after.size();
  for (std::size_t word = 0; word < std::min(begins.size(), new_begins.size()); ++word) {
    if (is_even || word == 0) pieces_.push_back({from + begins[word], to + new_begins[word], 1});
  }
}

std::size_t PlaceMap::at(std::size_t from) const {
  auto const next = std::ranges::upper_bound(pieces_, from, {}, &Piece::from);
  if (next != pieces_.begin()) {
    Piece const& piece = *(next - 1);
    if (from - piece.from < piece.bytes) return piece.to + (from - piece.from);
  }
  return next != pieces_.end() ? next->to : end_;
}

PlaceMap find_kept_lines(std::string_view text, std::string_view kept) {
  std::unordered_map<std::string_view, std::vector<std::size_t>> places;
  for (std::string_view const line : split_lines(text)) {
    places[line].push_back(static_cast<std::size_t>(line.data() - text.data()));
  }
  PlaceMap map;
  std::size_t next = 0;
  for (std::string_view const line : split_lines(kept)) {
    auto const found = places.find(line);
    if (found == places.end()) continue;
    auto const from = std::ranges::lower_bound(found->second, next);
    if (from == found->second.end()) continue;
    map.add(*from, static_cast<std::size_t>(line.data() - kept.data()), line.size());
    next = *from + line.size();
  }
  return map;
}

}  // namespace tracuu::indexer
