// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/item_stream.hpp"

#include <utility>

namespace tracuu::indexer {

base::Error error_of_item(std::string name, base::Error error) {
  if (!error.subject.empty()) name += ": " + error.subject;
  error.subject = std::move(name);
  return error;
}

}  // namespace tracuu::indexer
