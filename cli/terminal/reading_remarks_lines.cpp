// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/terminal/reading_remarks_lines.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <functional>
#include <map>
#include <string_view>
#include <vector>

#include "cli/wording/say.hpp"

namespace tracuu::cli {

namespace {

constexpr std::size_t kMaxShownNames = 8;
std::string kind_text(indexer::LeftOutKind kind, base::Language language, std::size_t count) {
  std::string const number = std::to_string(count);
  switch (kind) {
    case indexer::LeftOutKind::ListPage: return say("left_out.list_page", language, number);
    case indexer::LeftOutKind::NoIndex: return say("left_out.noindex", language, number);
    case indexer::LeftOutKind::Scan: return say("left_out.scan", language, number);
    case indexer::LeftOutKind::Cut: return say("left_out.cut", language, number);
  }
  return "";
}

std::string left_out_line(std::vector<indexer::LeftOut> const& left_out, base::Language language) {
  if (left_out.empty()) return "";
  std::map<indexer::LeftOutKind, std::size_t> counts;
  for (indexer::LeftOut const& one : left_out) ++counts[one.kind];
  std::string kinds;
  for (auto const& [kind, count] : counts) {
    if (!kinds.empty()) kinds += ", ";
    kinds += kind_text(kind, language, count);
  }
  return say("remarks.left_out", language, kinds) + '\n';
}

std::string waiting_line(std::vector<indexer::WaitingDocument> const& waiting,
                         base::Language language) {
  if (waiting.empty()) return "";
  std::size_t pages = 0;
  for (indexer::WaitingDocument const& one : waiting) pages += one.pages.size();
  return say("remarks.waiting", language, say_count("count.page", "count.pages", language, pages),
             say_count("count.document", "count.documents", language, waiting.size())) +
         '\n';
}

std::string not_understood_line(std::vector<indexer::NotUnderstood> names,
                                base::Language language) {
  if (names.empty()) return "";
  std::ranges::stable_sort(names, std::greater<>(), &indexer::NotUnderstood::count);
  std::string shown;
  for (std::size_t i = 0; i < std::min(names.size(), kMaxShownNames); ++i) {
    shown += fmt::format("{}\"{}\" ({})", i == 0 ? "" : ", ", names[i].name, names[i].count);
  }
  if (names.size() > kMaxShownNames) {
    shown +=
        ' ' + say("remarks.more_names", language, std::to_string(names.size() - kMaxShownNames));
  }
  return say("remarks.not_understood", language, shown) + '\n';
}

}  // namespace

std::string reading_remarks_lines(indexer::ReadingRemarks const& remarks, base::Language language) {
  return left_out_line(remarks.left_out(), language) + waiting_line(remarks.waiting(), language) +
         not_understood_line(remarks.not_understood(), language);
}

}  // namespace tracuu::cli
