// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/curation/live_curation.hpp"

namespace tracuu::search {

std::string LiveCuration::revision_end() const {
  return current()->revision_end(schema::today());
}

}  // namespace tracuu::search
