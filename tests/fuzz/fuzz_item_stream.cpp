// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>

#include "indexer/parsing/announcement_reader.hpp"
#include "indexer/sources/item_stream_opener.hpp"

namespace {

using namespace tracuu::indexer;

constexpr std::array<char const*, 10> kNames{"f.csv", "f.xml",  "f.warc", "f.warc.gz", "f.jsonl.gz",
                                             "f.txt", "f.json", "f.eml",  "f.mht",     "f.tsv"};
constexpr SourceLimits kLimits{.max_item_bytes = 1 << 16};

/// Gives all its bytes at once.
class BytesInput : public ByteInput {
 public:
  explicit BytesInput(std::string_view bytes) : bytes_(bytes) {}
  tracuu::base::Result<std::string_view> read() override { return std::exchange(bytes_, {}); }
  [[nodiscard]] std::uint64_t stored_bytes() const override { return 0; }

 private:
  std::string_view bytes_;
};

}  // namespace

/// Any bytes as each of the containers that need no file: no crash, an end, and
/// no item above the limit (JSON made of rows and feeds may be longer: escapes).
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  std::string_view const bytes(reinterpret_cast<char const*>(data), size);
  for (char const* const name : kNames) {
    auto const stream = open_member_stream(*ending_of(name), std::make_unique<BytesInput>(bytes),
                                           std::nullopt, {name, name}, kLimits);
    std::size_t const most_steps = size + 2;
    for (std::size_t step = 0;; ++step) {
      if (step > most_steps * 1100) std::abort();  // gzip packs 1,032 times at most
      auto const item = stream->next();
      if (!item) continue;
      if (!*item) break;
      if ((*item)->bytes.size() > kLimits.max_item_bytes * 8) std::abort();
      (void)read_announcement(**item);
    }
  }
  return 0;
}
