// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/columns/value_groups.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "analyzers/analyzer_registry.hpp"
#include "store/index_format.hpp"

namespace tracuu::search {

namespace {

std::vector<std::string> words_of(std::string_view packed) {
  std::vector<std::string> words;
  while (!packed.empty()) {
    std::string_view const word = packed.substr(0, packed.find(store::kTypeSeparator));
    words.emplace_back(word);
    packed.remove_prefix(std::min(packed.size(), word.size() + 1));
  }
  return words;
}

std::vector<std::string> names_of(std::string const& value, Grouping grouping) {
  std::string const year = value.substr(0, 4);
  switch (grouping) {
    case Grouping::Words: return words_of(value);
    case Grouping::Years: return {year};
    case Grouping::Months: return {year + "-" + value.substr(year.size(), 2)};
    case Grouping::Values:
    case Grouping::Cases: break;
  }
  return {value};
}

}  // namespace

ValueGroups::ValueGroups(std::vector<std::string> const& values, Grouping grouping)
    : grouping_(grouping) {
  if (grouping == Grouping::Values) return;
  if (grouping == Grouping::Cases) {
    group_cases(values);
    return;
  }
  std::map<std::string, std::vector<std::uint32_t>> groups;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (values[i].empty()) continue;
    for (std::string& name : names_of(values[i], grouping)) {
      groups[std::move(name)].push_back(static_cast<std::uint32_t>(i));
    }
  }
  for (auto const& [name, of_name] : groups) {
    for (std::uint32_t const value : of_name) {
      members_.push_back({value, static_cast<std::uint32_t>(names_.size())});
    }
    names_.push_back(name);
  }
  groups_ = names_.size();
}

void ValueGroups::group_cases(std::vector<std::string> const& values) {
  std::unordered_map<std::string, std::uint32_t> by_form;
  analyzers::Analyzer const& raw = analyzers::analyzer("raw");
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (values[i].empty()) continue;
    auto const next = static_cast<std::uint32_t>(by_form.size());
    std::uint32_t const group =
        by_form.try_emplace(raw.normalize_term(values[i]), next).first->second;
    members_.push_back({static_cast<std::uint32_t>(i), group});
  }
  groups_ = by_form.size();
}

std::vector<GroupCount> ValueGroups::counts(std::vector<std::string> const& values,
                                            Counts const& counts) const {
  std::vector<GroupCount> met;
  if (grouping_ == Grouping::Values) {
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (counts[i] > 0 && !values[i].empty()) met.push_back({values[i], counts[i]});
    }
    return met;
  }
  std::vector<GroupCount> groups(groups_);
  std::vector<std::uint32_t> most(grouping_ == Grouping::Cases ? groups_ : 0);
  for (Member const& member : members_) {
    std::uint32_t const count = counts[member.value];
    groups[member.group].count += count;
    if (most.empty() || count <= most[member.group]) continue;
    most[member.group] = count;
    groups[member.group].name = values[member.value];
  }
  for (std::size_t i = 0; i < groups.size(); ++i) {
    if (groups[i].count == 0) continue;
    met.push_back({names_.empty() ? groups[i].name : std::string_view(names_[i]), groups[i].count});
  }
  if (names_.empty()) std::ranges::sort(met, {}, &GroupCount::name);
  return met;
}

}  // namespace tracuu::search
