// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <chrono>
#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>
#include <string>
#include <utility>

#include "base/ascii.hpp"
#include "cli/commands.hpp"
#include "cli/curation_option.hpp"
#include "cli/files/line_sink.hpp"
#include "cli/wording/say.hpp"
#include "formats/archivists/batch_writer.hpp"
#include "search/searcher.hpp"

namespace tracuu::cli {

namespace {

using base::Error;
using base::ErrorCode;
using formats::BatchFormat;

/// Of the table.
constexpr std::uintmax_t kMostTableBytes = 64u << 20;
constexpr std::size_t kMostQueries = 1'000'000;

/// The format that the name of the file asks for; nothing for another ending.
std::optional<BatchFormat> format_of(BatchOptions const& options) {
  if (options.json) return BatchFormat::Json;
  if (options.output.empty()) return BatchFormat::Csv;
  std::string const ending = base::to_lower_ascii(options.output.extension().string());
  if (ending == ".csv") return BatchFormat::Csv;
  if (ending == ".xlsx") return BatchFormat::Xlsx;
  if (ending == ".json") return BatchFormat::Json;
  return std::nullopt;
}

base::Result<std::string> read_file(std::filesystem::path const& file) {
  std::string bytes;
  if (file == "-") {
    bytes.assign(std::istreambuf_iterator<char>(std::cin), {});
    return bytes;
  }
  std::ifstream in(file, std::ios::binary);
  if (in) bytes.assign(std::istreambuf_iterator<char>(in), {});
  if (!in) {
    return Error{ErrorCode::Io, fmt::format("{} can't be read", file.string()),
                 "check the name and the permissions"};
  }
  if (bytes.size() > kMostTableBytes) {
    return Error{ErrorCode::InvalidArgument,
                 fmt::format("{} is larger than {} bytes", file.string(), kMostTableBytes),
                 "divide it into several"};
  }
  return bytes;
}

base::Result<formats::QueryTable> read_table(std::filesystem::path const& file) {
  auto const bytes = read_file(file);
  if (!bytes) return bytes.error();
  formats::QueryTableLimits limits;
  limits.max_queries = kMostQueries;
  auto table = formats::read_query_table(*bytes, limits);
  if (!table) {
    Error error = table.error();
    error.message = fmt::format("{}: {}", file.string(), error.message);
    return error;
  }
  return table;
}

base::Result<void> write_batch(formats::BatchWriter& writer, LineSink& sink) {
  for (;;) {
    auto const piece = writer.next_piece();
    if (!piece) return piece.error();
    if (piece->empty()) return sink.finish();
    if (auto written = sink.append(*piece); !written) return written;
  }
}

void tell_batch(formats::BatchWriter const& writer, Output const& output) {
  base::Language const language = output.language();
  if (auto const& left = writer.table().not_understood; !left.empty()) {
    output.print_error(
        say("batch.left_unread", language, printable(fmt::format("{}", fmt::join(left, ", ")))) +
        '\n');
  }
  if (writer.cut_cells() > 0) {
    output.print_error(say("batch.cut", language, std::to_string(writer.cut_cells())) + '\n');
  }
  output.print_aside(
      say("batch.done", language, std::to_string(writer.done()), std::to_string(writer.failed())) +
      '\n');
}

}  // namespace

base::Result<ExitCode> run(BatchOptions const& options, Output& output) {
  auto const format = format_of(options);
  if (!format) {
    return Error{ErrorCode::InvalidArgument,
                 fmt::format("{}: the file's name must end in .csv, .xlsx or .json",
                             options.output.string()),
                 ""};
  }
  auto table = read_table(options.queries);
  if (!table) return table.error();
  auto searcher = open_searcher(options.index, options.curation, {.everyday = options.words});
  if (!searcher) return searcher.error();
  formats::BatchOptions batch;
  batch.first_hits = options.hits;
  if (options.time_limit_ms) {
    batch.query_time = std::chrono::milliseconds(*options.time_limit_ms);
  }
  formats::BatchWriter writer(*format,
                              formats::BatchSearch(std::move(*table), std::move(*searcher), batch),
                              options.language);
  auto sink = LineSink::open(options.output);
  if (!sink) return sink.error();
  auto const written = write_batch(writer, *sink);
  if (sink->reader_has_gone()) return ExitCode::Ok;
  if (!written) return written.error();
  tell_batch(writer, output);
  return writer.failed() > 0 ? ExitCode::SomeRejected : ExitCode::Ok;
}

}  // namespace tracuu::cli
