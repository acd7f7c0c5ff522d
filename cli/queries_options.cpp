// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <map>

#include "cli/command_options.hpp"
#include "formats/query_tables.hpp"

namespace tracuu::cli {
namespace {

std::map<std::string, std::size_t> const& table_names() {
  static std::map<std::string, std::size_t> const names = [] {
    std::map<std::string, std::size_t> made;
    for (std::size_t i = 0; i < formats::kQueryTableNames.size(); ++i) {
      made.emplace(formats::kQueryTableNames[i], i);
    }
    return made;
  }();
  return names;
}

}  // namespace

void add_queries_options(CommandBuilder& command, QueriesOptions& options) {
  auto const text = [&](TerminalKey<0> key) { return std::string(say(key, command.language())); };
  auto* const db = add_optional_folder(command, options.index);
  auto* const file = command.path({"--file", "FILE", text("queries.file")}, options.file);
  command.excludes(file, db);
  add_date_option(command, {"--from", "DATE", text("queries.from")}, options.dates,
                  &schema::DateRange::from);
  add_date_option(command, {"--to", "DATE", text("queries.to")}, options.dates,
                  &schema::DateRange::to);
  command.choice({"--table", "NAME", text("queries.table")}, table_names(), options.table);
  command.number({"--min-count", "N", text("queries.min_count")}, {1, 1'000'000},
                 options.min_count);
  command.number({"-n,--limit", "N", text("queries.limit")}, {1, 1'000'000}, options.most);
  auto* const csv = command.flag({"--csv", "", text("queries.csv")}, options.csv);
  auto* const workbook = command.path({"--xlsx", "FILE", text("queries.xlsx")}, options.workbook);
  auto* const json = command.flag({"--json", "", text("option.json_object")}, options.json);
  command.excludes(csv, json);
  command.excludes(csv, workbook);
  command.excludes(workbook, json);
  command.help().notes = {text("queries.note")};
  command.help().examples = {"tracuu queries --db lamgiang.db --from 2026-11",
                             "tracuu queries --table in-vain --csv > in-vain.csv"};
}

}  // namespace tracuu::cli
