// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analyzers/token.hpp"

namespace tracuu::analyzers {

/// Adds, changes or drops tokens; never touches the offsets of those it was
/// given. Implementations hold no state: one object serves all threads.
class TokenFilter {
 public:
  virtual ~TokenFilter() = default;
  virtual void filter(TokenList& tokens) const = 0;
};

}  // namespace tracuu::analyzers
