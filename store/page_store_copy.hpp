// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "base/result.hpp"

namespace tracuu::store {

/// Makes the store of pages of the index in folder `destination` a copy of that of the index in
/// `source` (PageStore), in one transaction: who has either open meanwhile, here or elsewhere, sees
/// all of it or nothing. Killed at any moment, the destination holds what it held before. Does
/// nothing where `source` has no store. `destination` must be there. Io, OutOfMemory.
[[nodiscard]] base::Result<void> copy_page_store(std::filesystem::path const& source,
                                                 std::filesystem::path const& destination);

}  // namespace tracuu::store
