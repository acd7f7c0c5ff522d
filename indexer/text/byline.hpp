// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tracuu::indexer {

/// Who wrote an announcement, as its last line says. At least one is not empty.
struct Byline {
  std::string author;     ///< "Hồng Hạ"
  std::string unit;       ///< "Trung tâm VHTT&TT"
  bool labelled = false;  ///< a label such as "Tin, ảnh:" stood before it
};

/// Reads a line that is nothing but a byline:
///
///     Hồng Hạ (Trung tâm VHTT&TT)              author, unit
///     Tin, ảnh: Hồng Hạ - Trung tâm VHTT&TT    author, unit
///     Nguồn: Cổng TTĐT tỉnh Ninh Bình          unit
///     Trung tâm VHTT&TT                        unit
///     Hồng Hạ                                  author
///
/// Nothing for every other line. The parts are as the line writes them; any
/// Unicode form is understood. Thread-safe.
[[nodiscard]] std::optional<Byline> parse_byline(std::string_view line);

/// Takes the byline, which may stand on up to three lines ("Hồng Hạ",
/// "(Trung tâm VHTT&TT)"), off the end of `paragraphs`. Names under a signature
/// (signature_line.hpp) are no byline. Thread-safe.
[[nodiscard]] std::optional<Byline> take_byline(std::vector<std::string>& paragraphs);

/// True if `text` begins as the name of an agency does or holds an abbreviation
/// as agencies have them: "Trung tâm Văn hoá", "Phòng GD&ĐT". Thread-safe.
[[nodiscard]] bool looks_like_agency(std::string_view text);

}  // namespace tracuu::indexer
