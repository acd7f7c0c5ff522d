// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <concepts>
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "store/shard_address.hpp"

namespace tracuu::store {

/// An index as it is named to those who search it: one folder, or several shards that are searched
/// as one. A value.
class ShardList {
 public:
  ShardList() = default;

  /// One folder of this machine; none if `folder` is empty. Implicit: what is searched is a folder
  /// almost everywhere.
  template <std::convertible_to<std::filesystem::path> Path>
  ShardList(Path const& folder) : ShardList(of_folder(folder)) {}

  /// Shards, in the order in which they are named. InvalidArgument if one is named twice: its
  /// announcements would be found twice.
  [[nodiscard]] static base::Result<ShardList> of(std::vector<ShardAddress> shards);

  /// As of(), each read by ShardAddress::parse().
  [[nodiscard]] static base::Result<ShardList> parse(std::vector<std::string> const& texts);

  [[nodiscard]] std::vector<ShardAddress> const& shards() const { return shards_; }
  [[nodiscard]] bool empty() const { return shards_.empty(); }

  /// True if a shard is on another machine, or served like one.
  [[nodiscard]] bool has_remote() const;

  /// The folder, if the index is one folder of this machine; else null. Only such an index can be
  /// changed while it is served, and has its pages and its ledgers beside it.
  [[nodiscard]] std::filesystem::path const* sole_folder() const;

  /// As it is meant by who wrote it in a file of `folder`: folders begin there. Errors of of().
  [[nodiscard]] base::Result<ShardList> beside(std::filesystem::path const& folder) const;

  /// The addresses, separated by ", ": for people, and to tell one index from another.
  [[nodiscard]] std::string text() const;

  friend bool operator==(ShardList const&, ShardList const&) = default;

 private:
  [[nodiscard]] static ShardList of_folder(std::filesystem::path folder);

  std::vector<ShardAddress> shards_;
};

/// The folder of `list`, which `command` reads or writes. InvalidArgument, with what to do instead,
/// if the index is more than one folder of this machine.
[[nodiscard]] base::Result<std::filesystem::path> folder_of(ShardList const& list,
                                                            std::string_view command);

}  // namespace tracuu::store
