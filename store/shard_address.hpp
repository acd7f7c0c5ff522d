// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace tracuu::store {

/// Where a part of an index is: a folder of this machine (index_folder.hpp), or "tcp://HOST:PORT",
/// a database that xapian-tcpsrv serves. A value, and no promise that anything is there.
class ShardAddress {
 public:
  /// A folder of this machine, as it is written.
  explicit ShardAddress(std::filesystem::path folder) : folder_(std::move(folder)) {}

  /// "/var/lib/tracuu/a.db", "tcp://10.0.0.2:7101", "tcp://[fd00::2]:7101". What has no "://" is a
  /// folder. InvalidArgument for an empty text, for another scheme, and for a remote shard without
  /// a host or a port from 1 to 65535, or with anything after the port.
  [[nodiscard]] static base::Result<ShardAddress> parse(std::string_view text);

  [[nodiscard]] bool is_remote() const { return port_ != 0; }

  /// Of a local shard; empty for a remote one.
  [[nodiscard]] std::filesystem::path const& folder() const { return folder_; }

  /// Of a remote shard: a name or an address, an IPv6 one without brackets.
  [[nodiscard]] std::string const& host() const { return host_; }
  [[nodiscard]] std::uint16_t port() const { return port_; }

  /// As it is written: parse() reads it back.
  [[nodiscard]] std::string text() const;

  friend bool operator==(ShardAddress const&, ShardAddress const&) = default;

 private:
  ShardAddress(std::string host, std::uint16_t port) : host_(std::move(host)), port_(port) {}

  std::filesystem::path folder_;
  std::string host_;
  std::uint16_t port_ = 0;  ///< 0: local
};

}  // namespace tracuu::store
