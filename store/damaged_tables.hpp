// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.hpp"
#include "store/index_folder.hpp"

namespace tracuu::store {

/// `error` of a database of `folder`; if it is IndexCorrupt, followed by the names of the tables
/// in which Xapian's check finds damage. Reads them whole, in children of this process.
[[nodiscard]] base::Error with_damaged_tables(IndexFolder const& folder, base::Error error);

}  // namespace tracuu::store
