// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.hpp"
#include "schema/file_traits.hpp"
#include "search/api/file_match.hpp"

namespace tracuu::formats {

/// A file that was held against an index.
struct IdentifiedFile {
  std::string name;
  std::size_t bytes = 0;
  schema::FileTraits traits{};
  search::FileMatches found{};
};

/// "same_file" … "similar", by the best of what was found; else "unknown". Thread-safe, as all of
/// this file.
[[nodiscard]] std::string_view verdict(IdentifiedFile const& file);

/// As a sentence: "Kho có đúng tệp này."
[[nodiscard]] std::string verdict_text(IdentifiedFile const& file, base::Language language);

/// How one announcement agrees with the file: "đúng tệp này", "gần giống (82 %)".
[[nodiscard]] std::string agreement_text(search::FileMatch const& match, base::Language language);

/// Why no text of the file was read; empty if it was.
[[nodiscard]] std::string unread_text(IdentifiedFile const& file, base::Language language);

/// {"files": [{"name", "bytes", "sha256", "verdict", …, "matches": […]}]}.
[[nodiscard]] std::string identified_json(std::vector<IdentifiedFile> const& files,
                                          base::Language language);

}  // namespace tracuu::formats
