// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/kept_datestamps.hpp"

#include <algorithm>
#include <charconv>

#include "base/fnv.hpp"
#include "schema/field.hpp"
#include "store/database.hpp"

namespace tracuu::indexer {
namespace {

/// The number that `content_hash` writes; nothing for any other text.
std::optional<std::uint64_t> hash_number(std::string_view content_hash) {
  constexpr int kHex = 16;
  std::uint64_t content = 0;
  char const* const end = content_hash.data() + content_hash.size();
  auto const [read, error] = std::from_chars(content_hash.data(), end, content, kHex);
  if (error != std::errc{} || read != end) return std::nullopt;
  return content;
}

}  // namespace

KeptDatestamps KeptDatestamps::of(store::IndexFolder const& folder) {
  KeptDatestamps kept;
  auto const read = store::xapian_guard([&]() -> base::Result<void> {
    auto const database = store::open_current(folder);
    if (!database) return database.error();
    kept.stamps_.reserve(database->get_doccount());
    auto ids = database->valuestream_begin(schema::kIdSlot);
    auto contents = database->valuestream_begin(schema::kContentHashSlot);
    auto const ids_end = database->valuestream_end(schema::kIdSlot);
    auto const contents_end = database->valuestream_end(schema::kContentHashSlot);
    auto const end = database->valuestream_end(schema::kIndexedSlot);
    for (auto at = database->valuestream_begin(schema::kIndexedSlot); at != end; ++at) {
      Xapian::docid const document = at.get_docid();
      if (ids != ids_end) ids.skip_to(document);
      if (contents != contents_end) contents.skip_to(document);
      if (ids == ids_end || contents == contents_end) break;
      if (ids.get_docid() != document || contents.get_docid() != document) continue;
      auto const content = hash_number(*contents);
      auto const indexed = schema::parse_value_instant(*at);
      if (content && indexed) kept.stamps_.push_back({base::fnv1a(*ids), *content, *indexed});
    }
    return {};
  });
  if (!read) return {};
  std::ranges::sort(kept.stamps_, {}, &Stamp::id);
  return kept;
}

std::optional<schema::Instant> KeptDatestamps::find(std::string_view id,
                                                    std::string_view content_hash) const {
  if (stamps_.empty()) return std::nullopt;
  auto const content = hash_number(content_hash);
  auto const of_id = std::ranges::equal_range(stamps_, base::fnv1a(id), {}, &Stamp::id);
  auto const stamp = std::ranges::find_if(
      of_id, [&](Stamp const& one) { return content && one.content == *content; });
  if (stamp == of_id.end()) return std::nullopt;
  return stamp->indexed;
}

}  // namespace tracuu::indexer
