// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "search/curation/curation.hpp"

namespace tracuu::search {

/// A file of rules is at most so large, and has at most so many rules.
inline constexpr std::size_t kMaxCurationBytes = std::size_t{1} << 20;
inline constexpr std::size_t kMaxCurationRules = 5'000;

/// What is wrong with a file of rules.
struct CurationProblem {
  std::size_t line = 0;  ///< from 1; 0: of the file as a whole
  std::string key;       ///< "best_bet.queries"; may be empty
  std::string message;   ///< what to write instead

  /// "line 12: best_bet.queries: …".
  [[nodiscard]] std::string text() const;
};

/// A file of rules, read: with problems, none of it counts.
struct CurationReading {
  Curation curation;
  std::vector<CurationProblem> problems;  ///< in the order of the lines
};

/// Reads TOML in the form of docs/curation.md. All that is wrong is told at once. Thread-safe.
[[nodiscard]] CurationReading parse_curation(std::string_view toml);

/// The bytes of a file, of which at most kMaxCurationBytes are read. Io, InvalidArgument.
[[nodiscard]] base::Result<std::string> read_curation_text(std::filesystem::path const& file);

/// The rules of a file. Io if it can't be read; InvalidArgument with its name, the line, and the
/// key of the first problem, and how many others there are.
[[nodiscard]] base::Result<Curation> read_curation(std::filesystem::path const& file);

/// As above, of a text that is called `name`. InvalidArgument.
[[nodiscard]] base::Result<Curation> read_curation(std::string_view toml, std::string_view name);

}  // namespace tracuu::search
