// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "base/result.hpp"
#include "store/shard_list.hpp"

namespace tracuu::store {

/// Whether `address` ("10.0.0.2", "fd00::2") is of this machine or of a network that is not routed
/// in the internet: loopback, link-local, private (RFC 1918, RFC 4193) and shared (RFC 6598)
/// addresses, of IPv4 in IPv6's clothes, too. False for all other addresses, and for what is no
/// address.
[[nodiscard]] bool is_private_address(std::string_view address);

/// InvalidArgument, with what to do, if a remote shard is at a public address: xapian-tcpsrv knows
/// neither users nor encryption. Names are looked up, which may take seconds; one that has no
/// address now is no failure.
[[nodiscard]] base::Result<void> check_networks(ShardList const& shards);

}  // namespace tracuu::store
