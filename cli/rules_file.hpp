// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace tracuu::cli {

/// The file of extraction rules that lies in an index's folder (docs/extraction-rules.md); empty if
/// there is none.
[[nodiscard]] std::filesystem::path rules_of(std::filesystem::path const& index);

}  // namespace tracuu::cli
