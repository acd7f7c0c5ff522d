// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tracuu::formats {

/// Who wrote an announcement, as reference managers take names apart.
struct AuthorName {
  std::string family;  ///< of a person: "Nguyễn"; of a body: its whole name
  std::string given;   ///< of a person: "Thị Thuỳ"; of a body: ""

  bool operator==(AuthorName const&) const = default;
};

/// The names in a line that says who wrote an announcement. A Vietnamese name begins with the
/// family's, and there are few of those: a person is two to six words in capitals, the first of
/// which is a family name. Persons may stand in a row; a line that is anything else is a body.
/// Bytes that are not UTF-8 become U+FFFD. Thread-safe.
///
///     "Nguyễn Thị Thuỳ"           -> {"Nguyễn", "Thị Thuỳ"}
///     "Trần Văn A, Lê Thị B"      -> {"Trần", "Văn A"}, {"Lê", "Thị B"}
///     "Văn phòng UBND huyện"      -> {"Văn phòng UBND huyện", ""}
///     ""                          -> none
[[nodiscard]] std::vector<AuthorName> author_names(std::string_view line);

}  // namespace tracuu::formats
