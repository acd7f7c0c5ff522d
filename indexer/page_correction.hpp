// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "indexer/change_journal.hpp"
#include "schema/announcement.hpp"

namespace tracuu::indexer {

/// More than a page of paper holds; a sheet of a workbook may have more.
inline constexpr std::size_t kMaxPageTextBytes = std::size_t{1} << 20;

/// The text of a page as a request gives it: one JSON object with the key "text". Line ends become
/// '\n'; other control characters but TAB are left out. InvalidArgument for what is no such object,
/// or more than kMaxPageTextBytes. Thread-safe.
[[nodiscard]] base::Result<std::string> read_page_correction(std::string_view json);

// A correction lies in the store of pages of the index in folder `index` (store/page_store.hpp),
// which readers of files ask, so that it outlives rebuilds and OCR; a Change brings it into the
// index that is there. `announcement` is what the index has now, whole. Errors are those of the
// store; InvalidArgument if `announcement` was not read from a file with pages; NotFound, with the
// subject "page", if that has no such page.

/// Keeps `text` as the text of the page that `by` (the name of a token) sent, and what it replaces;
/// the change is still to be submitted.
[[nodiscard]] base::Result<Change> keep_correction(std::filesystem::path const& index,
                                                   schema::Announcement const& announcement,
                                                   std::size_t page, std::string text,
                                                   std::string_view by);

/// The change that puts back what the correction of the page has replaced; nothing if there is
/// none. Once it is submitted, the correction is to be dropped.
[[nodiscard]] base::Result<std::optional<Change>> undo_correction(
    std::filesystem::path const& index, schema::Announcement const& announcement, std::size_t page);

[[nodiscard]] base::Result<void> drop_correction(std::filesystem::path const& index,
                                                 schema::Announcement const& announcement,
                                                 std::size_t page);

}  // namespace tracuu::indexer
