// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tracuu::indexer {

// Forms in which the page readers compare text; the text that goes into the
// fields of an announcement stays as it was written. All functions take valid
// UTF-8 and are thread-safe.

/// No marks, đ as d, lower case, any white space one blank, none at the ends:
/// "Các bài viết  KHÁC" in NFC, NFD or mixed (Unicode tổ hợp) is "cac bai viet khac".
[[nodiscard]] std::string fold_line(std::string_view text);

/// The letters and digits of fold_line with one blank for whatever stands between them, none at the
/// ends: "KT. CHỦ TỊCH:" is "kt chu tich".
[[nodiscard]] std::string fold_words(std::string_view text);

/// NFC in lower case: for words that their marks tell apart (báo, Bảo).
[[nodiscard]] std::string nfc_lower(std::string_view text);

/// `word` with its first letter in upper and the others in lower case.
[[nodiscard]] std::string title_case(std::string_view word);

/// `text` without white space (also U+00A0 and U+FEFF) at both ends.
[[nodiscard]] std::string_view trim(std::string_view text);

/// The trimmed lines of `text` that are not blank, in order; views into it.
[[nodiscard]] std::vector<std::string_view> split_lines(std::string_view text);

/// What stands between blanks (U+0020 only); views into `text`.
[[nodiscard]] std::vector<std::string_view> split_words(std::string_view text);

}  // namespace tracuu::indexer
