// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analyzers/token_filter.hpp"

namespace tracuu::analyzers {

/// Adds a Pair after each simple token that has another right after it in the
/// same sentence: "sáng nay họp. Tới" -> sáng nay, nay họp.
class PairFilter final : public TokenFilter {
 public:
  void filter(TokenList& tokens) const override;
};

}  // namespace tracuu::analyzers
