// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace tracuu::store {

/// A line of `tracuu export`: the JSON of an announcement (schema::to_json) after a
/// mark. The mark says that nothing is to be found out anew when the line is
/// indexed: its text is Unicode, and charset, source_file and all are as they were.
///
///     {"tracuu_export":1,"id":"vk-17","title":"…"}
///
/// The mark is part of a file format: do not change it.

/// `json` is what to_json wrote. No newline.
[[nodiscard]] std::string exported_line(std::string_view json);

/// Whether `line` has the mark as its first key (blanks between are allowed).
[[nodiscard]] bool is_exported_line(std::string_view line);

}  // namespace tracuu::store
