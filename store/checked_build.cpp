// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/checked_build.hpp"

#include "store/database.hpp"

namespace tracuu::store {

base::Result<CheckedBuild> CheckedBuild::open(std::filesystem::path path, Check const& check) {
  return xapian_guard([&]() -> base::Result<CheckedBuild> {
    Xapian::Database const database(path.string());
    if (auto known = check_schema_version(database, path); !known) return known.error();
    if (auto same = check(database); !same) return same.error();
    return CheckedBuild(std::move(path), database.get_total_length());
  });
}

}  // namespace tracuu::store
