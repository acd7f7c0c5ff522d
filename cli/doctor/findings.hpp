// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.hpp"

namespace tracuu::cli {

/// How a thing that was looked at is.
enum class Health : std::uint8_t {
  Good,
  Note,     ///< as it may be; worth knowing
  Warning,  ///< it works, and should be looked after
  Failure,  ///< it does not work
};

/// "good", "note", "warning", "failure": in JSON.
[[nodiscard]] std::string_view name_of(Health health);

/// What was found of one thing.
struct Finding {
  std::string area;  ///< "disk": as JSON names it
  Health health;
  std::string message;
  std::string hint;  ///< what to do; may be empty
};

/// What `tracuu doctor` has found, in the order in which it looked.
class Findings {
 public:
  explicit Findings(base::Language language) : language_(language) {}

  [[nodiscard]] base::Language language() const { return language_; }

  /// `area` is one of those that area_name knows.
  void add(std::string_view area, Health health, std::string_view message,
           std::string_view hint = "");

  [[nodiscard]] std::vector<Finding> const& all() const { return all_; }

  /// The worst there is; Good if there is nothing.
  [[nodiscard]] Health worst() const;

 private:
  base::Language language_;
  std::vector<Finding> all_;
};

/// What `area` is called in `language`: "đĩa".
[[nodiscard]] std::string_view area_name(std::string_view area, base::Language language);

/// A line for each ("  disk      12.1 GB are free"), with a sign before it, and what to do below.
/// With `only_bad`: warnings and failures only.
[[nodiscard]] std::string findings_text(Findings const& findings, bool only_bad);

/// One JSON object: {"health": "warning", "findings": [{"area", "health", "message", "hint"}]}.
[[nodiscard]] std::string findings_json(Findings const& findings);

}  // namespace tracuu::cli
