// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/file_reading.hpp"

#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <utility>

#include "base/sha256.hpp"
#include "indexer/bytes/byte_input.hpp"
#include "indexer/document/document_builder.hpp"
#include "indexer/document/document_content.hpp"
#include "indexer/item/source_ending.hpp"
#include "indexer/ocr/kept_pages.hpp"
#include "indexer/parsing/announcement_reader.hpp"
#include "indexer/sources/item_stream_opener.hpp"
#include "indexer/sources/source_reader.hpp"
#include "schema/field.hpp"

namespace tracuu::indexer {

using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

/// A stranger waits for this, and others wait for the stranger.
constexpr std::chrono::seconds kFileTime{15};

bool is_several(SourceContainer container) {
  return container != SourceContainer::SingleFile && container != SourceContainer::Mail &&
         container != SourceContainer::SavedPage;
}

SourceLimits identifying_limits() {
  SourceLimits limits;
  limits.document_time = kFileTime;
  limits.takes_pictures = true;
  return limits;
}

/// The first document of a file that holds one.
Result<SourceItem> only_item(std::string const& name, std::string bytes,
                             SourceLimits const& limits) {
  auto const ending = source_ending_of(name, limits);
  if (ending && is_several(ending->container)) {
    return Error{ErrorCode::InvalidArgument,
                 "it is an archive or list of several documents: give these one by one", ""};
  }
  std::size_t const size = bytes.size();
  auto input = open_bytes_input(std::move(bytes));
  ItemOrigin const origin{name, name};
  auto opened = ending ? Result<std::unique_ptr<ItemStream>>(
                             open_member_stream(*ending, std::move(input), size, origin, limits))
                       : open_by_content(std::move(input), size, origin, limits);
  if (!opened) return opened.error();
  auto item = (*opened)->next();
  if (!item) return item.error();
  if (!*item) return Error{ErrorCode::InvalidArgument, "the file is empty", ""};
  return std::move(**item);
}

/// "dan van|,65": two words in one term, which has no prefix.
bool is_pair_term(std::string_view term) {
  std::size_t const bar = term.find('|');
  bool const has_prefix = term.front() >= 'A' && term.front() <= 'Z';
  return !has_prefix && bar != std::string_view::npos && term.find(' ') < bar;
}

void add_text_traits(schema::Announcement const& announcement, schema::FileTraits& traits) {
  DocumentBuilder builder{TextWeights()};
  DocumentContent const& content = builder.build(announcement);
  for (auto const& [slot, value] : content.values()) {
    if (slot == schema::kFingerprintSlot) {
      traits.fingerprint = schema::parse_value_fingerprint(value);
    }
  }
  std::map<std::string_view, std::uint32_t> pairs;
  for (DocumentContent::Posting const& posting : content.postings()) {
    std::string_view const term = content.term(posting);
    if (!term.empty() && is_pair_term(term)) pairs[term] += posting.wdf;
  }
  for (auto const& [term, occurrences] : pairs) {
    traits.pairs.push_back({std::string(term), occurrences});
  }
}

schema::FileTraits traits_of(SourceItem const& item, std::string sha256,
                             ReadingOptions const& options) {
  schema::FileTraits traits;
  traits.sha256 = std::move(sha256);
  auto read = read_item(item, options);
  if (!read) {
    traits.unread = read.error().message;
  } else if (!read->announcement) {
    auto const& left_out = read->remarks.left_out();
    traits.unread = left_out.empty() ? "no text was found in it" : left_out.front().reason;
  } else {
    traits.announcement = std::move(read->announcement);
    complete(*traits.announcement);
    add_text_traits(*traits.announcement, traits);
  }
  return traits;
}

ReadingOptions identifying_options(std::filesystem::path const& index) {
  ReadingOptions options;
  options.limits = identifying_limits();
  options.keep_noindex = true;
  options.may_wait = true;
  if (!index.empty()) {
    auto pages = KeptPages::open_to_read(index);
    if (pages) options.pages = std::move(*pages);
  }
  return options;
}

}  // namespace

schema::FileTraits read_file_traits(std::string_view name, std::string bytes,
                                    std::filesystem::path const& index) {
  ReadingOptions const options = identifying_options(index);
  std::string sha256 = base::sha256_hex(bytes);
  auto const item = only_item(std::string(name), std::move(bytes), options.limits);
  if (item) return traits_of(*item, std::move(sha256), options);
  schema::FileTraits unread;
  unread.sha256 = std::move(sha256);
  unread.unread = item.error().message;
  return unread;
}

void read_source_traits(std::filesystem::path const& source, std::filesystem::path const& index,
                        TakeTraits const& take) {
  ReadingOptions const options = identifying_options(index);
  SourceReader reader({source}, options.limits);
  for (;;) {
    auto item = reader.next();
    if (!item) {
      take(item.error().subject, item.error());
      continue;
    }
    if (!*item) return;
    std::string sha256 = base::sha256_hex((*item)->bytes);
    take((*item)->name, traits_of(**item, std::move(sha256), options));
  }
}

}  // namespace tracuu::indexer
