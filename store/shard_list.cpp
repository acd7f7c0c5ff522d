// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/shard_list.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace tracuu::store {

namespace {

/// What tells one shard from another: two spellings of a folder are one.
std::string identity_of(ShardAddress const& shard) {
  if (shard.is_remote()) return shard.text();
  std::error_code unknown;
  std::filesystem::path const whole = std::filesystem::weakly_canonical(
      std::filesystem::absolute(shard.folder(), unknown), unknown);
  std::string text = (unknown ? shard.folder().lexically_normal() : whole).string();
  if (text.size() > 1 && text.ends_with('/')) text.pop_back();
  return text;
}

}  // namespace

ShardList ShardList::of_folder(std::filesystem::path folder) {
  ShardList list;
  if (!folder.empty()) list.shards_.emplace_back(std::move(folder));
  return list;
}

base::Result<ShardList> ShardList::of(std::vector<ShardAddress> shards) {
  std::vector<std::string> known;
  for (ShardAddress const& shard : shards) {
    std::string identity = identity_of(shard);
    if (std::ranges::find(known, identity) != known.end()) {
      return base::Error{base::ErrorCode::InvalidArgument,
                         fmt::format("{}: this shard is named twice", shard.text()),
                         "name each shard once"};
    }
    known.push_back(std::move(identity));
  }
  ShardList list;
  list.shards_ = std::move(shards);
  return list;
}

base::Result<ShardList> ShardList::parse(std::vector<std::string> const& texts) {
  std::vector<ShardAddress> shards;
  for (std::string const& text : texts) {
    auto shard = ShardAddress::parse(text);
    if (!shard) return shard.error();
    shards.push_back(std::move(*shard));
  }
  return of(std::move(shards));
}

bool ShardList::has_remote() const {
  return std::ranges::any_of(shards_, &ShardAddress::is_remote);
}

std::filesystem::path const* ShardList::sole_folder() const {
  bool const is_sole = shards_.size() == 1 && !shards_.front().is_remote();
  return is_sole ? &shards_.front().folder() : nullptr;
}

base::Result<ShardList> ShardList::beside(std::filesystem::path const& folder) const {
  std::vector<ShardAddress> shards = shards_;
  for (ShardAddress& shard : shards) {
    if (!shard.is_remote()) shard = ShardAddress(folder / shard.folder());
  }
  return of(std::move(shards));
}

std::string ShardList::text() const {
  std::string text;
  for (ShardAddress const& shard : shards_) {
    if (!text.empty()) text += ", ";
    text += shard.text();
  }
  return text;
}

base::Result<std::filesystem::path> folder_of(ShardList const& list, std::string_view command) {
  if (std::filesystem::path const* const folder = list.sole_folder()) return *folder;
  return base::Error{base::ErrorCode::InvalidArgument,
                     fmt::format("{}: needs one index folder of this machine, not {}", command,
                                 list.empty() ? "none" : list.text()),
                     "run it for each shard, on the machine that has its folder"};
}

}  // namespace tracuu::store
