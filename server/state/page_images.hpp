// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/result.hpp"
#include "indexer/page_image.hpp"

namespace tracuu::server {

/// Pictures of pages, drawn when they are asked for and kept, at most so many bytes of them: those
/// not asked for longest go first. Thread-safe.
class PageImages {
 public:
  using Image = std::shared_ptr<std::string const>;  ///< a JPEG

  explicit PageImages(std::size_t capacity_bytes) : capacity_bytes_(capacity_bytes) {}
  PageImages(PageImages const&) = delete;
  PageImages& operator=(PageImages const&) = delete;

  /// What is kept of the page, else what indexer::draw_page_image draws, with its errors. That a
  /// page can't be drawn is kept, too.
  [[nodiscard]] base::Result<Image> find(indexer::PageImagePlace const& place);

  struct Stats {
    std::size_t images = 0;
    std::size_t bytes = 0;
  };
  [[nodiscard]] Stats stats() const;

 private:
  struct Kept {
    std::string key;
    base::Result<Image> image;
    std::size_t bytes = 0;
  };

  void keep(std::string key, base::Result<Image> image);

  std::size_t const capacity_bytes_;
  mutable std::mutex mutex_;
  std::list<Kept> kept_;  ///< the one asked for last first
  std::unordered_map<std::string_view, std::list<Kept>::iterator> places_;  ///< by Kept::key
  std::size_t bytes_ = 0;
};

}  // namespace tracuu::server
