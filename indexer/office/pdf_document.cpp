// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>

#include <algorithm>
#include <exception>
#include <iterator>
#include <limits>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/item/reading_remarks.hpp"
#include "indexer/office/office_paragraphs.hpp"
#include "indexer/office/office_text.hpp"
#include "indexer/office/pdf_layout.hpp"
#include "indexer/office/pdf_margins.hpp"
#include "indexer/office/pdf_objects.hpp"
#include "indexer/office/pdf_rows.hpp"
#include "indexer/office/pdf_stamp.hpp"
#include "indexer/office/pdf_words.hpp"
#include "indexer/text/text_form.hpp"
#include "schema/page_ranges.hpp"

namespace tracuu::indexer {

using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

using Document = std::unique_ptr<poppler::document>;

/// A PDF may have junk before its head; readers look so far.
constexpr std::size_t kHeadBytes = 1024;

void drop_message(std::string const&, void*) {}

/// Poppler prints what it finds broken on standard error unless told not to.
void silence_poppler() {
  static std::once_flag once;
  std::call_once(once, [] { poppler::set_debug_error_function(&drop_message, nullptr); });
}

std::string as_utf8(poppler::ustring const& text) {
  if (text.empty()) return "";
  poppler::byte_array const bytes = text.to_utf8();
  return {bytes.begin(), bytes.end()};
}

/// Pages with fewer letters have a typed number and date at most: "Số: 119/QĐ-UBND", "Vân Khê,
/// ngày 11 tháng 7 năm 2023".
constexpr std::size_t kFewLetters = 100;

/// Poppler finds out what stands beside what in time that grows faster than the square of the words
/// of a page: 32,000 take it 14 s. A page of small print has 2,000.
constexpr std::ptrdiff_t kMaxLaidOutWords = 6'000;
/// What shorter content draws are fewer.
constexpr std::size_t kLongContentBytes = 120'000;

std::size_t count_code_points(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

/// The lines of a page in the order in which the file has them, one below the other.
PdfPageLines lines_as_written(std::string_view text) {
  PdfPageLines page;
  while (!text.empty()) {
    std::size_t const end = std::min(text.find('\n'), text.size());
    PdfLine line;
    line.content.text = trim(text.substr(0, end));
    line.box = {0, page.height, 1, page.height + 1};
    page.height += 2;
    if (!line.content.text.empty()) page.lines.push_back(std::move(line));
    text.remove_prefix(std::min(text.size(), end + 1));
  }
  return page;
}

/// Letters in the text of a page, stamps aside.
std::size_t count_letters(std::vector<PdfRow> const& rows) {
  std::size_t letters = 0;
  for (PdfRow const& row : rows) {
    for (PdfSegment const& segment : row.segments) {
      for (PdfWord const& word : segment.words) {
        letters += count_code_points(word.text);
      }
    }
  }
  return letters;
}

/// Gathers what the pages of one document hold.
class PdfReading {
 public:
  /// `document`: null for pages that are pictures, whatever file they are in.
  PdfReading(poppler::document const* document, std::string_view bytes, std::uint64_t max_bytes,
             KnownPages const& known)
      : document_(document),
        bytes_(bytes),
        max_bytes_(max_bytes),
        known_(known),
        objects_(document == nullptr ? std::nullopt : PdfObjects::open(bytes)) {}

  Result<OfficeText> read(std::size_t pages) {
    for (std::size_t page = 1; page <= pages; ++page) {
      Result<void> const added = add_page(page);
      if (!added) return added.error();
    }
    look_at_objects();
    bool const may_wait = known_.may_wait && !picture_pages_.empty();
    if (text_pages_ == 0 && !may_wait) return scanned();
    OfficeText read;
    read.has_broken_lines = true;
    if (document_ != nullptr) read.metadata_title = one_line(as_utf8(document_->get_title()));
    PagedText text = join_pdf_pages(std::move(pages_));
    read.text = std::move(text.content.text);
    read.fonts = std::move(text.content.fonts);
    read.machine_words = std::move(text.content.machine_words);
    read.pages = std::move(text.pages);
    read.signatures = std::move(signatures_);
    read.picture_pages = schema::ranges_of_pages(picture_pages_);
    read.machine_pages = schema::ranges_of_pages(machine_pages_);
    read.corrected_pages = schema::ranges_of_pages(corrected_pages_);
    if (machine_bytes_ > 0) read.machine_confidence = certain_bytes_ / machine_bytes_;
    return read;
  }

 private:
  Result<void> add_page(std::size_t number) {
    std::unique_ptr<poppler::page> page;
    if (document_ != nullptr) {
      page.reset(document_->create_page(static_cast<int>(number - 1)));
      if (!page) {
        return Error{ErrorCode::InvalidArgument,
                     fmt::format("the PDF is broken: page {} can't be read", number), ""};
      }
      if (auto const text = text_of_crowded_page(*page, number - 1)) {
        return add_lines(lines_as_written(*text), count_code_points(*text));
      }
    }
    return add_words(page.get(), number);
  }

  /// `page` is null where there is no text but in its picture.
  Result<void> add_words(poppler::page const* page, std::size_t number) {
    PdfWords words;
    if (page != nullptr) words = read_pdf_words(*page);
    std::vector<PdfRow> rows = make_pdf_rows(std::move(words.words));
    std::vector<schema::Signature> stamps = take_stamps(rows);
    auto const read = std::ranges::find(known_.words, number, &schema::PageWords::page);
    if (read != known_.words.end()) {
      words = take_machine_words(*read);
      rows = make_pdf_rows(std::move(words.words));
      take_incoming_stamp(rows);
      std::vector<schema::Signature> drawn = take_stamps(rows);
      if (stamps.empty()) stamps = std::move(drawn);
    }
    std::ranges::move(stamps, std::back_inserter(signatures_));
    std::size_t const letters = count_letters(rows);
    // Of others the correction takes the place of what stands in the body (announcement_reader), so
    // that title and head are read of the page itself.
    auto const corrected = std::ranges::find(known_.corrected, number, &CorrectedPage::page);
    bool const has_text = read != known_.words.end() || letters >= kFewLetters;
    if (!has_text && corrected != known_.corrected.end()) {
      corrected_pages_.push_back(number);
      return add_lines(lines_as_written(corrected->text), count_code_points(corrected->text));
    }
    return add_lines({lay_out_page(std::move(rows), words.width), words.height}, letters);
  }

  /// The words of a page that is a picture. What text the file has of it is in the picture, too.
  PdfWords take_machine_words(schema::PageWords const& read) {
    machine_pages_.push_back(read.page);
    for (schema::PageWord const& word : read.words) {
      auto const bytes = static_cast<double>(word.text.size());
      machine_bytes_ += bytes;
      certain_bytes_ += bytes * word.confidence;
    }
    return words_of_picture(read);
  }

  /// The text of a page that has too many words to be laid out.
  std::optional<std::string> text_of_crowded_page(poppler::page const& page, std::size_t index) {
    if (!objects_ || !objects_->has_longer_content(index, kLongContentBytes)) return std::nullopt;
    std::string text = as_utf8(page.text(poppler::rectf(), poppler::page::raw_order_layout));
    auto const is_blank = [](char c) { return c == ' ' || c == '\n'; };
    if (std::ranges::count_if(text, is_blank) <= kMaxLaidOutWords) return std::nullopt;
    return text;
  }

  /// The lines of the next page, which has so many letters.
  Result<void> add_lines(PdfPageLines lines, std::size_t letters) {
    letters_.push_back(letters);
    for (PdfLine const& line : lines.lines) text_bytes_ += line.content.text.size() + 1;
    if (text_bytes_ > max_bytes_) {
      return Error{ErrorCode::InvalidArgument,
                   fmt::format("its text has more than the limit of {} bytes", max_bytes_), ""};
    }
    pages_.push_back(std::move(lines));
    return {};
  }

  /// Which pages are pictures, and the signatures, of which the stamps are only the picture.
  void look_at_objects() {
    bool has_few = false;
    for (std::size_t page = 1; page <= letters_.size(); ++page) has_few |= may_be_picture(page);
    bool const is_signed = bytes_.find("/ByteRange") != std::string_view::npos;
    bool const is_asked = objects_ && (has_few || is_signed);
    for (std::size_t page = 1; page <= letters_.size(); ++page) {
      bool const is_drawn = document_ == nullptr || (is_asked && objects_->has_picture(page - 1));
      bool const is_picture = may_be_picture(page) && is_drawn;
      if (is_picture) picture_pages_.push_back(page);
      if (!is_picture && letters_[page - 1] > 0) ++text_pages_;
    }
    if (is_asked && is_signed) {
      std::vector<schema::Signature> in_form = objects_->signatures();
      if (in_form.size() >= signatures_.size()) signatures_ = std::move(in_form);
    }
    keep_first_of_each_signer();
  }

  /// Whether page `page`, from 1, has so few letters that what it says is in its picture.
  [[nodiscard]] bool may_be_picture(std::size_t page) const {
    return letters_[page - 1] < kFewLetters && !std::ranges::binary_search(machine_pages_, page) &&
           !std::ranges::binary_search(corrected_pages_, page);
  }

  /// An office signs each annex and each copy anew.
  void keep_first_of_each_signer() {
    std::vector<schema::Signature> kept;
    for (schema::Signature& signature : signatures_) {
      bool const is_known = std::ranges::any_of(
          kept, [&](schema::Signature const& other) { return other.signer == signature.signer; });
      if (!is_known) kept.push_back(std::move(signature));
    }
    signatures_ = std::move(kept);
  }

  [[nodiscard]] Error scanned() const {
    std::string_view const what = document_ == nullptr ? "the picture is a scan" : kScanRefusal;
    std::string message = fmt::format("{}: it has no text layer ({} {})", what, letters_.size(),
                                      letters_.size() == 1 ? "page" : "pages");
    if (!signatures_.empty()) message += fmt::format(", signed by {}", signatures_.front().signer);
    bool const is_blank = known_.may_wait && picture_pages_.empty();
    std::string_view hint = "index it with --ocr, or the original document";
    if (is_blank) hint = "its pages show no picture that OCR could read";
    if (!machine_pages_.empty()) hint = "nothing could be read of its pages (OCR)";
    return {ErrorCode::InvalidArgument, message, std::string(hint)};
  }

  poppler::document const* document_;
  std::string_view bytes_;
  std::uint64_t max_bytes_;
  KnownPages const& known_;
  std::optional<PdfObjects> objects_;
  std::uint64_t text_bytes_ = 0;
  std::vector<PdfPageLines> pages_;
  std::vector<std::size_t> letters_;  ///< of each page
  std::vector<std::size_t> picture_pages_;
  std::vector<std::size_t> machine_pages_;
  std::vector<std::size_t> corrected_pages_;
  double machine_bytes_ = 0;  ///< of the words that a machine read
  double certain_bytes_ = 0;  ///< each by its confidence
  std::size_t text_pages_ = 0;
  std::vector<schema::Signature> signatures_;
};

Result<OfficeText> open_and_read(std::string_view bytes, std::uint64_t max_bytes,
                                 KnownPages const& known) {
  silence_poppler();
  Document const document(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  if (!document) {
    return Error{ErrorCode::InvalidArgument, "the PDF is broken or cut off", ""};
  }
  if (document->is_locked()) {
    return Error{ErrorCode::InvalidArgument, "the PDF is encrypted: it needs a password",
                 "save it without a password"};
  }
  if (document->pages() <= 0) {
    return Error{ErrorCode::InvalidArgument, "the PDF is broken: it has no pages", ""};
  }
  return PdfReading(document.get(), bytes, max_bytes, known)
      .read(static_cast<std::size_t>(document->pages()));
}

}  // namespace

Result<OfficeText> read_pdf(std::string_view bytes, std::uint64_t max_bytes,
                            KnownPages const& known) {
  bool const has_head = bytes.substr(0, kHeadBytes).find("%PDF-") != std::string_view::npos;
  bool const is_countable = bytes.size() <= std::numeric_limits<int>::max();
  if (!has_head || !is_countable) {
    return Error{ErrorCode::InvalidArgument, has_head ? "larger than 2 GB" : "not a PDF", ""};
  }
  try {
    return open_and_read(bytes, max_bytes, known);
  } catch (std::exception const& error) {
    return Error{ErrorCode::InvalidArgument, fmt::format("the PDF can't be read: {}", error.what()),
                 ""};
  }
}

Result<OfficeText> read_known_pages(std::size_t pages, std::uint64_t max_bytes,
                                    KnownPages const& known) {
  return PdfReading(nullptr, "", max_bytes, known).read(pages);
}

}  // namespace tracuu::indexer
