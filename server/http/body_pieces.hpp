// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>

#include "base/result.hpp"

namespace tracuu::server {

/// A body that is made while it is sent: each call makes the next piece, an empty
/// one says that the body has ended. An Error ends the connection without the end of
/// the body, so that the client can tell. Called on the threads for streams, never by
/// two at once; must not throw.
using BodyPieces = std::function<base::Result<std::string>()>;

/// Part of the work that a body takes before its first piece can be made; true once all is done.
/// Called as BodyPieces are, after the head was sent, again and again: others get their turn
/// between two calls, each of which should take a fraction of a second. Must not throw.
using BodyWork = std::function<bool()>;

/// A piece ends at the first line or element beyond this: so much of a body is in
/// memory, whatever its size.
inline constexpr std::size_t kPieceBytes = 65'536;

}  // namespace tracuu::server
