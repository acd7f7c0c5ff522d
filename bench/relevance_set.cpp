// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/relevance_set.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <sstream>

namespace tracuu::bench {

namespace {

base::Error bad_line(std::filesystem::path const& path, std::size_t line, std::string_view what) {
  return {base::ErrorCode::InvalidArgument, fmt::format("{}:{}: {}", path.string(), line, what),
          ""};
}

/// Calls `take(line, number)` for each line; stops at the first error.
template <class Take>
base::Result<void> for_each_line(std::filesystem::path const& path, Take take) {
  std::ifstream file(path);
  if (!file) {
    return base::Error{base::ErrorCode::Io, path.string() + ": cannot be read", ""};
  }
  std::string line;
  for (std::size_t number = 1; std::getline(file, line); ++number) {
    if (auto taken = take(line, number); !taken) return taken;
  }
  return {};
}

double discount(std::size_t rank) {
  return 1.0 / std::log2(static_cast<double>(rank) + 1.0);
}

double ideal_gain(std::map<std::string, double> const& grades, std::size_t depth = 10) {
  std::vector<double> sorted;
  for (auto const& [document, grade] : grades) sorted.push_back(grade);
  std::ranges::sort(sorted, std::greater{});
  double gain = 0;
  for (std::size_t i = 0; i < std::min(depth, sorted.size()); ++i) {
    gain += sorted[i] * discount(i + 1);
  }
  return gain;
}

Metrics evaluate_query(std::map<std::string, double> const& grades,
                       std::vector<std::string> const& documents) {
  Metrics metrics;
  double gain = 0;
  double const relevant = static_cast<double>(grades.size());
  for (std::size_t i = 0; i < std::min<std::size_t>(100, documents.size()); ++i) {
    auto const grade = grades.find(documents[i]);
    if (grade == grades.end()) continue;
    metrics.recall_100 += 1 / relevant;
    if (i >= 10) continue;
    metrics.recall_10 += 1 / relevant;
    gain += grade->second * discount(i + 1);
    if (metrics.mrr_10 == 0) metrics.mrr_10 = 1.0 / static_cast<double>(i + 1);
  }
  metrics.ndcg_10 = gain / ideal_gain(grades);
  return metrics;
}

}  // namespace

base::Result<std::vector<Query>> read_queries(std::filesystem::path const& path) {
  std::vector<Query> queries;
  auto read =
      for_each_line(path, [&](std::string const& line, std::size_t number) -> base::Result<void> {
        auto const json = nlohmann::json::parse(line, nullptr, false);
        bool const valid = json.is_object() && json.contains("id") && json.contains("text") &&
                           json["id"].is_string() && json["text"].is_string();
        if (!valid) return bad_line(path, number, "not an object with id and text");
        queries.push_back({json["id"].get<std::string>(), json["text"].get<std::string>()});
        return {};
      });
  if (!read) return read.error();
  return queries;
}

base::Result<Qrels> read_qrels(std::filesystem::path const& path) {
  Qrels qrels;
  auto read =
      for_each_line(path, [&](std::string const& line, std::size_t number) -> base::Result<void> {
        std::istringstream cells(line);
        std::string query;
        std::string document;
        double grade = 0;
        if (!std::getline(cells, query, '\t') || !std::getline(cells, document, '\t') ||
            !(cells >> grade)) {
          return bad_line(path, number, "not query id, document id, grade");
        }
        if (grade > 0) qrels[query][document] = grade;
        return {};
      });
  if (!read) return read.error();
  return qrels;
}

double ndcg(std::map<std::string, double> const& grades, std::vector<std::string> const& documents,
            std::size_t depth) {
  double const ideal = ideal_gain(grades, depth);
  double gain = 0;
  for (std::size_t i = 0; i < std::min(depth, documents.size()); ++i) {
    auto const grade = grades.find(documents[i]);
    if (grade != grades.end()) gain += grade->second * discount(i + 1);
  }
  return ideal > 0 ? gain / ideal : 0;
}

Metrics evaluate(Qrels const& qrels, Run const& run) {
  Metrics mean;
  double const queries = std::max<double>(1, static_cast<double>(qrels.size()));
  for (auto const& [query, grades] : qrels) {
    auto const documents = run.find(query);
    if (documents == run.end()) continue;
    Metrics const one = evaluate_query(grades, documents->second);
    mean.ndcg_10 += one.ndcg_10 / queries;
    mean.mrr_10 += one.mrr_10 / queries;
    mean.recall_10 += one.recall_10 / queries;
    mean.recall_100 += one.recall_100 / queries;
  }
  return mean;
}

}  // namespace tracuu::bench
