// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/date.hpp"
#include "schema/web_address.hpp"

namespace tracuu::search {

/// What an address of a portal tells of the page that it led to.
struct OldAddress {
  std::string key;   ///< schema::web_address_key
  std::string host;  ///< of it
  /// Words that may be those of the title, one list for each part of the address that has two or
  /// more, or one of twelve letters or more; likeliest part first: without marks, in small letters.
  std::vector<std::vector<std::string>> slugs;
  std::vector<schema::AddressId> ids;  ///< schema::address_ids
  schema::DateRange days;              ///< that the path names: "/2023/07/", "20230711101508"
};

/// Reads an address. Parts of it are words with "-", "_", "+", blanks or capitals between
/// ("HoiNghiSoKet"), %XX or not, NFC or NFD, with or without marks; words typed in VNI lose their
/// digits ("ho65i"); endings (".html", ".aspx") are no words, nor is what a portal numbers its
/// pages with at the end or the beginning of a part ("t1234", "12345"); a number that may be one of
/// the title ("7", "2023") stays. `key` is
/// empty for what is no web address. Thread-safe.
///
///     https://v.example/tin/hoi-nghi-so-ket-t1234.html
///         ->  slugs {hoi nghi so ket}, ids {1234}
[[nodiscard]] OldAddress read_old_address(std::string_view address);

/// `address` without what got to its end by mistake: brackets, quotes, full stops, "%22", "&nbsp;",
/// text after a blank. Empty if there is nothing to take away. Thread-safe.
[[nodiscard]] std::string without_trailing_marks(std::string_view address);

/// The words of `text` as slugs have them: letters without marks, in small letters, and
/// numbers. Thread-safe.
[[nodiscard]] std::vector<std::string> slug_words(std::string_view text);

}  // namespace tracuu::search
