// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <iterator>
#include <string_view>

#include "analyzers/letter.hpp"
#include "base/utf8.hpp"

namespace tracuu::analyzers {

/// One character of a text: its code point, where its bytes begin, and what it is.
struct Character {
  char32_t value = 0;
  std::size_t at = 0;
  std::string_view bytes;
  CharInfo info;

  [[nodiscard]] bool is_letter() const { return info.char_class == CharClass::Letter; }
  [[nodiscard]] bool has_mark() const {
    return info.tone != Tone::None || info.shape != Shape::None;
  }
};

/// The characters of `text` in their order, to be walked by a range-based for. Bytes that are no
/// UTF-8 are characters as base::decode_utf8() reads them. A view: `text` must outlive it.
/// For words and lines; walks over long texts read CharTable themselves.
class Characters {
 public:
  class Iterator {
   public:
    using difference_type = std::ptrdiff_t;
    using value_type = Character;

    Iterator() = default;
    explicit Iterator(std::string_view text) : text_(text) { read(); }

    [[nodiscard]] Character operator*() const {
      return {point_.value, at_, text_.substr(at_, point_.bytes), char_info(point_.value)};
    }
    Iterator& operator++() {
      at_ += point_.bytes;
      read();
      return *this;
    }
    void operator++(int) { ++*this; }
    [[nodiscard]] bool operator==(std::default_sentinel_t /*end*/) const {
      return at_ >= text_.size();
    }

   private:
    void read() {
      if (at_ < text_.size()) point_ = base::decode_utf8(text_, at_);
    }

    std::string_view text_;
    std::size_t at_ = 0;
    base::CodePoint point_;
  };

  explicit Characters(std::string_view text) : text_(text) {}

  [[nodiscard]] Iterator begin() const { return Iterator(text_); }
  [[nodiscard]] static std::default_sentinel_t end() { return std::default_sentinel; }

 private:
  std::string_view text_;
};

}  // namespace tracuu::analyzers
