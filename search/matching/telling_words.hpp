// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace tracuu::search {

/// Of each hit, whether it holds each word (or each pair of words) of the query.
using HeldWordFlags = std::vector<std::vector<bool>>;

/// What each hit gains by holding what few of the hits hold: the sum, over what it holds, of
///
///     log((hits + 1) / (hits that hold it + 1/2))
///
/// which is an inverse document frequency (Robertson & Spärck Jones 1976, "Relevance weighting of
/// search terms") with the hits for a collection. The best hits of a query of many words all have
/// its rare words, so that the others, however frequent in the index, tell which one is meant.
/// Thread-safe.
[[nodiscard]] std::vector<double> telling_gains(HeldWordFlags const& held);

}  // namespace tracuu::search
