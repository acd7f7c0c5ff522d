// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/json_lines_stream.hpp"

#include <fmt/format.h>

#include <utility>

namespace tracuu::indexer {

using base::Result;

namespace {

class JsonLinesStream : public ItemStream {
 public:
  JsonLinesStream(ItemOrigin origin, LineReader lines)
      : origin_(std::move(origin)), lines_(std::move(lines)) {}

  Result<std::optional<SourceItem>> next() override {
    Result<std::optional<LineReader::Line>> line = lines_.next();
    if (!line) {
      bool const is_of_file = lines_.at_end();
      return error_of_item(
          is_of_file ? origin_.name : fmt::format("{}:{}", origin_.name, lines_.line_number()),
          line.error());
    }
    if (!*line) return std::optional<SourceItem>();
    std::string const number = fmt::format(":{}", (*line)->number);
    return std::optional(SourceItem{SourceFormat::JsonLine, origin_.name + number,
                                    origin_.key + number, std::move((*line)->text)});
  }

  [[nodiscard]] std::uint64_t consumed_bytes() const override { return lines_.consumed_bytes(); }

 private:
  ItemOrigin origin_;
  LineReader lines_;
};

}  // namespace

std::unique_ptr<ItemStream> open_json_lines(ItemOrigin origin, LineReader lines) {
  return std::make_unique<JsonLinesStream>(std::move(origin), std::move(lines));
}

}  // namespace tracuu::indexer
