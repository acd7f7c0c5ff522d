// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "schema/announcement.hpp"

namespace tracuu::indexer {

/// What a line of JSON gave.
struct JsonLine {
  schema::Announcement announcement;
  /// Keys that have a value and stand for no field, in the order of the line.
  std::vector<std::string> not_understood;
};

/// Reads one announcement from a JSON object, as one line of a JSON Lines file, a row of a table
/// or the body of a request holds it. indexer/text/field_name has the keys: those of our own
/// (id, url, addresses, title, abstract, body, date, site, unit, author, place, number, numbers,
/// cites, category, language, charset, attachments) and others for them, in English and Vietnamese.
/// Of several keys for one field the first of that table that has a value counts. Keys that are no
/// field of ours, but tell readers something ("nguoi_ky"), become lines of the body: "Người ký: …".
///
/// null is the same as no key. Values are strings; for ids and lines also numbers; for fields of a
/// name also objects that have one ({"name": …}, {"rendered": …}) and arrays of them. `date` is
/// what written_day takes, or a number of seconds or milliseconds since 1970. `attachments` are
/// addresses of documents, or objects with url, path and text as schema::Attachment has. An
/// announcement wrapped in {"attributes": {…}} or {"_source": {…}} is read from there.
/// `site` defaults to the host of the url. The own number is `number`; without the keys number and
/// cites it is the first of `numbers`.
/// Text is kept as it is written.
///
/// InvalidArgument for broken JSON (with the byte), nesting beyond 64 levels, a
/// value of a wrong type or an unreadable date (naming the key). Thread-safe.
[[nodiscard]] base::Result<JsonLine> parse_json_line(std::string_view line);

}  // namespace tracuu::indexer
