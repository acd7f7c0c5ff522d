// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/item/reading_remarks.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace tracuu::indexer {

std::string_view to_string(LeftOutKind kind) {
  switch (kind) {
    case LeftOutKind::ListPage: return "list page";
    case LeftOutKind::NoIndex: return "noindex";
    case LeftOutKind::Scan: return "scan";
    case LeftOutKind::Cut: return "cut";
  }
  return "";
}

void ReadingRemarks::add(ReadingRemarks later) {
  left_out_.insert(left_out_.end(), std::make_move_iterator(later.left_out_.begin()),
                   std::make_move_iterator(later.left_out_.end()));
  std::ranges::move(later.waiting_, std::back_inserter(waiting_));
  for (NotUnderstood& name : later.names_) add_name(std::move(name));
}

void ReadingRemarks::add_name(NotUnderstood name) {
  auto known = places_.find(name.name);
  if (known == places_.end() && places_.size() >= kMaxNames) {
    name.name = kOtherNames;
    known = places_.find(name.name);
  }
  if (known != places_.end()) {
    names_[known->second].count += name.count;
    return;
  }
  places_.emplace(name.name, names_.size());
  names_.push_back(std::move(name));
}

}  // namespace tracuu::indexer
