// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/scanned_page.hpp"

#include <zlib.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>
#include <random>

#include "base/ascii.hpp"

namespace tracuu::bench {

namespace {

constexpr double kThreshold = 150;
constexpr std::uint8_t kWhite = 255;

/// The next number of a PGM's head; nothing if there is none.
std::optional<std::size_t> take_number(std::string_view& head) {
  head.remove_prefix(std::min(head.find_first_of("0123456789"), head.size()));
  std::size_t number = 0;
  std::size_t digits = 0;
  for (; digits < head.size() && base::is_digit(head[digits]); ++digits) {
    number = number * 10 + static_cast<std::size_t>(head[digits] - '0');
  }
  constexpr std::size_t kMostDigits = 6;
  if (digits == 0 || digits > kMostDigits) return std::nullopt;
  head.remove_prefix(digits);
  return number;
}

/// The shade at a place between pixels, of the four round it; white outside.
double shade_at(GreyPicture const& page, double x, double y) {
  double const left = std::floor(x);
  double const top = std::floor(y);
  if (left < 0 || top < 0) return kWhite;
  auto const column = static_cast<std::size_t>(left);
  auto const row = static_cast<std::size_t>(top);
  if (column + 1 >= page.width || row + 1 >= page.height) return kWhite;
  auto const shade = [&](std::size_t at_column, std::size_t at_row) {
    return static_cast<double>(page.pixels[at_row * page.width + at_column]);
  };
  double const across = x - left;
  double const down = y - top;
  return (shade(column, row) * (1 - across) + shade(column + 1, row) * across) * (1 - down) +
         (shade(column, row + 1) * (1 - across) + shade(column + 1, row + 1) * across) * down;
}

void append_number(std::string& out, std::uint32_t number) {
  for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(number >> shift & 0xFF);
}

void append_chunk(std::string& out, std::string_view type, std::string_view data) {
  append_number(out, static_cast<std::uint32_t>(data.size()));
  std::string const checked = std::string(type) + std::string(data);
  out += checked;
  append_number(out,
                static_cast<std::uint32_t>(crc32(0, reinterpret_cast<Bytef const*>(checked.data()),
                                                 static_cast<uInt>(checked.size()))));
}

/// Rows of bits, white 1, each after the byte that says that it is not filtered.
std::string packed_rows(GreyPicture const& picture) {
  std::string rows;
  for (std::size_t row = 0; row < picture.height; ++row) {
    rows += '\0';
    for (std::size_t column = 0; column < picture.width; column += 8) {
      unsigned bits = 0;
      for (std::size_t i = 0; i < 8; ++i) {
        bool const is_inside = column + i < picture.width;
        bool const is_white = is_inside && picture.pixels[row * picture.width + column + i] != 0;
        bits = bits << 1U | (is_white ? 1U : 0U);
      }
      rows += static_cast<char>(bits);
    }
  }
  return rows;
}

std::string deflated(std::string const& bytes) {
  uLongf size = compressBound(static_cast<uLong>(bytes.size()));
  std::string packed(size, '\0');
  compress(reinterpret_cast<Bytef*>(packed.data()), &size,
           reinterpret_cast<Bytef const*>(bytes.data()), static_cast<uLong>(bytes.size()));
  packed.resize(size);
  return packed;
}

}  // namespace

base::Result<GreyPicture> read_pgm(std::string_view bytes) {
  base::Error const broken{base::ErrorCode::InvalidArgument, "no PGM of 8 bits", ""};
  if (!bytes.starts_with("P5")) return broken;
  bytes.remove_prefix(2);
  auto const width = take_number(bytes);
  auto const height = take_number(bytes);
  auto const most = take_number(bytes);
  if (!width || !height || most != std::size_t{kWhite}) return broken;
  if (bytes.size() != *width * *height + 1) return broken;
  bytes.remove_prefix(1);
  return GreyPicture{*width, *height, {bytes.begin(), bytes.end()}};
}

GreyPicture scan(GreyPicture const& page, ScanFaults const& faults) {
  std::mt19937 random(faults.seed);
  std::normal_distribution<double> noise(0, std::max(faults.noise, 1e-9));
  std::bernoulli_distribution speck(faults.specks);
  double const angle = faults.skew_degrees * std::numbers::pi / 180;
  double const cosine = std::cos(angle);
  double const sine = std::sin(angle);
  double const middle_x = static_cast<double>(page.width) / 2;
  double const middle_y = static_cast<double>(page.height) / 2;
  GreyPicture scanned{page.width, page.height, std::vector<std::uint8_t>(page.pixels.size())};
  for (std::size_t row = 0; row < page.height; ++row) {
    for (std::size_t column = 0; column < page.width; ++column) {
      double const x = static_cast<double>(column) - middle_x;
      double const y = static_cast<double>(row) - middle_y;
      double const shade =
          shade_at(page, cosine * x + sine * y + middle_x, cosine * y - sine * x + middle_y);
      bool const is_black = (shade + noise(random) < kThreshold) != speck(random);
      scanned.pixels[row * page.width + column] = is_black ? 0 : kWhite;
    }
  }
  return scanned;
}

std::string to_png(GreyPicture const& black_and_white, unsigned dots_per_inch) {
  std::string png = "\x89PNG\r\n\x1A\n";
  std::string head;
  append_number(head, static_cast<std::uint32_t>(black_and_white.width));
  append_number(head, static_cast<std::uint32_t>(black_and_white.height));
  head += '\1';          // bits a pixel
  head.append(4, '\0');  // grey; the methods that there are
  append_chunk(png, "IHDR", head);
  std::string resolution;
  auto const dots_per_metre = static_cast<std::uint32_t>(std::lround(dots_per_inch / 0.0254));
  append_number(resolution, dots_per_metre);
  append_number(resolution, dots_per_metre);
  resolution += '\1';  // metres
  append_chunk(png, "pHYs", resolution);
  append_chunk(png, "IDAT", deflated(packed_rows(black_and_white)));
  append_chunk(png, "IEND", "");
  return png;
}

}  // namespace tracuu::bench
