// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "base/error.hpp"

namespace tracuu::base {

/// The Error for what the operating system refused: "path: cannot write: No space left on device",
/// with what there is to do about it. `error_number` is an errno; `what` the verb that failed.
/// DiskFull if no more may be written there (ENOSPC, EDQUOT, EFBIG), OutOfMemory for ENOMEM, else
/// Io. Thread-safe.
[[nodiscard]] Error os_error(std::string_view path, std::string_view what, int error_number);

/// The errno whose text stands in `message`; 0 if it is none of those that have a hint of their
/// own. For libraries that tell the text alone (Xapian::Error::get_error_string). Thread-safe.
[[nodiscard]] int os_error_number(std::string_view message);

/// `error` with the code and the hint of `error_number`; as it is if that has no hint of its own.
[[nodiscard]] Error with_os_error(Error error, int error_number);

}  // namespace tracuu::base
