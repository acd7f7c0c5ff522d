// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "schema/instant.hpp"

namespace tracuu::store {

/// What is left of an announcement that was taken out of the index, for those who
/// harvest it and have to know.
struct Tombstone {
  std::string id;
  std::string site;  ///< in the form in which the index held it; "" = none
  schema::Instant deleted{};

  bool operator==(Tombstone const&) const = default;
};

}  // namespace tracuu::store
