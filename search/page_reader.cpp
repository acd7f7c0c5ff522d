// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/page_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "schema/term.hpp"
#include "search/marking/page_marking.hpp"
#include "search/marking/paragraph_marking.hpp"
#include "store/document_lookup.hpp"

namespace tracuu::search {

namespace {

/// The row of `rows` that is about `page`.
template <class Row>
std::optional<Row> row_of_page(std::vector<Row> rows, std::size_t page) {
  auto const found = std::ranges::find(rows, page, &Row::page);
  if (found == rows.end()) return std::nullopt;
  return std::move(*found);
}

/// Adds what the store of pages knows of the page.
base::Result<void> add_stored(std::filesystem::path const& index, HighlightTerms const& terms,
                              PageReading& reading) {
  std::string const& file_hash = reading.announcement.file_hash;
  if (file_hash.empty()) return {};
  auto const store = store::PageStore::open_to_read(index);
  if (!store) return store.error();
  if (!*store) return {};
  auto words = (*store)->words_of(file_hash, reading.page);
  if (!words) return words.error();
  auto corrections = (*store)->corrections_of(file_hash);
  if (!corrections) return corrections.error();
  auto failures = (*store)->failures_of(file_hash);
  if (!failures) return failures.error();
  reading.words = std::move(*words);
  if (reading.words) reading.boxes = find_boxes(*reading.words, terms);
  reading.correction = row_of_page(std::move(*corrections), reading.page);
  if (auto failed = row_of_page(std::move(*failures), reading.page)) {
    reading.failure = std::move(failed->reason);
  }
  return {};
}

}  // namespace

base::Result<PageReading> read_page(Xapian::Database const& database, WantedPage const& place,
                                    HighlightTerms const& terms) {
  auto const number = store::document_of(database, place.id);
  if (!number) return number.error();
  Xapian::Document const document = database.get_document(*number);
  auto announcement = store::stored_announcement(document);
  if (!announcement) return announcement.error();
  auto const start = std::ranges::find(announcement->pages, place.page, &schema::PageStart::page);
  if (place.page == 0 || start == announcement->pages.end()) {
    return base::Error{base::ErrorCode::NotFound,
                       fmt::format("'{}' has no page {}", place.id, place.page), "", "page"};
  }
  PageReading reading;
  reading.title = highlight(announcement->title, terms);
  reading.page = place.page;
  reading.page_count = schema::page_count(*announcement);
  reading.name = start->name;
  reading.text = schema::page_text(*announcement, place.page);
  reading.paragraphs = mark_paragraphs(reading.text.text, terms, reading.text.repairs);
  reading.announcement = std::move(*announcement);
  reading.announcement.abstract.clear();
  reading.announcement.body.clear();
  reading.announcement.source_location = store::file_of(document);
  if (place.index == nullptr) return reading;
  if (auto const added = add_stored(*place.index, terms, reading); !added) return added.error();
  return reading;
}

}  // namespace tracuu::search
