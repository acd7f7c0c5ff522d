// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/text/text_cut.hpp"

#include <fmt/format.h>

#include "base/utf8.hpp"

namespace tracuu::indexer {

std::size_t cut_place(std::string_view text, std::size_t max_bytes) {
  constexpr std::size_t kLookBackBytes = 4096;
  if (text.size() <= max_bytes) return text.size();
  std::size_t const from = max_bytes < kLookBackBytes ? 0 : max_bytes - kLookBackBytes;
  std::string_view const tail = text.substr(from, max_bytes - from);
  for (char const end : {'\n', ' '}) {
    std::size_t const at = tail.rfind(end);
    if (at != std::string_view::npos) return from + at + 1;
  }
  std::size_t at = max_bytes;
  while (at > from && !base::is_utf8_boundary(text, at)) --at;
  return at;
}

std::string cut_remark(std::size_t kept_bytes, std::size_t all_bytes) {
  if (all_bytes < 1'000'000) {
    return fmt::format("{} of {} bytes of its text are kept", kept_bytes, all_bytes);
  }
  return fmt::format("{:.1f} of {:.1f} MB of its text are kept",
                     static_cast<double>(kept_bytes) / 1e6, static_cast<double>(all_bytes) / 1e6);
}

}  // namespace tracuu::indexer
