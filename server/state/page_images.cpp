// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/state/page_images.hpp"

#include <fmt/format.h>

#include <utility>

namespace tracuu::server {
namespace {

constexpr std::size_t kBytesBesideImage = 512;

std::string key_of(indexer::PageImagePlace const& place) {
  return fmt::format("{}:{}:{}", place.file_hash, place.page, place.turned);
}

}  // namespace

base::Result<PageImages::Image> PageImages::find(indexer::PageImagePlace const& place) {
  std::string key = key_of(place);
  {
    std::scoped_lock const lock(mutex_);
    if (auto const found = places_.find(key); found != places_.end()) {
      kept_.splice(kept_.begin(), kept_, found->second);
      return found->second->image;
    }
  }
  auto drawn = indexer::draw_page_image(place);
  base::Result<Image> image =
      drawn ? base::Result<Image>(std::make_shared<std::string const>(std::move(*drawn)))
            : base::Result<Image>(drawn.error());
  bool const lasts = image || image.error().code == base::ErrorCode::InvalidArgument;
  if (lasts) keep(std::move(key), image);
  return image;
}

PageImages::Stats PageImages::stats() const {
  std::scoped_lock const lock(mutex_);
  return {kept_.size(), bytes_};
}

void PageImages::keep(std::string key, base::Result<Image> image) {
  std::size_t const bytes = kBytesBesideImage + (image ? (*image)->size() : 0);
  std::scoped_lock const lock(mutex_);
  if (bytes > capacity_bytes_ || places_.contains(key)) return;
  kept_.push_front({std::move(key), std::move(image), bytes});
  places_.emplace(kept_.front().key, kept_.begin());
  bytes_ += bytes;
  while (bytes_ > capacity_bytes_) {
    bytes_ -= kept_.back().bytes;
    places_.erase(kept_.back().key);
    kept_.pop_back();
  }
}

}  // namespace tracuu::server
