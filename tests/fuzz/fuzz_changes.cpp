// SPDX-License-Identifier: GPL-3.0-or-later
// The body of a batch of changes: whatever comes, it is refused with a reason or read, and what
// was read has an id each.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/utf8.hpp"
#include "indexer/change_reader.hpp"

namespace {

using namespace tracuu;

void require(bool holds) {
  if (!holds) std::abort();
}

void check(base::Result<std::vector<indexer::Change>> const& changes) {
  if (!changes) {
    require(!changes.error().message.empty());
    return;
  }
  for (indexer::Change const& change : *changes) {
    require(!change.id.empty() && !base::find_invalid_utf8(change.id));
    if (change.is_removal()) continue;
    require(change.announcement->id == change.id);
    require(!base::find_invalid_utf8(change.announcement->title));
    require(!base::find_invalid_utf8(change.announcement->body));
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  std::string_view const body(reinterpret_cast<char const*>(data), size);
  check(indexer::read_changes(body));
  if (auto const put = indexer::read_put("tb-1", body)) require(put->id == "tb-1");
  return 0;
}
