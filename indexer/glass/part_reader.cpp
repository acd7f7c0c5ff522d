// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass/part_reader.hpp"

#include <algorithm>

namespace tracuu::indexer {

PartReader::PartReader(SegmentFile const& file, SegmentPart part, std::size_t buffer_bytes)
    : file_(&file), unread_(part), buffer_bytes_(buffer_bytes) {}

void PartReader::fill(std::size_t bytes) {
  if (unread_.bytes == 0) return;
  std::size_t const left = end_ - begin_;
  auto const begin = buffer_.begin() + static_cast<std::ptrdiff_t>(begin_);
  std::copy(begin, begin + static_cast<std::ptrdiff_t>(left), buffer_.begin());
  begin_ = 0;
  end_ = left;
  if (buffer_.size() < std::max(bytes, buffer_bytes_)) {
    buffer_.resize(std::max(bytes, buffer_bytes_));
  }
  std::size_t const wanted = std::min<std::uint64_t>(buffer_.size() - end_, unread_.bytes);
  file_->read(unread_.offset, {buffer_.data() + end_, wanted});
  end_ += wanted;
  unread_ = {unread_.offset + wanted, unread_.bytes - wanted};
}

}  // namespace tracuu::indexer
