// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/crawl/crawl_traps.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/ascii.hpp"
#include "base/contains.hpp"
#include "indexer/crawl/number_pattern.hpp"
#include "indexer/crawl/page_address.hpp"

namespace tracuu::indexer {

namespace {

constexpr std::size_t kTokenBytes = 16;

struct Parameter {
  std::string_view name;
  std::string_view value;
};

struct AddressParts {
  std::vector<std::string_view> path;
  std::vector<Parameter> parameters;
};

std::vector<std::string_view> pieces_of(std::string_view text, char between) {
  std::vector<std::string_view> pieces;
  while (!text.empty()) {
    std::size_t const end = std::min(text.find(between), text.size());
    if (end > 0) pieces.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return pieces;
}

AddressParts parts_of(std::string_view address) {
  std::string_view const target = target_of_address(address);
  std::size_t const query = std::min(target.find('?'), target.size());
  AddressParts parts;
  parts.path = pieces_of(target.substr(0, query), '/');
  for (std::string_view const piece :
       pieces_of(target.substr(std::min(query + 1, target.size())), '&')) {
    std::size_t const equals = std::min(piece.find('='), piece.size());
    parts.parameters.push_back(
        {piece.substr(0, equals), piece.substr(std::min(equals + 1, piece.size()))});
  }
  return parts;
}

bool is_word(char c) {
  return base::is_digit(c) || (base::lower_ascii(c) >= 'a' && base::lower_ascii(c) <= 'z');
}

/// A part of a path with numbers as '#'; one long mixed word (a hash, a session) as '*'.
std::string part_pattern(std::string_view part) {
  bool const is_mixed = std::ranges::all_of(part, is_word) &&
                        std::ranges::any_of(part, base::is_digit) && !base::is_number(part);
  if (part.size() >= kTokenBytes && is_mixed) return "*";
  return number_pattern(part);
}

std::optional<int> number_of(std::string_view text) {
  int number = 0;
  auto const [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (failure != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

/// Words that stand in the addresses of calendars, Vietnamese and English.
constexpr std::array<std::string_view, 13> kCalendarWords{
    "lich", "calendar", "month", "year", "nam",  "thang",      "date",
    "ngay", "events",   "event", "week", "tuan", "lichcongtac"};

/// Whether one of the words that hyphens, dots and underscores separate is one of calendars.
bool has_calendar_word(std::string_view text) {
  std::string lower = base::to_lower_ascii(text);
  std::ranges::replace_if(lower, [](char c) { return c == '_' || c == '.'; }, '-');
  return std::ranges::any_of(pieces_of(lower, '-'), [](std::string_view word) {
    return base::contains(kCalendarWords, word);
  });
}

/// The years that a text gives in four digits of their own: "2031-05", "05/2031", "20310501".
std::vector<int> years_in(std::string_view text) {
  std::vector<int> years;
  for (std::size_t at = 0; at < text.size();) {
    if (!base::is_digit(text[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && base::is_digit(text[end])) ++end;
    std::size_t const digits = end - at;
    if (digits == 4 || digits == 6 || digits == 8) {
      if (auto const year = number_of(text.substr(at, 4))) years.push_back(*year);
    }
    at = end;
  }
  return years;
}

bool is_odd_year(int year, TrapLimits const& limits, int now) {
  return year < limits.oldest_year || year > now + limits.years_ahead;
}

bool is_odd_calendar(AddressParts const& parts, TrapLimits const& limits, int now) {
  bool const is_calendar = std::ranges::any_of(parts.path, has_calendar_word);
  auto const is_odd = [&](std::string_view text) {
    return std::ranges::any_of(years_in(text),
                               [&](int year) { return is_odd_year(year, limits, now); });
  };
  for (Parameter const& parameter : parts.parameters) {
    if ((is_calendar || has_calendar_word(parameter.name)) && is_odd(parameter.value)) return true;
  }
  // In a path a number of four digits is more often that of an article: only a part of its own, or
  // a whole date, counts.
  return is_calendar && std::ranges::any_of(parts.path, [&](std::string_view part) {
           bool const is_date = std::ranges::all_of(
               part, [](char c) { return base::is_digit(c) || c == '-' || c == '.'; });
           return is_date && is_odd(part);
         });
}

/// Whether a part stands too often, or a row of parts follows upon itself.
bool is_repeating(std::vector<std::string_view> const& path, std::size_t most) {
  for (std::string_view const part : path) {
    if (!base::is_number(part) &&
        static_cast<std::size_t>(std::ranges::count(path, part)) >= most) {
      return true;
    }
  }
  return false;
}

bool has_many_parameters(std::vector<Parameter> const& parameters, std::size_t most) {
  if (parameters.size() > most) return true;
  return std::ranges::any_of(parameters, [&](Parameter const& one) {
    return std::ranges::count(parameters, one.name, &Parameter::name) > 3;
  });
}

/// A path of which fewer than one page in so many brought something new has nothing more.
constexpr std::size_t kBarrenShare = 20;
/// However much a pattern has brought, so many pages in a row that bring nothing are enough.
constexpr std::size_t kMostBarrenPages = 500;

bool has_several_parameters(std::string_view pattern) {
  return pattern.find('&') != std::string_view::npos;
}

/// All addresses of a path that have several parameters.
std::string path_group(std::string_view pattern) {
  return std::string(pattern.substr(0, pattern.find('?'))) + "?…";
}

}  // namespace

std::string_view to_string(TrapKind kind) {
  switch (kind) {
    case TrapKind::LongAddress: return "long address";
    case TrapKind::RepeatingPath: return "repeating path";
    case TrapKind::ManyParameters: return "many parameters";
    case TrapKind::Calendar: return "calendar";
    case TrapKind::NothingNew: return "nothing new";
    case TrapKind::PatternFull: return "pattern full";
  }
  return "";
}

std::string address_pattern(std::string_view address) {
  std::string_view const origin = origin_of_address(address);
  std::string pattern(origin.substr(std::min(origin.find("//") + 2, origin.size())));
  AddressParts const parts = parts_of(address);
  for (std::string_view const part : parts.path) pattern.append("/").append(part_pattern(part));
  if (parts.path.empty()) pattern += '/';
  std::vector<std::string> names;
  for (Parameter const& parameter : parts.parameters) names.push_back(part_pattern(parameter.name));
  std::ranges::sort(names);
  names.erase(std::unique(names.begin(), names.end()), names.end());
  char between = '?';
  for (std::string const& name : names) {
    pattern.append(1, between).append(name);
    between = '&';
  }
  return pattern;
}

std::optional<TrapKind> trap_of_address(std::string_view address, TrapLimits const& limits,
                                        int year) {
  if (address.size() > limits.address_bytes) return TrapKind::LongAddress;
  AddressParts const parts = parts_of(address);
  if (parts.path.size() > limits.path_parts || is_repeating(parts.path, limits.same_parts)) {
    return TrapKind::RepeatingPath;
  }
  if (has_many_parameters(parts.parameters, limits.parameters)) return TrapKind::ManyParameters;
  if (is_odd_calendar(parts, limits, year)) return TrapKind::Calendar;
  return std::nullopt;
}

std::string path_pattern(std::string_view address) {
  std::string pattern = address_pattern(address);
  pattern.resize(std::min(pattern.find('?'), pattern.size()));
  return pattern;
}

std::optional<TrapKind> TrapWatch::check(std::string_view address) const {
  if (auto const trap = trap_of_address(address, limits_, year_)) return trap;
  std::string const pattern = address_pattern(address);
  bool const has_several = has_several_parameters(pattern);
  if (has_several) {
    auto const path = patterns_.find(path_group(pattern));
    if (path != patterns_.end() && path->second.is_closed) return TrapKind::NothingNew;
  }
  auto const found = patterns_.find(pattern);
  if (found == patterns_.end()) return std::nullopt;
  if (found->second.is_closed) return TrapKind::NothingNew;
  if (has_several && found->second.found >= limits_.pattern_addresses) return TrapKind::PatternFull;
  return std::nullopt;
}

void TrapWatch::add_found(std::string_view address) {
  ++patterns_[address_pattern(address)].found;
}

void TrapWatch::add_read(std::string_view address, bool is_new) {
  std::string const name = address_pattern(address);
  Pattern& pattern = patterns_[name];
  if (is_new) ++pattern.fresh;
  pattern.barren_in_row = is_new ? 0 : pattern.barren_in_row + 1;
  std::size_t const patience =
      std::max(limits_.barren_pages, std::min(pattern.fresh / 2, kMostBarrenPages));
  if (pattern.barren_in_row >= patience) pattern.is_closed = true;
  if (!has_several_parameters(name)) return;
  Pattern& path = patterns_[path_group(name)];
  ++(is_new ? path.fresh : path.barren);
  bool const is_barren =
      path.barren >= limits_.barren_parameters && path.fresh * kBarrenShare < path.barren;
  if (is_barren) path.is_closed = true;
}

std::vector<std::string> TrapWatch::closed() const {
  std::vector<std::string> names;
  for (auto const& [name, pattern] : patterns_) {
    if (pattern.is_closed && !closed_before_.contains(name)) names.push_back(name);
  }
  return names;
}

}  // namespace tracuu::indexer
