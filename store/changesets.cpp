// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/changesets.hpp"

#include <cstdlib>
#include <string>

namespace tracuu::store {

namespace {

constexpr char const* kXapianVariable = "XAPIAN_MAX_CHANGESETS";

}  // namespace

void keep_changesets(unsigned count) {
  if (count == 0) {
    ::unsetenv(kXapianVariable);
  } else {
    ::setenv(kXapianVariable, std::to_string(count).c_str(), 1);
  }
}

bool keeps_changesets() {
  return std::getenv(kXapianVariable) != nullptr;
}

}  // namespace tracuu::store
