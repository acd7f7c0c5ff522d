// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/lsan_interface.h>
#endif

namespace tracuu::test {

/// What this thread allocates while the object lives is no leak to the sanitizer: for what a
/// library is known to forget.
class UnseenLeaks {
 public:
#if defined(__SANITIZE_ADDRESS__)
  UnseenLeaks() { __lsan_disable(); }
  ~UnseenLeaks() { __lsan_enable(); }
#else
  UnseenLeaks() {}
  ~UnseenLeaks() {}
#endif
  UnseenLeaks(UnseenLeaks const&) = delete;
  UnseenLeaks& operator=(UnseenLeaks const&) = delete;
};

}  // namespace tracuu::test
