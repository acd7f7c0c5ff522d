// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <exception>
#include <new>

#include "base/error.hpp"

namespace tracuu::base {

/// There was no memory for what was to be done; says what to set. OutOfMemory.
[[nodiscard]] inline Error out_of_memory() {
  return {
      ErrorCode::OutOfMemory, "there is not enough memory",
      "let the program have more (ulimit -v, MemoryMax= of its service), or use fewer --workers"};
}

/// What ended a piece of work, as an error. Thread-safe.
[[nodiscard]] inline Error error_of_exception(std::exception const& exception) {
  if (dynamic_cast<std::bad_alloc const*>(&exception) != nullptr) return out_of_memory();
  return {ErrorCode::Internal, exception.what(), ""};
}

}  // namespace tracuu::base
