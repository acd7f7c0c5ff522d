// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/item_stream.hpp"

#include <fmt/format.h>

namespace tracuu::indexer {

base::Error error_of_item(std::string const& name, base::Error error) {
  error.message = fmt::format("{}: {}", name, error.message);
  return error;
}

}  // namespace tracuu::indexer
