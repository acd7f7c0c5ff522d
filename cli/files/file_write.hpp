// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace tracuu::cli {

/// Writes all of `bytes` to an open file, however many calls that takes. False,
/// with errno, if the system refuses.
[[nodiscard]] bool write_all(int file, std::string_view bytes);

}  // namespace tracuu::cli
