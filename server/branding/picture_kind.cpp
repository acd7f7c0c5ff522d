// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/branding/picture_kind.hpp"

#include <pugixml.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <vector>

namespace tracuu::server {
namespace {

constexpr std::string_view kPngStart("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16);
constexpr double kLargestSide = 100'000;
constexpr double kLongSide = 512;  // of an SVG, as it is told

std::size_t big_endian(std::string_view bytes) {
  std::size_t value = 0;
  for (char const byte : bytes.substr(0, 4)) value = value << 8 | static_cast<std::uint8_t>(byte);
  return value;
}

/// In whole numbers, as an attribute of <img> wants them.
std::optional<PictureKind> with_shape(std::string_view media_type, double width, double height) {
  bool const is_shape =
      width >= 1 && height >= 1 && width <= kLargestSide && height <= kLargestSide;
  if (!is_shape) return std::nullopt;
  return PictureKind{media_type, static_cast<std::size_t>(std::lround(width)),
                     static_cast<std::size_t>(std::lround(height))};
}

std::optional<PictureKind> png_kind(std::string_view bytes) {
  if (bytes.size() < kPngStart.size() + 8) return std::nullopt;
  std::string_view const shape = bytes.substr(kPngStart.size());
  return with_shape("image/png", static_cast<double>(big_endian(shape)),
                    static_cast<double>(big_endian(shape.substr(4))));
}

/// The numbers at the beginning of `text`, four at most, apart by blanks and commas.
std::vector<double> leading_numbers(std::string_view text) {
  std::vector<double> numbers;
  while (numbers.size() < 4) {
    text.remove_prefix(std::min(text.find_first_not_of(" \t\n,"), text.size()));
    double number = 0;
    auto const [rest, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{}) break;
    numbers.push_back(number);
    text.remove_prefix(static_cast<std::size_t>(rest - text.data()));
  }
  return numbers;
}

std::optional<PictureKind> svg_kind(std::string_view bytes) {
  pugi::xml_document document;
  if (!document.load_buffer(bytes.data(), bytes.size())) return std::nullopt;
  pugi::xml_node const svg = document.document_element();
  if (std::string_view(svg.name()) != "svg") return std::nullopt;
  std::vector<double> sides = leading_numbers(svg.attribute("viewBox").value());
  if (sides.size() == 4) {
    sides = {sides[2], sides[3]};
  } else {
    sides = leading_numbers(svg.attribute("width").value());
    std::ranges::copy(leading_numbers(svg.attribute("height").value()), std::back_inserter(sides));
  }
  bool const has_shape = sides.size() == 2 && sides[0] > 0 && sides[1] > 0;
  if (!has_shape) return std::nullopt;
  // Its units are of any size: a box of 1.5 by 1 has a shape, too.
  double const scale = kLongSide / std::max(sides[0], sides[1]);
  return with_shape("image/svg+xml", sides[0] * scale, sides[1] * scale);
}

}  // namespace

std::optional<PictureKind> picture_kind(std::string_view bytes) {
  return bytes.starts_with(kPngStart) ? png_kind(bytes) : svg_kind(bytes);
}

}  // namespace tracuu::server
