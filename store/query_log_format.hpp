// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace tracuu::store {

/// Written to disk as user_version: see docs/index-format.md before you change it.
inline constexpr int kQueryLogVersion = 1;

/// How errors name the file.
inline constexpr char const* kQueryLogSubject = "the log of queries";

}  // namespace tracuu::store
