// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/api/missing_shards.hpp"

namespace tracuu::search {

std::string MissingShards::text() const {
  std::string text;
  for (std::size_t const number : numbers) {
    if (!text.empty()) text += ',';
    text += std::to_string(number);
  }
  return text + '/' + std::to_string(of);
}

}  // namespace tracuu::search
