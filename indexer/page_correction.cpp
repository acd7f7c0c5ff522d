// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/page_correction.hpp"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <utility>

#include "base/memory_error.hpp"
#include "schema/instant.hpp"
#include "schema/page_text.hpp"
#include "store/page_store.hpp"

namespace tracuu::indexer {

using base::Error;
using base::ErrorCode;
using base::Result;
using store::PageCorrection;
using store::PageStore;

namespace {

Error wrong_correction(std::string message) {
  return {ErrorCode::InvalidArgument, std::move(message), ""};
}

std::string without_controls(std::string_view text) {
  constexpr char kFirstPrinted = ' ';
  constexpr char kDelete = '\x7F';
  std::string clean;
  clean.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    char const c = text[i];
    bool const begins_line_end = c == '\r' && (i + 1 == text.size() || text[i + 1] != '\n');
    bool const is_control = static_cast<unsigned char>(c) < kFirstPrinted || c == kDelete;
    if (begins_line_end) {
      clean += '\n';
    } else if (!is_control || c == '\n' || c == '\t') {
      clean += c;
    }
  }
  return clean;
}

Result<void> check_page(schema::Announcement const& announcement, std::size_t page) {
  if (announcement.file_hash.empty()) {
    return wrong_correction("the announcement was not read from a file with pages");
  }
  if (!schema::has_page_start(announcement, page)) {
    return Error{ErrorCode::NotFound, fmt::format("the document has no page {}", page), "", "page"};
  }
  return {};
}

Result<std::optional<PageCorrection>> correction_of(PageStore const& store,
                                                    std::string_view file_hash, std::size_t page) {
  auto corrections = store.corrections_of(file_hash);
  if (!corrections) return corrections.error();
  auto const found = std::ranges::find(*corrections, page, &PageCorrection::page);
  if (found == corrections->end()) return std::optional<PageCorrection>();
  return std::optional(std::move(*found));
}

}  // namespace

Result<std::string> read_page_correction(std::string_view json) {
  simdjson::dom::parser parser;
  simdjson::dom::object object;
  simdjson::error_code const error = parser.parse(json.data(), json.size()).get(object);
  if (error == simdjson::MEMALLOC) return base::out_of_memory();
  if (error != simdjson::SUCCESS) return wrong_correction("the body is not a JSON object");
  std::string_view text;
  if (object["text"].get(text) != simdjson::SUCCESS) {
    return wrong_correction("the JSON has no \"text\" that is a string");
  }
  for (auto const& [key, value] : object) {
    if (key != "text") return wrong_correction(fmt::format("the key '{}' is not known", key));
  }
  if (text.size() > kMaxPageTextBytes) {
    return wrong_correction(
        fmt::format("the text has {} bytes, a page may have {}", text.size(), kMaxPageTextBytes));
  }
  return without_controls(text);
}

Result<Change> keep_correction(std::filesystem::path const& index,
                               schema::Announcement const& announcement, std::size_t page,
                               std::string text, std::string_view by) {
  if (auto const checked = check_page(announcement, page); !checked) return checked.error();
  auto store = PageStore::open(index);
  if (!store) return store.error();
  auto const before = correction_of(*store, announcement.file_hash, page);
  if (!before) return before.error();
  PageCorrection correction{page, std::move(text), std::string(by),
                            schema::format_iso_instant(schema::now())};
  correction.replaced =
      *before ? (*before)->replaced : schema::to_json(schema::page_text(announcement, page));
  if (auto const kept = store->correct(announcement.file_hash, correction); !kept) {
    return kept.error();
  }
  return Change{announcement.id, std::nullopt,
                PageChange{page, {std::move(correction.text), {}}, true}};
}

Result<std::optional<Change>> undo_correction(std::filesystem::path const& index,
                                              schema::Announcement const& announcement,
                                              std::size_t page) {
  if (auto const checked = check_page(announcement, page); !checked) return checked.error();
  auto const store = PageStore::open_to_read(index);
  if (!store) return store.error();
  if (!*store) return std::optional<Change>();
  auto const correction = correction_of(**store, announcement.file_hash, page);
  if (!correction) return correction.error();
  if (!*correction) return std::optional<Change>();
  auto replaced = schema::page_text_from_json((*correction)->replaced);
  if (!replaced) return Error{ErrorCode::Io, "a correction in the store of pages is damaged", ""};
  return std::optional(
      Change{announcement.id, std::nullopt, PageChange{page, std::move(*replaced), false}});
}

Result<void> drop_correction(std::filesystem::path const& index,
                             schema::Announcement const& announcement, std::size_t page) {
  auto store = PageStore::open(index);
  if (!store) return store.error();
  auto const removed = store->remove_correction(announcement.file_hash, page);
  if (!removed) return removed.error();
  return {};
}

}  // namespace tracuu::indexer
