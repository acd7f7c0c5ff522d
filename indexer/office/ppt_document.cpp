// SPDX-License-Identifier: GPL-3.0-or-later

// [MS-PPT], PowerPoint Binary File Format.

#include <algorithm>
#include <string>
#include <unordered_set>
#include <vector>

#include "analyzers/charset/charset_table.hpp"
#include "indexer/bytes/compound_file.hpp"
#include "indexer/bytes/little_endian.hpp"
#include "indexer/office/office_paragraphs.hpp"
#include "indexer/office/office_text.hpp"
#include "indexer/sheets/biff_records.hpp"
#include "indexer/text/text_form.hpp"

namespace tracuu::indexer {

using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

enum PptType : std::uint16_t {
  kPptMainMaster = 0x03F8,
  kPptSlideText = 0x0FF0,     ///< SlideListWithText: of slides, masters or notes
  kPptSlidePersist = 0x03F3,  ///< begins a slide in a SlideListWithText
  kPptHandout = 0x0FC9,
  kPptTextHeader = 0x0F9F,
  kPptUnits = 0x0FA0,
  kPptBytes = 0x0FA8,
  kPptCryptSession = 0x2F14,
};

constexpr std::size_t kPptHeadBytes = 8;
constexpr std::size_t kMostSlides = 10'000;
constexpr unsigned kPptSlides = 0;  ///< instance of the SlideListWithText of slides
constexpr std::uint32_t kPptTitle = 0;
constexpr std::uint32_t kPptCenterTitle = 6;

/// Walks the records of the stream, containers before what is in them, and gathers text. PowerPoint
/// adds the new version of a slide after the old one: each line counts once.
class PptText {
 public:
  explicit PptText(std::string_view stream) : stream_(stream) {}

  void read() {
    for (std::size_t at = 0; at + kPptHeadBytes <= stream_.size();) {
      std::uint16_t const version = u16_at(stream_, at);
      std::uint16_t const type = u16_at(stream_, at + 2);
      std::size_t const bytes = u32_at(stream_, at + 4);
      constexpr std::uint16_t kContainer = 0xF;
      at += kPptHeadBytes;
      if (type == kPptCryptSession) is_encrypted_ = true;
      if (type == kPptSlideText && version >> 4 == kPptSlides) begin_slides(at + bytes);
      is_in_slides_ = at < slides_end_;
      if (type == kPptSlidePersist && is_in_slides_) begin_slide();
      if ((version & 0xF) == kContainer && !is_of_masters(type, version >> 4)) continue;
      read_text(type, part_of(stream_, at, bytes));
      at += std::min(bytes, stream_.size() - at);
    }
  }

  [[nodiscard]] bool is_encrypted() const { return is_encrypted_; }
  [[nodiscard]] std::string const& title() const { return title_; }
  [[nodiscard]] std::string const& text() const { return text_; }
  /// Where slides begin in the text; text boxes, which the list of slides does not have, are of
  /// none.
  [[nodiscard]] std::vector<schema::PageStart> pages() const {
    return slide_ > 0 ? starts_ : std::vector<schema::PageStart>();
  }

 private:
  void begin_slides(std::size_t end) {
    slides_end_ = end;
    slide_ = 0;
  }

  void begin_slide() {
    ++slide_;
    if (starts_.size() < kMostSlides) starts_.push_back({slide_, text_.size(), {}});
  }

  /// "Click to edit the title", and what else no slide says.
  static bool is_of_masters(std::uint16_t type, unsigned instance) {
    constexpr unsigned kMasters = 1;
    return type == kPptMainMaster || type == kPptHandout ||
           (type == kPptSlideText && instance == kMasters);
  }

  void read_text(std::uint16_t type, std::string_view data) {
    if (type == kPptTextHeader) kind_ = u32_at(data, 0);
    if (type == kPptBytes) add(analyzers::from_windows_1252(data));
    if (type != kPptUnits) return;
    std::u16string units;
    for (std::size_t at = 0; at + 1 < data.size(); at += 2) {
      units += static_cast<char16_t>(u16_at(data, at));
    }
    add(utf8_of_units(units));
  }

  void add(std::string text) {
    std::ranges::replace(text, '\r', '\n');
    bool const is_title = kind_ == kPptTitle || kind_ == kPptCenterTitle;
    std::ranges::replace(text, '\v', is_title ? ' ' : '\n');
    if (is_title && title_.empty()) title_ = one_line(text);
    for (std::string_view const line : split_lines(text)) {
      std::string const whole = one_line(line);
      // A field stands as one sign: "*" for the number of the slide.
      if (whole.empty() || whole == "*") continue;
      if (!seen_.insert(whole).second) continue;
      std::size_t const page = is_in_slides_ ? slide_ : 0;
      bool const is_of_last = !starts_.empty() && starts_.back().page == page;
      if (!is_of_last) starts_.push_back({page, text_.size(), {}});
      text_.append(whole).append("\n");
    }
  }

  std::string_view stream_;
  std::uint32_t kind_ = 0xFFFFFFFF;
  bool is_encrypted_ = false;
  std::string title_;
  std::string text_;
  std::unordered_set<std::string> seen_;
  std::size_t slides_end_ = 0;  ///< of the list of slides, in the stream
  bool is_in_slides_ = false;
  std::size_t slide_ = 0;  ///< the last that began
  std::vector<schema::PageStart> starts_;
};

}  // namespace

Result<OfficeText> read_ppt(std::string_view bytes, std::uint64_t max_bytes) {
  auto const file = CompoundFile::open(bytes);
  auto const stream = file ? file->read("PowerPoint Document", bytes.size()) : std::nullopt;
  if (!stream) {
    return Error{ErrorCode::InvalidArgument, "not a PowerPoint presentation (.ppt)", ""};
  }
  PptText text(*stream);
  text.read();
  if (text.is_encrypted()) {
    return Error{ErrorCode::InvalidArgument, "the presentation is encrypted: it needs a password",
                 "save it without a password"};
  }
  OfficeText read;
  read.styled_title = text.title();
  read.text = text.text();
  read.pages = text.pages();
  if (read.text.size() > max_bytes) {
    return Error{ErrorCode::InvalidArgument,
                 "its text has more than the limit of " + std::to_string(max_bytes) + " bytes", ""};
  }
  return read;
}

}  // namespace tracuu::indexer
