// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace tracuu::server {

/// What kind of picture some bytes are, and its shape.
struct PictureKind {
  std::string_view media_type;
  std::size_t width = 0;
  std::size_t height = 0;
};

/// Of a PNG by its first chunk (https://www.w3.org/TR/png-3/#11IHDR), of an SVG by its `viewBox` or
/// else its `width` and `height`; nothing for other bytes, and for a picture without a shape.
[[nodiscard]] std::optional<PictureKind> picture_kind(std::string_view bytes);

}  // namespace tracuu::server
