// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tracuu::indexer {

/// A record of the stream of an Excel workbook ([MS-XLS]), with the Continue records after it.
struct BiffRecord {
  std::uint16_t type = 0;
  std::vector<std::string_view> parts;  ///< its own bytes, then those of each Continue

  [[nodiscard]] std::string_view data() const { return parts.empty() ? "" : parts.front(); }
};

/// Walks the records of a stream from a place on. Not thread-safe; the bytes must outlive it.
class BiffRecords {
 public:
  explicit BiffRecords(std::string_view stream, std::size_t at = 0) : stream_(stream), at_(at) {}

  /// False at the end of the stream.
  [[nodiscard]] bool next(BiffRecord& record);

 private:
  bool take(std::uint16_t& type, std::string_view& data);

  std::string_view stream_;
  std::size_t at_;
};

/// Reads the fields of a record one after the other, over the edges of its parts. What is beyond
/// the end reads as 0. Not thread-safe.
class BiffFields {
 public:
  explicit BiffFields(std::vector<std::string_view> const& parts) : parts_(parts) {}

  [[nodiscard]] std::uint8_t take_u8();
  [[nodiscard]] std::uint16_t take_u16();
  [[nodiscard]] std::uint32_t take_u32();
  void skip(std::uint64_t bytes);
  /// A string of Excel 97 and later (XLUnicodeRichExtendedString, 2.5.293) after its number of
  /// characters, as UTF-8: in a part that begins in its middle its flags stand again.
  [[nodiscard]] std::string take_string(std::uint32_t characters);
  [[nodiscard]] bool at_end();

 private:
  std::vector<std::string_view> const& parts_;
  std::size_t part_ = 0;
  std::size_t at_ = 0;
};

/// UTF-16 code units as UTF-8; halves of pairs that stand alone are left out.
[[nodiscard]] std::string utf8_of_units(std::u16string_view units);

}  // namespace tracuu::indexer
