// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tracuu::search {

/// A query as it is counted: in lower case and NFC, one blank between words and none at the ends.
///
///     "  Khai  SINH "  ->  "khai sinh"
struct QuerySpelling {
  std::string text;
  bool has_marks = false;  ///< something was typed that is not on a plain keyboard: "đất", "khẩn"
  std::size_t characters = 0;
};

/// The spelling of `text` (valid UTF-8). Thread-safe, as all of this file.
[[nodiscard]] QuerySpelling query_spelling(std::string_view text);

/// A query of more characters is no words of a person that others may type as well, but what
/// somebody pasted.
inline constexpr std::size_t kMaxKeptCharacters = 120;

/// Whether a spelling looks like data of a person, which must not be kept: an e-mail address, or
/// letters and digits as these have in Vietnam: nine to fifteen digits, also in groups by blanks,
/// dots or hyphens (telephone; identity card of 9 or 12; social insurance and tax code of 10 or 13;
/// account), a passport (a letter and seven or eight digits), the plate of a vehicle (29a-123.45).
/// Years and document numbers are none. Names of persons can't be told from other words: that a
/// query is told only once several have asked it must do for these.
[[nodiscard]] bool looks_personal(std::string_view spelling);

}  // namespace tracuu::search
