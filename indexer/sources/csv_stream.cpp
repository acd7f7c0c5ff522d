// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/csv_stream.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analyzers/charset/legacy_charset.hpp"
#include "indexer/bytes/csv_reader.hpp"
#include "indexer/sources/json_text.hpp"
#include "indexer/text/text_form.hpp"

namespace tracuu::indexer {

using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

using Item = std::optional<SourceItem>;

/// What a column may be called: folded, with blanks for "_", "-" and "/".
struct ColumnName {
  std::string_view name;
  std::string_view key;
};
constexpr std::array kColumnNames{
    ColumnName{"id", "id"},
    ColumnName{"ma", "id"},
    ColumnName{"ma so", "id"},
    ColumnName{"ma tin", "id"},
    ColumnName{"url", "url"},
    ColumnName{"source", "url"},
    ColumnName{"link", "url"},
    ColumnName{"duong dan", "url"},
    ColumnName{"lien ket", "url"},
    ColumnName{"title", "title"},
    ColumnName{"tieu de", "title"},
    ColumnName{"ten", "title"},
    ColumnName{"ten bai", "title"},
    ColumnName{"ten thong bao", "title"},
    ColumnName{"ten van ban", "title"},
    ColumnName{"abstract", "abstract"},
    ColumnName{"summary", "abstract"},
    ColumnName{"tom tat", "abstract"},
    ColumnName{"trich yeu", "abstract"},
    ColumnName{"mo ta", "abstract"},
    ColumnName{"body", "body"},
    ColumnName{"text", "body"},
    ColumnName{"content", "body"},
    ColumnName{"noi dung", "body"},
    ColumnName{"toan van", "body"},
    ColumnName{"date", "date"},
    ColumnName{"ngay", "date"},
    ColumnName{"ngay dang", "date"},
    ColumnName{"ngay ban hanh", "date"},
    ColumnName{"ngay thang", "date"},
    ColumnName{"site", "site"},
    ColumnName{"trang", "site"},
    ColumnName{"trang web", "site"},
    ColumnName{"website", "site"},
    ColumnName{"unit", "unit"},
    ColumnName{"agency", "unit"},
    ColumnName{"co quan", "unit"},
    ColumnName{"co quan ban hanh", "unit"},
    ColumnName{"noi ban hanh", "unit"},
    ColumnName{"don vi", "unit"},
    ColumnName{"author", "author"},
    ColumnName{"tac gia", "author"},
    ColumnName{"nguoi viet", "author"},
    ColumnName{"nguoi dang", "author"},
    ColumnName{"place", "place"},
    ColumnName{"dia phuong", "place"},
    ColumnName{"dia ban", "place"},
    ColumnName{"numbers", "numbers"},
    ColumnName{"number", "numbers"},
    ColumnName{"so hieu", "numbers"},
    ColumnName{"so ky hieu", "numbers"},
    ColumnName{"so van ban", "numbers"},
    ColumnName{"category", "category"},
    ColumnName{"chuyen muc", "category"},
    ColumnName{"the loai", "category"},
    ColumnName{"linh vuc", "category"},
    ColumnName{"language", "language"},
    ColumnName{"ngon ngu", "language"},
    ColumnName{"charset", "charset"},
    ColumnName{"bang ma", "charset"},
};

/// The key that a column stands for; empty for a column that is ignored.
std::string_view key_of_column(std::string_view header) {
  std::string name(header);
  std::ranges::replace_if(name, [](char c) { return c == '_' || c == '-' || c == '/'; }, ' ');
  name = fold_line(name);
  auto const known = std::ranges::find(kColumnNames, std::string_view(name), &ColumnName::name);
  return known == kColumnNames.end() ? std::string_view() : known->key;
}

std::vector<std::string> split_numbers(std::string_view cell) {
  std::vector<std::string> numbers;
  while (!cell.empty()) {
    std::size_t const end = std::min(cell.find_first_of(";\n"), cell.size());
    std::string_view const number = cell.substr(0, end);
    std::size_t const begin = number.find_first_not_of(' ');
    if (begin != std::string_view::npos) {
      numbers.emplace_back(number.substr(begin, number.find_last_not_of(' ') + 1 - begin));
    }
    cell.remove_prefix(std::min(end + 1, cell.size()));
  }
  return numbers;
}

class CsvStream : public ItemStream {
 public:
  CsvStream(ItemOrigin origin, std::unique_ptr<ByteInput> input, SourceLimits const& limits)
      : origin_(std::move(origin)), rows_(std::move(input), limits.max_item_bytes) {}

  Result<Item> next() override;
  [[nodiscard]] std::uint64_t consumed_bytes() const override { return rows_.stored_bytes(); }

 private:
  Result<void> read_header();
  Result<Item> read_row();
  std::string json_of(CsvRow const& row) const;

  ItemOrigin origin_;
  CsvReader rows_;
  std::vector<std::string_view> keys_;  ///< of the columns
  bool ended_ = false;
};

Result<void> CsvStream::read_header() {
  Result<std::optional<CsvRow>> const header = rows_.next();
  if (!header) return header.error();
  if (!*header) return Error{ErrorCode::InvalidArgument, "the table is empty", ""};
  if ((*header)->cells.size() > CsvReader::kMaxCells) {
    return Error{ErrorCode::InvalidArgument,
                 fmt::format("the table has more than {} columns", CsvReader::kMaxCells), ""};
  }
  for (std::string const& cell : (*header)->cells) {
    Result<analyzers::UnicodeText> const name = analyzers::read_as_unicode(cell);
    keys_.push_back(name ? key_of_column(name->text) : std::string_view());
  }
  for (std::string_view const needed : {"title", "abstract", "body"}) {
    if (std::ranges::find(keys_, needed) != keys_.end()) return {};
  }
  return Error{ErrorCode::InvalidArgument, "no column is named as a title or a text",
               "the first row names the columns: title, body, date, … or their Vietnamese names"};
}

std::string CsvStream::json_of(CsvRow const& row) const {
  JsonText json;
  std::vector<std::string_view> added;
  for (std::size_t column = 0; column < keys_.size(); ++column) {
    std::string_view const key = keys_[column];
    std::string const& cell = row.cells[column];
    if (key.empty() || cell.empty() || std::ranges::find(added, key) != added.end()) continue;
    added.push_back(key);
    if (key == "numbers") {
      json.add(key, split_numbers(cell));
    } else {
      json.add(key, cell);
    }
  }
  return json.take();
}

Result<Item> CsvStream::read_row() {
  Result<std::optional<CsvRow>> const row = rows_.next();
  std::string const line = fmt::format(":{}", rows_.row_line());
  if (!row) return error_of_item(origin_.name + line, row.error());
  if (!*row) {
    ended_ = true;
    return Item();
  }
  if ((*row)->cells.size() != keys_.size()) {
    return error_of_item(
        origin_.name + line,
        {ErrorCode::InvalidArgument,
         fmt::format("{} cells, but the header has {}", (*row)->cells.size(), keys_.size()), ""});
  }
  return Item(
      SourceItem{SourceFormat::TableRow, origin_.name + line, origin_.key + line, json_of(**row)});
}

Result<Item> CsvStream::next() {
  if (ended_) return Item();
  if (keys_.empty()) {
    Result<void> const header = read_header();
    ended_ = !header;
    if (!header) return error_of_item(origin_.name, header.error());
  }
  return read_row();
}

}  // namespace

std::unique_ptr<ItemStream> open_csv(ItemOrigin origin, std::unique_ptr<ByteInput> input,
                                     SourceLimits const& limits) {
  return std::make_unique<CsvStream>(std::move(origin), std::move(input), limits);
}

}  // namespace tracuu::indexer
