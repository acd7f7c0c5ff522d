// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/announcement.hpp"

namespace tracuu::indexer {

/// Gives an announcement without a title one of what it has: the beginning of its abstract (which
/// is the "trích yếu" of a register, and no abstract any more if all of it is the title), else its
/// number; of a row of a table (`takes_text`) also the beginning of its text. Thread-safe.
void complete_title(schema::Announcement& announcement, bool takes_text);

}  // namespace tracuu::indexer
