// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sheets/biff_records.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "indexer/bytes/little_endian.hpp"

namespace tracuu::indexer {

namespace {

constexpr std::uint16_t kContinue = 0x003C;

}  // namespace

bool BiffRecords::take(std::uint16_t& type, std::string_view& data) {
  constexpr std::size_t kHeadBytes = 4;
  if (at_ + kHeadBytes > stream_.size()) return false;
  type = u16_at(stream_, at_);
  data = part_of(stream_, at_ + kHeadBytes, u16_at(stream_, at_ + 2));
  at_ += kHeadBytes + u16_at(stream_, at_ + 2);
  return true;
}

bool BiffRecords::next(BiffRecord& record) {
  std::string_view data;
  if (!take(record.type, data)) return false;
  record.parts.assign(1, data);
  while (u16_at(stream_, at_) == kContinue) {
    std::uint16_t type = 0;
    if (!take(type, data)) break;
    record.parts.push_back(data);
  }
  return true;
}

bool BiffFields::at_end() {
  while (part_ < parts_.size() && at_ >= parts_[part_].size()) {
    ++part_;
    at_ = 0;
  }
  return part_ >= parts_.size();
}

std::uint8_t BiffFields::take_u8() {
  return at_end() ? std::uint8_t{0} : byte_at(parts_[part_], at_++);
}

std::uint16_t BiffFields::take_u16() {
  std::uint8_t const low = take_u8();
  return static_cast<std::uint16_t>(low | take_u8() << 8);
}

std::uint32_t BiffFields::take_u32() {
  std::uint16_t const low = take_u16();
  return low | std::uint32_t{take_u16()} << 16;
}

void BiffFields::skip(std::uint64_t bytes) {
  while (bytes > 0 && !at_end()) {
    std::uint64_t const here = std::min<std::uint64_t>(bytes, parts_[part_].size() - at_);
    at_ += static_cast<std::size_t>(here);
    bytes -= here;
  }
}

std::string BiffFields::take_string(std::uint32_t characters) {
  constexpr std::uint8_t kWide = 1;
  constexpr std::uint8_t kExtended = 4;
  constexpr std::uint8_t kRich = 8;
  std::uint8_t flags = take_u8();
  std::uint16_t const runs = (flags & kRich) != 0 ? take_u16() : std::uint16_t{0};
  std::uint32_t const extension = (flags & kExtended) != 0 ? take_u32() : 0;
  std::u16string units;
  std::size_t part = part_;
  for (std::uint32_t i = 0; i < characters; ++i) {
    if (at_end()) break;
    if (part_ != part) {
      part = part_;
      flags = take_u8();
    }
    units += static_cast<char16_t>((flags & kWide) != 0 ? take_u16() : take_u8());
  }
  skip(std::uint64_t{runs} * 4 + extension);
  return utf8_of_units(units);
}

std::string utf8_of_units(std::u16string_view units) {
  std::string text;
  for (std::size_t i = 0; i < units.size(); ++i) {
    char32_t const unit = units[i];
    bool const is_high = unit >= 0xD800 && unit < 0xDC00;
    bool const is_low = unit >= 0xDC00 && unit < 0xE000;
    if (is_high && i + 1 < units.size() && units[i + 1] >= 0xDC00 && units[i + 1] < 0xE000) {
      base::append_utf8(text, 0x10000 + ((unit - 0xD800) << 10) + (units[i + 1] - 0xDC00U));
      ++i;
    } else if (!is_high && !is_low && unit != 0) {
      base::append_utf8(text, unit);
    }
  }
  return text;
}

}  // namespace tracuu::indexer
