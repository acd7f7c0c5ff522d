// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace tracuu::indexer {

/// Addresses without end that hold nothing new. Written to the crawl's database: see
/// crawl_store.cpp before you change the numbers.
enum class TrapKind {
  LongAddress = 1,     ///< longer than TrapLimits::address_bytes
  RepeatingPath = 2,   ///< "/tin/tin/tin/": links that are relative by mistake
  ManyParameters = 3,  ///< more than TrapLimits::parameters, or one given again and again
  Calendar = 4,        ///< a day, month or year that nothing is announced for
  NothingNew = 5,      ///< a pattern whose pages bring neither text nor links that are new
  PatternFull = 6,     ///< more addresses of one pattern with parameters than are ever asked for
};

/// "long address", "calendar": for reports. Thread-safe.
[[nodiscard]] std::string_view to_string(TrapKind kind);

struct TrapLimits {
  std::size_t address_bytes = 1'000;
  std::size_t path_parts = 24;
  std::size_t same_parts = 3;  ///< a part of the path that stands this often
  std::size_t parameters = 8;
  std::size_t barren_pages = 40;          ///< of a pattern, in a row, before it is left; more of
                                          ///< one that has brought much (TrapWatch::add_read)
  std::size_t barren_parameters = 60;     ///< of a path, whatever its parameters, before it is left
  std::size_t pattern_addresses = 5'000;  ///< of one pattern of several parameters
  int oldest_year = 1976;
  int years_ahead = 2;  ///< from the year of the crawl
};

/// What addresses have in common that one template made: numbers are '#', long mixed words '*', of
/// parameters the names only. "host/lich/2031/05?tab=a" -> "host/lich/#/#?tab". Thread-safe.
[[nodiscard]] std::string address_pattern(std::string_view address);

/// The pattern of its path alone: "host/lich/#/#". Thread-safe.
[[nodiscard]] std::string path_pattern(std::string_view address);

/// What an address is refused for by itself; nothing if it is none. `year`: of the crawl.
/// Thread-safe.
[[nodiscard]] std::optional<TrapKind> trap_of_address(std::string_view address,
                                                      TrapLimits const& limits, int year);

/// Counts, pattern by pattern, what its pages brought. Addresses with two parameters or more are
/// counted by their path, too, as filters that add up make a pattern of each choice of them:
/// "host/path?…". Not thread-safe.
class TrapWatch {
 public:
  explicit TrapWatch(TrapLimits limits, int year) : limits_(limits), year_(year) {}

  /// Whether `address` is to be left: to be asked before it is kept, and again before it is
  /// fetched.
  [[nodiscard]] std::optional<TrapKind> check(std::string_view address) const;

  /// An address was found and kept.
  void add_found(std::string_view address);

  /// A page was read: whether it had a text, or a link to an address of another pattern, that the
  /// crawl had not met. A pattern is left after TrapLimits::barren_pages in a row that had neither,
  /// or after half as many as had one, if that is more.
  void add_read(std::string_view address, bool is_new);

  /// The pattern is known to be barren, from an earlier part of the crawl.
  void close(std::string const& pattern) {
    patterns_[pattern].is_closed = true;
    closed_before_.insert(pattern);
  }

  /// Patterns that were found to be barren since this watch was made.
  [[nodiscard]] std::vector<std::string> closed() const;

 private:
  struct Pattern {
    std::size_t found = 0;
    std::size_t barren_in_row = 0;
    std::size_t barren = 0;
    std::size_t fresh = 0;  ///< pages that brought something new
    bool is_closed = false;
  };

  TrapLimits limits_;
  int year_;
  std::map<std::string, Pattern, std::less<>> patterns_;
  std::set<std::string, std::less<>> closed_before_;
};

}  // namespace tracuu::indexer
