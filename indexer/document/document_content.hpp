// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/release.hpp"

namespace tracuu::indexer {

/// What the index keeps of one announcement (docs/index-format.md), however it
/// is then written: through Xapian (xapian_document) or straight into a segment
/// (inverted_batch). Made to be filled again for the next one, so that terms are
/// not allocated one by one. Not thread-safe.
class DocumentContent {
 public:
  static constexpr std::uint32_t kNoPosition = 0;

  /// One occurrence of a term.
  struct Posting {
    std::uint32_t term_begin = 0;  ///< of its bytes in the bytes of all terms
    std::uint32_t term_bytes = 0;
    std::uint32_t position = kNoPosition;
    std::uint32_t wdf = 0;  ///< how much the occurrence counts
  };
  /// Slot and value.
  using Value = std::pair<std::uint32_t, std::string>;

  void clear() {
    // What a very long text took is given back: there may be one such builder a thread.
    if (postings_.capacity() > kKeptPostings) base::release(postings_);
    if (chars_.capacity() > kKeptChars) base::release(chars_);
    if (data_.capacity() > kKeptChars) base::release(data_);
    chars_.clear();
    postings_.clear();
    values_.clear();
    data_.clear();
  }

  /// Makes room for about what a text of so many bytes holds, so that it is not made by doubling.
  void reserve_for(std::size_t text_bytes) {
    postings_.reserve(postings_.size() + text_bytes * 2 / 5);
    chars_.reserve(chars_.size() + text_bytes * 5);
  }

  /// An occurrence of `term`; a term may occur many times. Positions of one term
  /// are added in rising order.
  void add_posting(std::string_view term, std::uint32_t wdf, std::uint32_t position = kNoPosition) {
    postings_.push_back({static_cast<std::uint32_t>(chars_.size()),
                         static_cast<std::uint32_t>(term.size()), position, wdf});
    chars_ += term;
  }

  /// A term that tells documents apart and does not count towards their length.
  void add_boolean_term(std::string_view term) { add_posting(term, 0); }

  /// REQUIRES: slots are below 128 and added once each; the value is not empty.
  void add_value(std::uint32_t slot, std::string value) {
    auto const at = std::ranges::upper_bound(values_, slot, {}, &Value::first);
    values_.emplace(at, slot, std::move(value));
  }

  void set_data(std::string data) { data_ = std::move(data); }

  [[nodiscard]] std::string_view term(Posting const& posting) const {
    return std::string_view(chars_).substr(posting.term_begin, posting.term_bytes);
  }
  [[nodiscard]] std::vector<Posting> const& postings() const { return postings_; }
  /// By rising slots.
  [[nodiscard]] std::vector<Value> const& values() const { return values_; }
  [[nodiscard]] std::string const& data() const { return data_; }

 private:
  static constexpr std::size_t kKeptPostings = 400'000;
  static constexpr std::size_t kKeptChars = 8 << 20;

  std::string chars_;
  std::vector<Posting> postings_;
  std::vector<Value> values_;
  std::string data_;
};

}  // namespace tracuu::indexer
