// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct libdeflate_compressor;

namespace tracuu::indexer {

/// Makes raw deflate streams (RFC 1951), as Xapian keeps long tags, with
/// libdeflate. Keeps its memory. Not thread-safe.
class Deflater {
 public:
  Deflater();

  /// Valid until the next call; nothing if the stream would not be shorter.
  [[nodiscard]] std::optional<std::string_view> deflate(std::string_view bytes);

 private:
  struct Free {
    void operator()(libdeflate_compressor* compressor) const;
  };
  std::unique_ptr<libdeflate_compressor, Free> compressor_;
  std::string stream_;
};

}  // namespace tracuu::indexer
