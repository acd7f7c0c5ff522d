// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/bytes/utf8_input.hpp"

#include <string>
#include <utility>

#include "base/utf8.hpp"

namespace tracuu::indexer {

namespace {

using base::Result;

class Utf8Input : public ByteInput {
 public:
  explicit Utf8Input(std::unique_ptr<ByteInput> input) : input_(std::move(input)) {}

  Result<std::string_view> read() override;
  [[nodiscard]] std::uint64_t stored_bytes() const override { return input_->stored_bytes(); }

 private:
  enum class Form { Unknown, Plain, LittleEndian, BigEndian };

  Result<std::string_view> find_form();
  void convert(std::string_view bytes);
  void add_code_unit(char16_t unit);
  void end_surrogate();

  std::unique_ptr<ByteInput> input_;
  Form form_ = Form::Unknown;
  std::string head_;        ///< the first bytes, while the form is not known
  std::string text_;        ///< the last piece
  std::string odd_byte_;    ///< half a code unit at the end of a piece
  char16_t surrogate_ = 0;  ///< a high one that waits for its low one
  bool ended_ = false;
};

/// The first piece: two bytes at least, unless there are fewer.
Result<std::string_view> Utf8Input::find_form() {
  while (head_.size() < 2) {
    Result<std::string_view> const piece = input_->read();
    if (!piece) return piece;
    if (piece->empty()) break;
    head_ += *piece;
  }
  std::string_view bytes = head_;
  form_ = Form::Plain;
  if (bytes.starts_with("\xFF\xFE")) form_ = Form::LittleEndian;
  if (bytes.starts_with("\xFE\xFF")) form_ = Form::BigEndian;
  if (form_ != Form::Plain) bytes.remove_prefix(2);
  return bytes;
}

void Utf8Input::end_surrogate() {
  if (std::exchange(surrogate_, 0) != 0) base::append_utf8(text_, base::kReplacementCharacter);
}

void Utf8Input::add_code_unit(char16_t unit) {
  if (unit >= 0xDC00 && unit <= 0xDFFF && surrogate_ != 0) {
    char32_t const high = std::exchange(surrogate_, 0);
    base::append_utf8(text_, 0x10000 + ((high - 0xD800U) << 10U) + (unit - 0xDC00U));
    return;
  }
  end_surrogate();
  if (unit >= 0xD800 && unit <= 0xDBFF) {
    surrogate_ = unit;
  } else {
    bool const is_alone = unit >= 0xDC00 && unit <= 0xDFFF;
    base::append_utf8(text_, is_alone ? base::kReplacementCharacter : char32_t{unit});
  }
}

void Utf8Input::convert(std::string_view bytes) {
  odd_byte_ += bytes;
  std::size_t at = 0;
  for (; at + 1 < odd_byte_.size(); at += 2) {
    auto const first = static_cast<unsigned char>(odd_byte_[at]);
    auto const second = static_cast<unsigned char>(odd_byte_[at + 1]);
    add_code_unit(form_ == Form::LittleEndian ? static_cast<char16_t>(second << 8U | first)
                                              : static_cast<char16_t>(first << 8U | second));
  }
  odd_byte_.erase(0, at);
}

Result<std::string_view> Utf8Input::read() {
  text_.clear();
  if (form_ == Form::Unknown) {
    Result<std::string_view> const first = find_form();
    if (!first || form_ == Form::Plain) return first;
    convert(*first);
  }
  if (form_ == Form::Plain) return input_->read();
  while (text_.empty() && !ended_) {
    Result<std::string_view> const piece = input_->read();
    if (!piece) return piece;
    convert(*piece);
    if (!piece->empty()) continue;
    ended_ = true;
    end_surrogate();
    if (!odd_byte_.empty()) base::append_utf8(text_, base::kReplacementCharacter);
  }
  return std::string_view(text_);
}

}  // namespace

std::unique_ptr<ByteInput> open_utf8_input(std::unique_ptr<ByteInput> input) {
  return std::make_unique<Utf8Input>(std::move(input));
}

}  // namespace tracuu::indexer
