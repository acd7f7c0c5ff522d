// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtest/gtest.h>

#include <string_view>
#include <utility>

#include "server/http/request.hpp"
#include "server/http/target.hpp"

namespace tracuu::server {

/// A GET of `target`, as read from the socket.
[[nodiscard]] inline Request request_for(std::string_view target) {
  Request request;
  auto decoded = decode_target(target);
  EXPECT_TRUE(decoded) << target;
  if (!decoded) return request;
  request.path = std::move(decoded->path);
  request.parameters = std::move(decoded->parameters);
  return request;
}

}  // namespace tracuu::server
