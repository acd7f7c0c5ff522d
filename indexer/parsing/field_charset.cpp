// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parsing/field_charset.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analyzers/charset/charset_table.hpp"

namespace tracuu::indexer {

using analyzers::CharsetReport;
using analyzers::UnicodeText;
using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

std::vector<std::string*> text_fields(schema::Announcement& announcement) {
  std::vector<std::string*> fields{
      &announcement.title,  &announcement.abstract, &announcement.body,     &announcement.unit,
      &announcement.author, &announcement.place,    &announcement.category, &announcement.site};
  fields.push_back(&announcement.number);
  for (std::string& number : announcement.numbers) fields.push_back(&number);
  return fields;
}

/// Cuts `text`, which begins with a line end, into the fields again: each takes
/// as many lines as it has.
void share_out(std::string_view text, std::vector<std::string*> const& fields) {
  for (std::string* const field : fields) {
    text.remove_prefix(1);
    std::size_t end = text.find('\n');
    for (auto breaks = std::ranges::count(*field, '\n'); breaks > 0; --breaks) {
      end = text.find('\n', end + 1);
    }
    *field = text.substr(0, end);
    text.remove_prefix(end);
  }
}

}  // namespace

Result<CharsetReport> convert_fields(schema::Announcement& announcement, FieldText text,
                                     std::optional<analyzers::Charset> declared) {
  std::vector<std::string*> const fields = text_fields(announcement);
  std::string joined = "\n";  // no field stands where a byte order mark would
  for (std::string const* const field : fields) joined.append(*field).append("\n");
  if (text == FieldText::Windows1252) {
    auto bytes = analyzers::to_windows_1252(joined);
    if (!bytes) {
      return Error{ErrorCode::InvalidArgument,
                   "bytes that are not UTF-8 stand beside escaped Unicode letters",
                   "convert it to UTF-8"};
    }
    joined = std::move(*bytes);
  }
  UnicodeText const read = analyzers::examine_text(joined, declared);
  if (read.text != joined || text == FieldText::Windows1252) share_out(read.text, fields);
  return read.report;
}

}  // namespace tracuu::indexer
