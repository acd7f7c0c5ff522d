// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "search/redirects/old_address.hpp"

namespace {

using namespace tracuu;

void require(bool holds) {
  if (!holds) std::abort();
}

bool is_slug_byte(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9');
}

}  // namespace

/// Any bytes as the address of a page that is no more: no crash, a host where there is a key, and
/// words such as slugs have.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  std::string_view const text(reinterpret_cast<char const*>(data), size);
  search::OldAddress const address = search::read_old_address(text);
  require(schema::host_of_key(address.key) == address.host);
  require(address.key.empty() == address.host.empty());
  for (auto const& words : address.slugs) {
    require(words.size() >= 2 || (words.size() == 1 && words.front().size() >= 12));
    for (std::string const& word : words) {
      require(!word.empty() && std::ranges::all_of(word, is_slug_byte));
    }
  }
  require(search::without_trailing_marks(text).size() <= text.size());
  return 0;
}
