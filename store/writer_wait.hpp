// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

#include "base/result.hpp"
#include "store/index_folder.hpp"

namespace tracuu::store {

/// The writer's lock; while another writer holds it, asked for again until `patience` is over.
/// Zero asks once. A service with a live index holds the lock for as long as a commit takes.
/// Errors of WriterLock::acquire.
[[nodiscard]] base::Result<WriterLock> wait_for_writer(IndexFolder const& folder,
                                                       std::chrono::milliseconds patience);

}  // namespace tracuu::store
