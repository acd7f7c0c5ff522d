// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>

#include "base/result.hpp"
#include "indexer/html/extraction_rules.hpp"

namespace tracuu::cli {

/// The file of extraction rules that lies in an index's folder (docs/extraction-rules.md); empty if
/// there is none.
[[nodiscard]] std::filesystem::path rules_of(std::filesystem::path const& index);

/// The rules of the file that was `named`, or, if none was, of the one that lies in the index's
/// folder; null if there is none. Io, InvalidArgument.
[[nodiscard]] base::Result<std::shared_ptr<indexer::ExtractionRules const>> read_rules(
    std::filesystem::path const& named, std::filesystem::path const& index);

}  // namespace tracuu::cli
