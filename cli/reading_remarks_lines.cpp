// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/reading_remarks_lines.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <functional>
#include <map>
#include <string_view>
#include <vector>

namespace tracuu::cli {

namespace {

constexpr std::size_t kMaxShownNames = 8;
constexpr std::string_view kWhereAllAre = "--report FILE names them all";

std::string left_out_line(std::vector<indexer::LeftOut> const& left_out) {
  if (left_out.empty()) return "";
  std::map<indexer::LeftOutKind, std::size_t> counts;
  for (indexer::LeftOut const& one : left_out) ++counts[one.kind];
  std::string kinds;
  for (auto const& [kind, count] : counts) {
    kinds += fmt::format("{}{} {}", kinds.empty() ? "" : ", ", count, indexer::to_string(kind));
  }
  return fmt::format("left out: {} ({})\n", kinds, kWhereAllAre);
}

std::string waiting_line(std::vector<indexer::WaitingDocument> const& waiting) {
  if (waiting.empty()) return "";
  std::size_t pages = 0;
  for (indexer::WaitingDocument const& one : waiting) pages += one.pages.size();
  return fmt::format("waiting to be read (OCR): {} pages of {} documents\n", pages, waiting.size());
}

std::string not_understood_line(std::vector<indexer::NotUnderstood> names) {
  if (names.empty()) return "";
  std::ranges::stable_sort(names, std::greater<>(), &indexer::NotUnderstood::count);
  std::string shown;
  for (std::size_t i = 0; i < std::min(names.size(), kMaxShownNames); ++i) {
    shown += fmt::format("{}\"{}\" ({})", i == 0 ? "" : ", ", names[i].name, names[i].count);
  }
  if (names.size() > kMaxShownNames) {
    shown += fmt::format(" and {} more; {}", names.size() - kMaxShownNames, kWhereAllAre);
  }
  return fmt::format("not understood, so not indexed: the keys or columns {}\n", shown);
}

}  // namespace

std::string reading_remarks_lines(indexer::ReadingRemarks const& remarks) {
  return left_out_line(remarks.left_out()) + waiting_line(remarks.waiting()) +
         not_understood_line(remarks.not_understood());
}

}  // namespace tracuu::cli
