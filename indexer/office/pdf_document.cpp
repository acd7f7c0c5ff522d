// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>

#include <algorithm>
#include <exception>
#include <limits>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "indexer/office/office_paragraphs.hpp"
#include "indexer/office/office_text.hpp"
#include "indexer/office/pdf_hyphens.hpp"
#include "indexer/text/text_form.hpp"

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

/// "12", "- 12 -", "2/7".
bool is_page_number(std::string_view line) {
  constexpr std::size_t kMaxPageNumberBytes = 12;
  return line.size() <= kMaxPageNumberBytes &&
         line.find_first_not_of("0123456789 -/|.") == std::string_view::npos;
}

/// Adds the lines of one page, without the page number at its head or foot.
void add_page(std::string const& page, std::string& text) {
  std::string breaks_as_lines = page;
  std::ranges::replace(breaks_as_lines, '\f', '\n');
  std::ranges::replace(breaks_as_lines, '\0', ' ');
  std::vector<std::string_view> lines = split_lines(breaks_as_lines);
  if (!lines.empty() && is_page_number(lines.back())) lines.pop_back();
  if (!lines.empty() && is_page_number(lines.front())) lines.erase(lines.begin());
  for (std::string_view const line : lines) text.append(one_line(line)).append("\n");
}

std::string page_text(poppler::page const& page) {
  using Layout = poppler::page::text_layout_enum;
  return restore_line_hyphens(as_utf8(page.text({}, Layout::non_raw_non_physical_layout)),
                              as_utf8(page.text({}, Layout::raw_order_layout)));
}

Result<OfficeText> read_pages(poppler::document const& document, std::uint64_t max_bytes) {
  OfficeText read;
  read.has_broken_lines = true;
  read.metadata_title = one_line(as_utf8(document.get_title()));
  for (int index = 0; index < document.pages(); ++index) {
    std::unique_ptr<poppler::page> const page(document.create_page(index));
    if (!page) {
      return Error{ErrorCode::InvalidArgument,
                   fmt::format("the PDF is broken: page {} can't be read", index + 1), ""};
    }
    add_page(page_text(*page), read.text);
    if (read.text.size() > max_bytes) {
      return Error{ErrorCode::InvalidArgument,
                   fmt::format("its text has more than the limit of {} bytes", max_bytes), ""};
    }
  }
  if (read.text.empty()) {
    return Error{ErrorCode::InvalidArgument, "the PDF is scanned: it has no text layer",
                 "run it through OCR first, or index the original document"};
  }
  return read;
}

Result<OfficeText> open_and_read(std::string_view bytes, std::uint64_t max_bytes) {
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
  return read_pages(*document, max_bytes);
}

}  // namespace

Result<OfficeText> read_pdf(std::string_view bytes, std::uint64_t max_bytes) {
  bool const has_head = bytes.substr(0, kHeadBytes).find("%PDF-") != std::string_view::npos;
  bool const is_countable = bytes.size() <= std::numeric_limits<int>::max();
  if (!has_head || !is_countable) {
    return Error{ErrorCode::InvalidArgument, has_head ? "larger than 2 GB" : "not a PDF", ""};
  }
  try {
    return open_and_read(bytes, max_bytes);
  } catch (std::exception const& error) {
    return Error{ErrorCode::InvalidArgument, fmt::format("the PDF can't be read: {}", error.what()),
                 ""};
  }
}

}  // namespace tracuu::indexer
