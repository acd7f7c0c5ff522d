// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass/deflater.hpp"

#include <libdeflate.h>

#include <new>

namespace tracuu::indexer {

namespace {

/// zlib's default, which Xapian uses.
constexpr int kLevel = 6;

}  // namespace

void Deflater::Free::operator()(libdeflate_compressor* compressor) const {
  libdeflate_free_compressor(compressor);
}

Deflater::Deflater() : compressor_(libdeflate_alloc_compressor(kLevel)) {
  if (!compressor_) throw std::bad_alloc();
}

std::optional<std::string_view> Deflater::deflate(std::string_view bytes) {
  if (bytes.empty()) return std::nullopt;
  stream_.resize(bytes.size() - 1);
  std::size_t const size = libdeflate_deflate_compress(
      compressor_.get(), bytes.data(), bytes.size(), stream_.data(), stream_.size());
  if (size == 0) return std::nullopt;
  return std::string_view(stream_.data(), size);
}

}  // namespace tracuu::indexer
