// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/rules_file.hpp"

#include <system_error>
#include <utility>

namespace tracuu::cli {

std::filesystem::path rules_of(std::filesystem::path const& index) {
  std::filesystem::path file = index / "rules";
  file += ".toml";
  std::error_code failed;
  return std::filesystem::exists(file, failed) ? file : std::filesystem::path();
}

base::Result<std::shared_ptr<indexer::ExtractionRules const>> read_rules(
    std::filesystem::path const& named, std::filesystem::path const& index) {
  std::filesystem::path const file = named.empty() ? rules_of(index) : named;
  if (file.empty()) return std::shared_ptr<indexer::ExtractionRules const>();
  auto rules = indexer::ExtractionRules::read_file(file);
  if (!rules) return rules.error();
  return std::shared_ptr<indexer::ExtractionRules const>(
      std::make_shared<indexer::ExtractionRules>(std::move(*rules)));
}

}  // namespace tracuu::cli
