// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/archivists/originals_bag.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

#include "analyzers/letter.hpp"
#include "base/ascii.hpp"
#include "base/sha256.hpp"
#include "base/wording.hpp"
#include "formats/announcement_csv.hpp"

namespace tracuu::formats {

using base::Language;
using base::Result;
using indexer::OriginalLack;

namespace {

constexpr std::size_t kPieceOfBag = 65'536;
constexpr std::size_t kMaxSlugBytes = 60;

/// What is packed already does not get smaller.
constexpr std::array<std::string_view, 14> kPackedEndings{".pdf", ".docx", ".xlsx", ".pptx", ".odt",
                                                          ".ods", ".odp",  ".jpg",  ".jpeg", ".png",
                                                          ".zip", ".gz",   ".tif",  ".tiff"};

ZipStream::Packing packing_of(std::string_view ending) {
  bool const is_packed = std::ranges::find(kPackedEndings, ending) != kPackedEndings.end();
  return is_packed ? ZipStream::Packing::Store : ZipStream::Packing::Deflate;
}

/// "Quyết định số 119/QĐ-UBND" -> "quyet-dinh-so-119-qd-ubnd": for names that all systems take.
std::string slug_of(std::string_view title) {
  std::string slug;
  for (char const c : base::to_lower_ascii(analyzers::fold(title))) {
    bool const is_kept = base::is_digit(c) || (c >= 'a' && c <= 'z');
    if (is_kept) {
      slug += c;
    } else if (!slug.empty() && slug.back() != '-') {
      slug += '-';
    }
    if (slug.size() >= kMaxSlugBytes) break;
  }
  while (slug.ends_with('-')) slug.pop_back();
  return slug.empty() ? "van-ban" : slug;
}

std::string lack_text(OriginalLack lack, Language language) {
  switch (lack) {
    case OriginalLack::NoPlace: return std::string(base::wording("bag.lack.no_place", language));
    case OriginalLack::Gone: return std::string(base::wording("bag.lack.gone", language));
    case OriginalLack::Changed: return std::string(base::wording("bag.lack.changed", language));
    case OriginalLack::TooLarge: return std::string(base::wording("bag.lack.large", language));
    case OriginalLack::Unreadable: break;
  }
  return std::string(base::wording("bag.lack.unreadable", language));
}

/// Whether `left` comes before `right`, numbers in them by their value: ":9" before ":10".
bool is_before(std::string const& left, std::string const& right) {
  std::size_t l = 0;
  std::size_t r = 0;
  while (l < left.size() && r < right.size()) {
    bool const are_digits = base::is_digit(left[l]) && base::is_digit(right[r]);
    if (!are_digits) {
      if (left[l] != right[r]) return left[l] < right[r];
      ++l;
      ++r;
      continue;
    }
    auto const number_at = [](std::string const& text, std::size_t& at) {
      while (at < text.size() && text[at] == '0') ++at;
      std::size_t const begin = at;
      while (at < text.size() && base::is_digit(text[at])) ++at;
      return std::string_view(text).substr(begin, at - begin);
    };
    std::string_view const left_number = number_at(left, l);
    std::string_view const right_number = number_at(right, r);
    if (left_number.size() != right_number.size()) {
      return left_number.size() < right_number.size();
    }
    if (left_number != right_number) return left_number < right_number;
  }
  return left.size() - l < right.size() - r;
}

}  // namespace

OriginalsBag::OriginalsBag(search::ResultStream stream, BagSettings settings)
    : stream_(std::move(stream)), settings_(std::move(settings)) {}

/// All announcements, without their text.
Result<void> OriginalsBag::read_rows() {
  for (;;) {
    auto const result = stream_.next();
    if (!result) return result.error();
    if (!*result) break;
    schema::Announcement const& found = (*result)->found.announcement;
    rows_.push_back(
        {found.id,
         found.title,
         found.date ? schema::format_iso_date(*found.date) : "",
         found.number,
         found.url,
         {found.source_location, found.source_file, found.file_hash, (*result)->indexed}});
  }
  order_.resize(rows_.size());
  std::iota(order_.begin(), order_.end(), std::size_t{0});
  std::ranges::stable_sort(order_, [this](std::size_t left, std::size_t right) {
    indexer::OriginalPlace const& l = rows_[left].place;
    indexer::OriginalPlace const& r = rows_[right].place;
    return l.file == r.file ? is_before(l.name, r.name) : l.file < r.file;
  });
  return {};
}

Result<void> OriginalsBag::add_original(Row& row) {
  bool const is_full = files_ >= settings_.limits.max_files || bytes_ >= settings_.limits.max_bytes;
  if (is_full) {
    row.reason = base::wording("bag.lack.limit", settings_.language,
                               std::to_string(settings_.limits.max_files),
                               std::to_string(settings_.limits.max_bytes >> 20));
    ++missing_;
    return {};
  }
  auto const answer = reader_.read(row.place);
  if (!answer.file) {
    row.reason = lack_text(answer.lack, settings_.language);
    ++missing_;
    return {};
  }
  row.file = fmt::format("data/{:05}-{}{}", ++files_,
                         slug_of(row.number.empty() ? row.title : row.number + " " + row.title),
                         answer.file->ending);
  row.bytes = answer.file->bytes.size();
  row.sha256 = base::sha256_hex(answer.file->bytes);
  bytes_ += row.bytes;
  return zip_.add(settings_.name + "/" + row.file, answer.file->bytes,
                  packing_of(answer.file->ending), settings_.made);
}

Result<void> OriginalsBag::add_next_file() {
  Row& row = rows_[order_[next_]];
  bool const has_one_before = next_ > 0;
  Row const* const before = has_one_before ? &rows_[order_[next_ - 1]] : nullptr;
  ++next_;
  bool const is_the_same = before != nullptr && !before->file.empty() &&
                           before->place.file == row.place.file &&
                           before->place.name == row.place.name;
  if (!is_the_same) return add_original(row);
  row.file = before->file;
  row.bytes = before->bytes;
  row.sha256 = before->sha256;
  return {};
}

Result<void> OriginalsBag::add_tag_file(std::string const& name, std::string const& text) {
  tag_manifest_ += fmt::format("{}  {}\n", base::sha256_hex(text), name);
  return zip_.add(settings_.name + "/" + name, text, ZipStream::Packing::Deflate, settings_.made);
}

std::string OriginalsBag::info_text() const {
  std::string description = settings_.description;
  std::ranges::replace_if(description, [](char c) { return c == '\n' || c == '\r'; }, ' ');
  return fmt::format(
      "Bag-Software-Agent: tracuu\nBagging-Date: {}\nExternal-Description: {}\n"
      "Payload-Oxum: {}.{}\n",
      schema::format_iso_instant(settings_.made).substr(0, 10), description, bytes_, files_);
}

std::string OriginalsBag::manifest_text() const {
  std::vector<Row const*> files;
  for (Row const& row : rows_) {
    if (!row.file.empty()) files.push_back(&row);
  }
  std::ranges::sort(files, {}, [](Row const* row) { return row->file; });
  std::string text;
  std::string_view last;
  for (Row const* const row : files) {
    if (row->file != last) text += fmt::format("{}  {}\n", row->sha256, row->file);
    last = row->file;
  }
  return text;
}

std::string OriginalsBag::table_text() const {
  std::string text = "\xEF\xBB\xBF";
  constexpr std::array<base::TextKey<0>, 11> kColumns{
      "bag.column.id",   "bag.column.title", "bag.column.date",   "bag.column.number",
      "bag.column.url",  "bag.column.file",  "bag.column.bytes",  "bag.column.sha256",
      "bag.column.time", "bag.column.page",  "bag.column.missing"};
  for (base::TextKey<0> const& column : kColumns) {
    if (&column != kColumns.data()) text += ',';
    text += csv_cell(base::wording(column, settings_.language));
  }
  text += "\r\n";
  for (Row const& row : rows_) {
    std::string const bytes = row.file.empty() ? "" : std::to_string(row.bytes);
    std::string const page = settings_.page_address ? settings_.page_address(row.id) : "";
    std::string const indexed = schema::format_iso_instant(row.place.indexed);
    text += csv_cell(row.id);
    for (std::string const* const cell :
         {&row.title, &row.date, &row.number, &row.address, &row.file, &bytes, &row.sha256,
          &indexed, &page, &row.reason}) {
      text += ',' + csv_cell(*cell);
    }
    text += "\r\n";
  }
  return text;
}

Result<void> OriginalsBag::finish() {
  has_ended_ = true;
  std::array<std::pair<char const*, std::string>, 4> const tag_files{
      {{"bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"},
       {"bag-info.txt", info_text()},
       {"originals.csv", table_text()},
       {"manifest-sha256.txt", manifest_text()}}};
  for (auto const& [name, text] : tag_files) {
    if (auto added = add_tag_file(name, text); !added) return added;
  }
  auto added = zip_.add(settings_.name + "/tagmanifest-sha256.txt", tag_manifest_,
                        ZipStream::Packing::Deflate, settings_.made);
  if (!added) return added;
  return zip_.finish();
}

Result<std::string> OriginalsBag::next_piece() {
  if (!std::exchange(has_begun_, true)) {
    if (auto const read = read_rows(); !read) return read.error();
  }
  while (!has_ended_ && zip_.waiting() < kPieceOfBag) {
    auto const added = next_ < order_.size() ? add_next_file() : finish();
    if (!added) return added.error();
  }
  return zip_.take();
}

}  // namespace tracuu::formats
