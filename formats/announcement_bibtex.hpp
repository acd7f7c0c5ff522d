// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "schema/announcement.hpp"

namespace tracuu::formats {

/// The announcement as one entry in UTF-8, for biblatex (date, urldate) and BibTeX (year,
/// month) alike; without its body. With a document number it is a @techreport, whose number all
/// styles and programs keep; else @misc. Names and title stand in braces, so that nothing is
/// turned around or changed to small letters. `accessed` is the day on which it was looked up.
/// Thread-safe.
[[nodiscard]] std::string announcement_bibtex(schema::Announcement const& announcement,
                                              schema::Date accessed);

/// `text` as LaTeX shows it. Braces become commands: BibTeX counts them even after
/// a backslash, so that one without a partner would swallow the entries that follow.
///
///     5% {A} & B_1   ->   5\% \textbraceleft{}A\textbraceright{} \& B\_1
[[nodiscard]] std::string latex_text(std::string_view text);

/// The key by which a text cites the announcement: its id if that is made of small
/// letters, digits, '-' and '.', else what is left of it and a hash, so that two
/// announcements have two keys.
[[nodiscard]] std::string bibtex_key(std::string_view id);

}  // namespace tracuu::formats
