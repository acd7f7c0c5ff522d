// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "schema/announcement.hpp"

namespace tracuu::formats {

/// The announcement as one RIS reference, for EndNote, Zotero and their like: type
/// GOVDOC if it has a document number, else ELEC; without its body. Authors are "family name,
/// given names" (author_names), bodies end with a comma; one within becomes " -". `accessed` is
/// the day on which it was looked up. Thread-safe.
[[nodiscard]] std::string announcement_ris(schema::Announcement const& announcement,
                                           schema::Date accessed);

}  // namespace tracuu::formats
