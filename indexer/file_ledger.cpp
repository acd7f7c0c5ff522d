// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/file_ledger.hpp"

#include <fmt/format.h>

#include <charconv>

#include "schema/field.hpp"
#include "schema/term.hpp"
#include "store/index_format.hpp"

namespace tracuu::indexer {

namespace {

constexpr std::string_view kTermPrefix = schema::field(schema::FieldId::SourceFile).prefix;

constexpr std::string_view kKeyMark = " k";
constexpr std::string_view kPagesMark = " p";

std::string key_of(std::string_view file_term) {
  return std::string(store::kFileKeyPrefix).append(file_term.substr(kTermPrefix.size()));
}

bool is_cut(std::string_view path) {
  return path.size() > schema::kMaxPlainTermBytes;
}

/// "3 4711 1689000000123456789 k5", "3 k5" without a stamp; " p" after it: with pages that were not
/// read; then, after '\n', the path
/// if the key of the metadata is cut. Written to disk.
std::string to_text(LedgerEntry const& entry, std::string_view path) {
  std::string text = fmt::format("{}", entry.announcements);
  if (entry.stamp) text += fmt::format(" {} {}", entry.stamp->bytes, entry.stamp->modified_ns);
  if (entry.key_bytes > 0) text += fmt::format("{}{}", kKeyMark, entry.key_bytes);
  if (entry.has_unread_pages) text += kPagesMark;
  if (!path.empty()) text.append("\n").append(path);
  return text;
}

template <class Number>
std::optional<Number> take_number(std::string_view& text) {
  if (text.starts_with(' ')) text.remove_prefix(1);
  Number number = 0;
  auto const [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (failure != std::errc()) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return number;
}

LedgerEntry parse_entry(std::string_view text) {
  text = text.substr(0, text.find('\n'));
  LedgerEntry entry;
  entry.has_unread_pages = text.ends_with(kPagesMark);
  if (entry.has_unread_pages) text.remove_suffix(kPagesMark.size());
  if (std::size_t const mark = text.find(kKeyMark); mark != std::string_view::npos) {
    std::string_view bytes = text.substr(mark + kKeyMark.size());
    entry.key_bytes = take_number<std::size_t>(bytes).value_or(0);
    text = text.substr(0, mark);
  }
  entry.announcements = take_number<std::size_t>(text).value_or(0);
  auto const bytes = take_number<std::uint64_t>(text);
  auto const modified_ns = take_number<std::int64_t>(text);
  if (bytes && modified_ns) entry.stamp = FileStamp{*bytes, *modified_ns};
  return entry;
}

std::string_view kept_path(std::string_view text) {
  std::size_t const end = text.find('\n');
  return end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
}

}  // namespace

std::optional<LedgerEntry> find_ledger_entry(Xapian::Database const& database,
                                             std::string_view file_term) {
  std::string const text = database.get_metadata(key_of(file_term));
  if (text.empty()) return std::nullopt;
  return parse_entry(text);
}

std::pair<std::string, std::string> ledger_metadata(std::string_view path,
                                                    LedgerEntry const& entry) {
  return {key_of(schema::make_file_term(path)),
          to_text(entry, is_cut(path) ? path : std::string_view{})};
}

void set_ledger_entry(Xapian::WritableDatabase& database, std::string_view path,
                      LedgerEntry const& entry) {
  auto const [key, value] = ledger_metadata(path, entry);
  database.set_metadata(key, value);
}

void distrust_ledger_entry(Xapian::WritableDatabase& database, std::string_view file_term) {
  std::string const key = key_of(file_term);
  std::string const text = database.get_metadata(key);
  LedgerEntry entry = parse_entry(text);
  if (!entry.stamp) return;
  entry.stamp.reset();
  database.set_metadata(key, to_text(entry, kept_path(text)));
}

void remove_ledger_entry(Xapian::WritableDatabase& database, std::string_view file_term) {
  database.set_metadata(key_of(file_term), "");
}

std::optional<std::string> path_of_file_term(Xapian::Database const& database,
                                             std::string_view file_term) {
  std::string_view const plain = file_term.substr(kTermPrefix.size());
  if (!is_cut(plain)) return std::string(plain);
  std::string const text = database.get_metadata(key_of(file_term));
  if (kept_path(text).empty()) return std::nullopt;
  return std::string(kept_path(text));
}

void for_each_file_term(Xapian::Database const& database, std::string_view path,
                        std::function<void(std::string const& file_term)> const& visit) {
  std::string const file_term = schema::make_file_term(path);
  if (database.term_exists(file_term) || find_ledger_entry(database, file_term)) visit(file_term);
  std::string below(path);
  if (!below.ends_with('/')) below += '/';
  below.resize(std::min(below.size(), schema::kMaxPlainTermBytes));
  below.insert(0, kTermPrefix);
  auto const last_term = database.allterms_end(below);
  for (auto term = database.allterms_begin(below); term != last_term; ++term) visit(*term);
  std::string const key = key_of(below);
  auto const last_key = database.metadata_keys_end(key);
  for (auto one = database.metadata_keys_begin(key); one != last_key; ++one) {
    visit(std::string(kTermPrefix).append((*one).substr(store::kFileKeyPrefix.size())));
  }
}

}  // namespace tracuu::indexer
