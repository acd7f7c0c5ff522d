// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/decoding.hpp"

#include <brotli/decode.h>
#include <libdeflate.h>

#include <cstdint>
#include <memory>

namespace tracuu::server {

std::string decoded(std::string_view packed, std::string_view coding) {
  constexpr std::size_t kMaxBytes = 1'000'000;
  if (coding.empty() || coding == "identity") return std::string(packed);
  std::string text(kMaxBytes, '\0');
  std::size_t bytes = text.size();
  bool is_whole = false;
  if (coding == "br") {
    is_whole = BrotliDecoderDecompress(
                   packed.size(), reinterpret_cast<std::uint8_t const*>(packed.data()), &bytes,
                   reinterpret_cast<std::uint8_t*>(text.data())) == BROTLI_DECODER_RESULT_SUCCESS;
  } else if (coding == "gzip") {
    std::unique_ptr<libdeflate_decompressor, decltype(&libdeflate_free_decompressor)> const
        unpacker(libdeflate_alloc_decompressor(), &libdeflate_free_decompressor);
    is_whole = libdeflate_gzip_decompress(unpacker.get(), packed.data(), packed.size(), text.data(),
                                          text.size(), &bytes) == LIBDEFLATE_SUCCESS;
  }
  if (!is_whole) return "(damaged)";
  text.resize(bytes);
  return text;
}

}  // namespace tracuu::server
