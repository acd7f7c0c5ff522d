// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tracuu::search {

/// Many short texts in one piece of memory: four bytes each besides their own. At
/// most 4 GiB in all. Thread-safe once filled.
class StringTable {
 public:
  /// Makes room for `texts` texts of `bytes` bytes in all.
  void reserve(std::size_t texts, std::size_t bytes) {
    ends_.reserve(texts);
    chars_.reserve(bytes);
  }

  void add(std::string_view text) {
    chars_ += text;
    ends_.push_back(static_cast<std::uint32_t>(chars_.size()));
  }

  [[nodiscard]] std::string_view operator[](std::size_t i) const {
    assert(i < ends_.size());
    std::size_t const begin = i == 0 ? 0 : ends_[i - 1];
    return std::string_view(chars_).substr(begin, ends_[i] - begin);
  }

  [[nodiscard]] std::size_t size() const { return ends_.size(); }

  /// Bytes of memory.
  [[nodiscard]] std::size_t bytes() const {
    return chars_.capacity() + ends_.capacity() * sizeof(std::uint32_t);
  }

 private:
  std::string chars_;
  std::vector<std::uint32_t> ends_;
};

/// Many short rows of numbers likewise.
template <class Number>
class RowTable {
 public:
  void reserve(std::size_t rows, std::size_t numbers) {
    ends_.reserve(rows);
    numbers_.reserve(numbers);
  }

  /// Adds a number to the row under way, end_row() ends it.
  void add(Number number) { numbers_.push_back(number); }
  void end_row() { ends_.push_back(static_cast<std::uint32_t>(numbers_.size())); }

  [[nodiscard]] std::span<Number const> operator[](std::size_t i) const {
    assert(i < ends_.size());
    std::size_t const begin = i == 0 ? 0 : ends_[i - 1];
    return std::span(numbers_).subspan(begin, ends_[i] - begin);
  }

  [[nodiscard]] std::size_t size() const { return ends_.size(); }

  [[nodiscard]] std::size_t bytes() const {
    return numbers_.capacity() * sizeof(Number) + ends_.capacity() * sizeof(std::uint32_t);
  }

 private:
  std::vector<Number> numbers_;
  std::vector<std::uint32_t> ends_;
};

}  // namespace tracuu::search
