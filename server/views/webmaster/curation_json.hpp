// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "base/language.hpp"
#include "schema/date.hpp"
#include "search/curation/curation_file.hpp"

namespace tracuu::server {

/// How often a rule was seen in answers since the server began.
struct RuleUse {
  std::string kind;
  std::string rule;
  std::size_t count = 0;
  std::vector<std::pair<schema::Date, std::size_t>> days{};  ///< earliest first
};

/// What the server knows of the webmaster's rules.
struct CurationState {
  std::size_t rules = 0;  ///< that count
  std::chrono::system_clock::time_point loaded_at{};
  std::string failure{};               ///< why the file as it is does not count; empty: it does
  std::size_t hidden = 0;              ///< announcements that are hidden today
  std::vector<std::string> unknown{};  ///< ids and addresses that the index does not have
  std::vector<RuleUse> uses{};
};

/// Thread-safe, as all of this file.
[[nodiscard]] std::string curation_report_json(CurationState const& state);

/// {"rules": 3, "tag": "…"}.
[[nodiscard]] std::string curation_saved_json(std::size_t rules, std::string const& tag);

/// The refusal of a file: an error as of all routes, with "problems", each with line, key and
/// message.
[[nodiscard]] std::string curation_problems_json(
    std::vector<search::CurationProblem> const& problems, base::Language language);

}  // namespace tracuu::server
