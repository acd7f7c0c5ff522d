// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/result.hpp"

namespace tracuu::bench {

struct Query {
  std::string id;
  std::string text;
};

/// Grades by document id, for each query id. Only grades above 0.
using Qrels = std::map<std::string, std::map<std::string, double>>;

/// Document ids, best first, for each query id.
using Run = std::map<std::string, std::vector<std::string>>;

/// Reads JSON Lines of {"id", "text"}. Io, InvalidArgument with file and line.
[[nodiscard]] base::Result<std::vector<Query>> read_queries(std::filesystem::path const& path);

/// Reads lines of query id, document id, grade, separated by tabs.
[[nodiscard]] base::Result<Qrels> read_qrels(std::filesystem::path const& path);

/// Means over all queries of the qrels; a query without hits counts as 0.
struct Metrics {
  double ndcg_10 = 0;  ///< gains are the grades, discount 1/log2(rank + 1)
  double mrr_10 = 0;
  double recall_10 = 0;
  double recall_100 = 0;
};

/// nDCG of one list at this depth; gains and discount as above.
[[nodiscard]] double ndcg(std::map<std::string, double> const& grades,
                          std::vector<std::string> const& documents, std::size_t depth);

[[nodiscard]] Metrics evaluate(Qrels const& qrels, Run const& run);

}  // namespace tracuu::bench
