// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <toml++/toml.h>

#include <initializer_list>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "schema/date.hpp"
#include "search/curation/curation_file.hpp"

namespace tracuu::search {

/// A table of a file of rules, read key by key: what is wrong goes to the list of problems, and a
/// key that nobody has asked for is wrong. Not thread-safe; `table` and `problems` outlive it.
class RuleTable {
 public:
  /// `name`: what its keys are told by, "best_bet".
  RuleTable(toml::table const& table, std::string_view name, std::vector<CurationProblem>& problems)
      : table_(table), name_(name), problems_(problems) {}

  [[nodiscard]] std::size_t line() const { return table_.source().begin.line; }
  [[nodiscard]] bool has(std::string_view key) const { return table_.contains(key); }

  /// A text; "" if the key is not there. Line breaks in it are wrong.
  [[nodiscard]] std::string text(std::string_view key);
  /// As text(), but it must be there.
  [[nodiscard]] std::string needed_text(std::string_view key);
  /// One text or a list of texts, none empty. With `is_needed`, at least one.
  [[nodiscard]] std::vector<std::string> texts(std::string_view key, bool is_needed);
  [[nodiscard]] bool flag(std::string_view key, bool otherwise);
  [[nodiscard]] long whole_number(std::string_view key, long otherwise);
  [[nodiscard]] std::optional<double> number(std::string_view key, double least, double most);
  /// A date as TOML writes it, or in quotes.
  [[nodiscard]] std::optional<schema::Date> date(std::string_view key);
  /// The place of the text among `choices`; that of `otherwise` if the key is not there.
  [[nodiscard]] std::size_t choice(std::string_view key,
                                   std::initializer_list<std::string_view> choices,
                                   std::size_t otherwise);
  /// A value of the key, of any type; null if it is not there.
  [[nodiscard]] toml::node const* node(std::string_view key);

  /// Tells that the value of `key` is wrong, at its line.
  void refuse(std::string_view key, std::string message);
  void refuse_at(toml::node const& node, std::string_view key, std::string message);
  /// Tells of each key that nobody has asked for.
  void refuse_unknown();

 private:
  toml::table const& table_;
  std::string name_;
  std::vector<CurationProblem>& problems_;
  std::vector<std::string> known_;
};

}  // namespace tracuu::search
