// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace tracuu::base {

/// A language that readers are spoken to in: pages, notes and errors exist in both.
enum class Language { Vietnamese, English };

}  // namespace tracuu::base
