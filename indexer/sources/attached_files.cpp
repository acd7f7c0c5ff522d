// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/attached_files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "indexer/item/source_ending.hpp"
#include "indexer/item/source_name.hpp"
#include "indexer/sources/item_stream_opener.hpp"

namespace tracuu::indexer {

using base::Error;
using base::ErrorCode;
using base::Result;

Result<void> AttachedFiles::open_next() {
  AttachedFile file = std::move(files_.front());
  files_.pop_front();
  std::string const below = "/" + utf8_name(file.name);
  auto const refused = [&](std::string message, std::string hint) {
    return error_of_item(origin_.name + below,
                         {ErrorCode::InvalidArgument, std::move(message), std::move(hint)});
  };
  auto const ending = source_ending_of(file.name, limits_);
  bool const is_archive = ending && (ending->container == SourceContainer::Zip ||
                                     ending->container == SourceContainer::Tar);
  if (is_archive) {
    return refused("an archive in this file is not read", "unpack it and index the folder");
  }
  if (origin_.depth >= limits_.max_attached_depth) {
    return refused(
        fmt::format("is not read: it lies in {} files, one in another", origin_.depth + 1), "");
  }
  std::uint64_t const bytes = file.bytes.size();
  auto input = open_bytes_input(std::move(file.bytes));
  ItemOrigin origin{origin_.name + below, origin_.key + below, origin_.depth + 1};
  if (ending) {
    stream_ = open_member_stream(*ending, std::move(input), bytes, std::move(origin), limits_);
    return {};
  }
  auto opened = open_by_content(std::move(input), bytes, std::move(origin), limits_);
  if (!opened) return error_of_item(origin_.name + below, opened.error());
  stream_ = std::move(*opened);
  return {};
}

Result<std::optional<SourceItem>> AttachedFiles::next() {
  while (true) {
    if (stream_) {
      Result<std::optional<SourceItem>> item = stream_->next();
      if (!item || *item) return item;
      stream_.reset();
    }
    if (files_.empty()) return std::optional<SourceItem>();
    if (auto const opened = open_next(); !opened) return opened.error();
  }
}

std::string AttachedNames::unique(std::string_view wanted, std::string_view otherwise) {
  std::string name(wanted.substr(wanted.find_last_of("/\\") + 1));
  std::erase_if(name, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
  if (name.empty() || name == "." || name == "..") name = otherwise;
  std::size_t const dot = std::min(name.rfind('.'), name.size());
  std::string candidate = name;
  for (std::size_t copy = 2; given_.contains(candidate); ++copy) {
    candidate = fmt::format("{}-{}{}", name.substr(0, dot), copy, name.substr(dot));
  }
  given_.insert(candidate);
  return candidate;
}

}  // namespace tracuu::indexer
