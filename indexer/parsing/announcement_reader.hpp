// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>

#include "base/result.hpp"
#include "indexer/html/extraction_rules.hpp"
#include "indexer/item/reading_remarks.hpp"
#include "indexer/item/source_item.hpp"
#include "indexer/ocr/kept_pages.hpp"
#include "indexer/sources/item_stream.hpp"
#include "schema/announcement.hpp"

namespace tracuu::indexer {

struct ReadingOptions {
  SourceLimits limits;
  bool skip_list_pages = false;  ///< leave out pages that only lead to others (html/list_page)
  bool keep_noindex = false;     ///< read pages, too, that ask not to be indexed (robots, noindex)
  std::shared_ptr<ExtractionRules const> rules = nullptr;  ///< for the fields of pages; null: none
  /// What was read of pages that are pictures, and corrected; null: nothing.
  std::shared_ptr<KeptPages const> pages = nullptr;
  /// Pages that are pictures will be read (OCR): what has no text yet is no error, but waits
  /// (ReadingRemarks::waiting).
  bool may_wait = false;
};

/// What an item gave.
struct ItemReading {
  /// Nothing if it was left out, as the remarks tell.
  std::optional<schema::Announcement> announcement;
  ReadingRemarks remarks;
};

/// Understands one item by its format, for which its content goes before its name (content_type,
/// json_line, html_page, portal_page,
/// office_reader with office_page).
/// The announcement gets `item.key` as id if the source gave none, and
/// `item.name` as source_file (`item.location` as source_location); `item.url`, if
/// there is one, is its url and gives the site. Text in a legacy Vietnamese
/// charset becomes Unicode; the charset and how sure it is are kept. A line of
/// `tracuu export` (store/exported_line.hpp) is taken as it is. InvalidArgument,
/// with the item's name as subject, for bytes that are neither UTF-8 nor
/// clearly in one of those charsets, broken JSON, a page with no title and no
/// text, an id that schema::check_id refuses, or a document that read_office_text refuses.
///
/// What may cost much, by its size and format, is read by tracuu-reader if that is there, under the
/// limits of `options`, and refused where it runs into one. Of very long text the rest is left out
/// (SourceLimits::max_text_bytes), with a remark. Thread-safe.
[[nodiscard]] base::Result<ItemReading> read_item(SourceItem const& item,
                                                  ReadingOptions const& options = {});

/// The part of read_item that understands the content, of `format`, in this process, whatever it
/// costs. Thread-safe.
[[nodiscard]] base::Result<ItemReading> read_item_here(SourceItem const& item, SourceFormat format,
                                                       ReadingOptions const& options);

/// As read_item, for those who have no report to put remarks into: what is left out, or not all
/// there, is InvalidArgument, with the reason. Thread-safe.
[[nodiscard]] base::Result<schema::Announcement> read_announcement(
    SourceItem const& item, ReadingOptions const& options = {});

}  // namespace tracuu::indexer
