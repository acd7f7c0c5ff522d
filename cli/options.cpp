// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/options.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <thread>

#include "schema/written_period.hpp"
#include "server/state/server_config.hpp"

namespace tracuu::cli {

namespace {

constexpr char const* kExamples = R"(Examples:
  tracuu index data/sample --db lamgiang.db
  tracuu search thu tuc khai sinh --db lamgiang.db
  tracuu search '"sửa chữa đê" -họp' --from 2009 --to 2009
  tracuu show lg-2009-0216
  tracuu serve --db lamgiang.db --port 8080

TRACUU_DB names the index where --db is not given.

Exit codes: 0 done, 1 nothing found, 2 wrong option or value, 3 some inputs
were refused, 4 no index, 5 another writer is at work, 6 index damaged or of
another version, 7 file, network or memory refused, 70 a bug)";

std::map<std::string, search::SortOrder> const kSortOrders{
    {"relevance", search::SortOrder::Relevance},
    {"newest", search::SortOrder::Newest},
    {"oldest", search::SortOrder::Oldest}};

std::map<std::string, formats::ExportFormat> const kExportFormats{
    {"jsonl", formats::ExportFormat::JsonLines},
    {"csv", formats::ExportFormat::Csv},
    {"ris", formats::ExportFormat::Ris},
    {"bibtex", formats::ExportFormat::Bibtex}};

std::map<std::string, base::Language> const kLanguages{{"vi", base::Language::Vietnamese},
                                                       {"en", base::Language::English}};

std::map<std::string, search::Facet> facets_by_name() {
  std::map<std::string, search::Facet> facets;
  for (search::FacetRow const& row : search::kFacets) facets.emplace(row.name, row.facet);
  return facets;
}

/// "site, unit, place, …"
std::string facet_names() {
  std::string names;
  for (search::FacetRow const& row : search::kFacets) {
    if (!names.empty()) names += ", ";
    names += row.name;
  }
  return names;
}

std::map<std::string, search::InForce> const kInForceStates{{"yes", search::InForce::Yes},
                                                            {"no", search::InForce::No},
                                                            {"unknown", search::InForce::Unknown}};

std::map<std::string, indexer::MergeWhen> const kMergeNames{{"auto", indexer::MergeWhen::Auto},
                                                            {"always", indexer::MergeWhen::Always},
                                                            {"never", indexer::MergeWhen::Never}};

std::map<std::string, search::TimelineStep> const kTimelineSteps{
    {"year", search::TimelineStep::Year}, {"month", search::TimelineStep::Month}};

/// What is wrong with it; empty if it can be the folder of an index that is written.
std::string check_index_folder(std::string const& text) {
  auto const shard = store::ShardAddress::parse(text);
  if (!shard) return shard.error().message;
  return shard->is_remote() ? text + ": run this on the machine that has the shard's folder" : "";
}

/// Of a command that needs one folder of this machine.
void add_folder_option(CLI::App& command, std::filesystem::path& index) {
  command.add_option("--db", index, "folder of the index")
      ->envname("TRACUU_DB")
      ->required()
      ->check(CLI::Validator(check_index_folder, "DIR"));
}

/// Of a command that reads an index, which may be several shards: --db is then said for each.
/// `index`: a ShardList, or an optional one.
template <class Index>
CLI::Option& add_index_option(CLI::App& command, Index& index) {
  auto const take = [&index](std::vector<std::string> const& texts) {
    auto list = store::ShardList::parse(texts);
    if (!list) throw CLI::ValidationError("--db", list.error().message);
    index = std::move(*list);
  };
  return *command
              .add_option_function<std::vector<std::string>>(
                  "--db", take, "folder of the index, or tcp://HOST:PORT; once for each shard")
              ->envname("TRACUU_DB")
              ->allow_extra_args(false)
              ->type_name("DIR");
}

void add_language_option(CLI::App& command, base::Language& language) {
  command.add_option("--lang", language, "language of notes: vi or en")
      ->transform(CLI::CheckedTransformer(kLanguages))
      ->type_name("LANG");
}

/// "2023", "2023-07", "2023-07-11", "7/2023" or "11/7/2023"; `take` picks the end of the period.
std::function<void(std::string const&)> period_end(
    std::string option, std::optional<schema::Date>& end,
    std::optional<schema::Date> schema::DateRange::* take) {
  return [option = std::move(option), &end, take](std::string const& text) {
    auto const period = schema::parse_written_period(text);
    if (!period) {
      throw CLI::ValidationError(option, "'" + text +
                                             "' is not a year, month or day like 2023, "
                                             "2023-07, 7/2023, 2023-07-11 or 11/7/2023");
    }
    end = (*period).*take;
  };
}

void add_filter_options(CLI::App& command, search::SearchRequest& request) {
  command
      .add_option_function(
          "--from", period_end("--from", request.filters.dates.from, &schema::DateRange::from),
          "published on or after this year, month or day")
      ->type_name("DATE");
  command
      .add_option_function("--to",
                           period_end("--to", request.filters.dates.to, &schema::DateRange::to),
                           "published on or before it")
      ->type_name("DATE");
  command
      .add_option("--in-force", request.filters.in_force,
                  "only documents in this state today, as those of the index say: yes, no, unknown")
      ->transform(CLI::CheckedTransformer(kInForceStates))
      ->type_name("STATE");
  for (search::FacetRow const& row : search::kFacets) {
    auto const set = [&request, facet = row.facet](std::string const& written) {
      request.filters[facet] = search::read_filter(facet, written);
    };
    auto* const option = command.add_option_function<std::string>(
        fmt::format("--{}", row.name), set, std::string(row.option_help));
    option->type_name(std::string(row.option_value));
    if (row.match == search::FacetMatch::Year) option->check(CLI::Range(1, search::kMaxYear));
  }
  command.add_option("--sort", request.sort, "relevance, newest or oldest")
      ->transform(CLI::CheckedTransformer(kSortOrders))
      ->type_name("ORDER");
  command.add_option("--limit", request.size, "hits on a page, 1 to 100")
      ->check(CLI::Range(std::size_t{1}, search::kMaxPageSize))
      ->capture_default_str();
  command.add_option("--page", request.page, "which page")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  command.add_flag("--exact", request.exact, "just what is typed: nothing expanded or relaxed");
}

/// What is counted over all that match.
void add_counting_options(CLI::App& command, search::SearchRequest& request) {
  command.add_option("--facets", request.facets, "count what is found by these: " + facet_names())
      ->delimiter(',')
      ->allow_extra_args(false)
      ->transform(CLI::CheckedTransformer(facets_by_name()))
      ->type_name("LIST");
  command.add_option("--facet-size", request.facet_size, "values shown of each facet, 1 to 100")
      ->check(CLI::Range(std::size_t{1}, search::kMaxFacetSize))
      ->capture_default_str();
  command.add_option("--timeline", request.timeline, "count what is found by year or month")
      ->transform(CLI::CheckedTransformer(kTimelineSteps))
      ->type_name("STEP");
  command
      .add_option("--cursor", request.cursor,
                  "go on after the page that gave this next_cursor (--json)")
      ->type_name("TEXT");
}

/// Words of a query come as several arguments.
std::string join(std::vector<std::string> const& words) {
  std::string text;
  for (std::string const& word : words) {
    if (!text.empty()) text += ' ';
    text += word;
  }
  return text;
}

/// The commands' options, filled while CLI11 parses.
struct Parsed {
  IndexOptions index;
  SearchOptions search;
  ExplainOptions explain;
  std::vector<std::string> words;
  ShowOptions show;
  StatsOptions stats;
  CheckOptions check;
  ExportOptions exporting;
  BackupOptions backup;
  RestoreOptions restore;
  CompactOptions compact;
  CharsetOptions charset;
  ExplainPageOptions explain_page;
  TokenOptions token;
  ServeOptions serve;
  std::optional<Command> chosen;
};

void add_ocr_options(CLI::App& command, IndexOptions& options) {
  auto* const ocr = command.add_flag(
      "--ocr", options.ocr,
      "read pages that are pictures (scans) with tesseract, after all else is indexed");
  command
      .add_option("--ocr-workers", options.ocr_workers, "pages that are read at once, one a core")
      ->needs(ocr)
      ->check(CLI::Range(1, 64))
      ->capture_default_str();
  command
      .add_option("--ocr-time", options.ocr_seconds,
                  "seconds that drawing a page, and reading it, may take")
      ->type_name("S")
      ->needs(ocr)
      ->check(CLI::Range(1, 3600))
      ->capture_default_str();
  command
      .add_option("--ocr-memory", options.ocr_megabytes,
                  "memory that drawing a page, and reading it, may take")
      ->type_name("MB")
      ->needs(ocr)
      ->check(CLI::Range(256, 65536))
      ->capture_default_str();
}

void add_upkeep_options(CLI::App& command, IndexOptions& options, CLI::Option& rebuild) {
  auto* const prune =
      command
          .add_flag("--prune", options.prune,
                    "remove what the sources no longer hold; what can't be read stays")
          ->excludes(&rebuild);
  command
      .add_flag("--prune-missing", options.prune_missing,
                "with --prune: a source that is not there, or empty, has lost all it had")
      ->needs(prune);
  command.add_flag("--reread", options.reread,
                   "read all files, also those of the same size and time");
  auto* const dry_run =
      command.add_flag("--dry-run", options.dry_run, "say what would be done, write nothing");
  command
      .add_flag("--watch", options.watch,
                "then follow the sources: changes can be found within 3 s; Ctrl-C ends it")
      ->excludes(dry_run);
  command.add_flag("--keep-noindex", options.keep_noindex,
                   "index pages, too, that ask not to be indexed (robots: noindex)");
  command
      .add_option_function<std::string>(
          "--shard",
          [&options](std::string const& text) {
            auto const shard = indexer::ShardChoice::parse(text);
            if (!shard) throw CLI::ValidationError("--shard", shard.error().message);
            options.shard = *shard;
          },
          "index only what belongs to the K-th of N shards, by the ids of announcements")
      ->type_name("K/N");
  command.add_flag("--skip-list-pages", options.skip_list_pages,
                   "leave out pages that only lead to others (home page, lists of news)");
  command
      .add_option("--rules", options.rules,
                  "where pages have their fields (TOML, docs/extraction-rules.md)")
      ->type_name("FILE");
  command
      .add_option("--document-time", options.document_seconds,
                  "seconds that reading one document or page may take")
      ->type_name("S")
      ->check(CLI::Range(1, 3600))
      ->capture_default_str();
  command
      .add_option("--document-memory", options.document_megabytes,
                  "memory that reading one document or page may take")
      ->type_name("MB")
      ->check(CLI::Range(128, 65536))
      ->capture_default_str();
  command
      .add_option("--max-text", options.max_text_megabytes,
                  "text of one announcement that is indexed; what is left out is listed")
      ->type_name("MB")
      ->check(CLI::Range(1, 64))
      ->capture_default_str();
  command.add_option("--report", options.report, "write a report as JSON; - for standard output")
      ->type_name("FILE");
}

void add_index_command(CLI::App& app, Parsed& parsed) {
  auto* const command = app.add_subcommand("index", "index files and folders");
  command->footer(
      "Without an index: a full build. With one: adds what is new, replaces what has\n"
      "changed, and with --prune removes what is gone; files of the same size and time\n"
      "as last time are not read. Sources are pages (.html .txt .mht), documents (.pdf\n"
      ".docx .odt .doc .rtf), workbooks (.xls .xlsx .ods), slides (.ppt .pptx .odp),\n"
      "JSON (.jsonl .json), tables (.csv .tsv), mail (.eml), edXML and feeds (.xml .rss\n"
      ".atom), web archives (.warc), archives of these (.zip .tar), many of them packed\n"
      "(.gz .xz .zst), folders of them, or - for JSON Lines on standard input; what a\n"
      "file holds goes before its ending (docs/cli/index.md).");
  parsed.index.workers = std::max(1u, std::thread::hardware_concurrency());
  command->add_option("SOURCE", parsed.index.sources, "files, folders, -")->required();
  add_folder_option(*command, parsed.index.index);
  command->add_option("--workers", parsed.index.workers, "threads of a full build or a merge")
      ->check(CLI::Range(1, 64))
      ->capture_default_str();
  auto* const rebuild =
      command->add_flag("--rebuild", parsed.index.rebuild,
                        "build anew; searchers see the old index until the new one is complete");
  command->add_flag("--through-xapian", parsed.index.through_xapian,
                    "a full build is written by Xapian itself: the same index, more slowly");
  command
      ->add_option("--merge", parsed.index.merge,
                   "when an update is merged into a new index, which pays if it changes much: auto "
                   "(one announcement in fifty), always, never")
      ->transform(CLI::CheckedTransformer(kMergeNames));
  add_upkeep_options(*command, parsed.index, *rebuild);
  add_ocr_options(*command, parsed.index);
  command->callback([&parsed] { parsed.chosen = parsed.index; });
}

void add_search_command(CLI::App& app, Parsed& parsed) {
  auto* const command = app.add_subcommand("search", "search, best hits first");
  command->footer(
      "Marks may be left out: thu tuc khai sinh. Syntax: \"a phrase\", -word, OR,\n"
      "( ), begin*, title: author: unit: place: number: site: date:2023-01..2023-06.\n"
      "A query that begins with '-' goes after --.");
  command->add_option("QUERY", parsed.words, "words")->required();
  add_index_option(*command, parsed.search.index).required();
  add_filter_options(*command, parsed.search.request);
  add_counting_options(*command, parsed.search.request);
  add_language_option(*command, parsed.search.language);
  command->add_flag("--notes", parsed.search.notes, "all notes on how the query was read");
  auto* const json =
      command->add_flag("--json", parsed.search.json, "print what the HTTP API answers");
  auto* const exporting =
      command
          ->add_option("--export", parsed.search.export_format, "all hits: jsonl, csv, ris, bibtex")
          ->transform(CLI::CheckedTransformer(kExportFormats))
          ->type_name("FORMAT")
          ->excludes(json)
          ->excludes("--page")
          ->excludes("--limit");
  command
      ->add_option("--time-limit", parsed.search.time_limit_ms,
                   "end the search after so many milliseconds, with what was found until then")
      ->check(CLI::PositiveNumber)
      ->type_name("MS");
  command
      ->add_option("--words", parsed.search.words,
                   "file of everyday words, besides those of the program")
      ->type_name("FILE");
  command->add_option("-o,--output", parsed.search.output, "with --export: a file, packed if .gz")
      ->type_name("FILE")
      ->needs(exporting);
  command->callback([&parsed] {
    parsed.search.request.text = join(parsed.words);
    parsed.chosen = parsed.search;
  });
}

void add_explain_command(CLI::App& app, Parsed& parsed) {
  auto* const command = app.add_subcommand("explain", "how a query is read and run");
  command->add_option("QUERY", parsed.words, "words")->required();
  add_index_option(*command, parsed.explain.index).required();
  add_filter_options(*command, parsed.explain.request);
  add_language_option(*command, parsed.explain.language);
  command->callback([&parsed] {
    parsed.explain.request.text = join(parsed.words);
    parsed.chosen = parsed.explain;
  });
}

void add_reading_commands(CLI::App& app, Parsed& parsed) {
  auto* const show = app.add_subcommand("show", "one announcement, whole");
  show->add_option("ID", parsed.show.id, "its id")->required();
  add_index_option(*show, parsed.show.index).required();
  show->add_option("--query", parsed.show.query, "show what in it matches, by page")
      ->type_name("TEXT");
  add_language_option(*show, parsed.show.language);
  show->add_flag("--json", parsed.show.json, "print what the HTTP API answers");
  show->callback([&parsed] { parsed.chosen = parsed.show; });

  auto* const stats = app.add_subcommand("stats", "size and span of the index");
  add_index_option(*stats, parsed.stats.index).required();
  stats->callback([&parsed] { parsed.chosen = parsed.stats; });

  auto* const check = app.add_subcommand("check", "whether the index is whole");
  add_index_option(*check, parsed.check.index).required();
  check->callback([&parsed] { parsed.chosen = parsed.check; });
}

void add_export_command(CLI::App& app, Parsed& parsed) {
  auto* const command = app.add_subcommand("export", "all announcements as JSON Lines");
  command->footer(
      "In document order, on standard output if no file is named. Indexing it gives the\n"
      "same index again: tracuu export --db a.db | tracuu index - --db b.db");
  add_index_option(*command, parsed.exporting.index).required();
  command
      ->add_option("-o,--output", parsed.exporting.output,
                   "file to write; packed with gzip if it ends in .gz")
      ->type_name("FILE");
  command->callback([&parsed] { parsed.chosen = parsed.exporting; });
}

void add_copy_commands(CLI::App& app, Parsed& parsed) {
  auto* const backup = app.add_subcommand("backup", "copy the index, also while it is in use");
  backup->footer("DEST becomes an index like any other: tracuu search WORDS --db DEST");
  add_folder_option(*backup, parsed.backup.index);
  backup->add_option("DEST", parsed.backup.destination, "folder for the copy")->required();
  backup->add_flag("--replace", parsed.backup.replace, "replace the index that is in DEST");
  backup->callback([&parsed] { parsed.chosen = parsed.backup; });

  auto* const restore = app.add_subcommand("restore", "replace the index by a backup");
  restore->footer("SRC is checked first. Searchers go over to it at their next search.");
  restore->add_option("SRC", parsed.restore.source, "folder of the backup")->required();
  add_folder_option(*restore, parsed.restore.index);
  restore->callback([&parsed] { parsed.chosen = parsed.restore; });

  auto* const compact = app.add_subcommand("compact", "write the index anew without gaps");
  add_folder_option(*compact, parsed.compact.index);
  compact->callback([&parsed] { parsed.chosen = parsed.compact; });
}

void add_charset_command(CLI::App& app, Parsed& parsed) {
  auto* const command = app.add_subcommand("charset", "what charsets files are in, and why");
  command->footer(
      "Finds TCVN3, VNI-Windows, VPS, VISCII, windows-1258 and UTF-8, paragraph by\n"
      "paragraph; also such text pasted into UTF-8. Reads what `tracuu index` reads.");
  command->add_option("FILE", parsed.charset.files, "files, folders")->required();
  auto* const json = command->add_flag("--json", parsed.charset.json, "one JSON object a file");
  command
      ->add_flag("--convert", parsed.charset.convert,
                 "write the text as UTF-8 to standard output instead")
      ->excludes(json);
  command->callback([&parsed] { parsed.chosen = parsed.charset; });
}

void add_explain_page_command(CLI::App& app, Parsed& parsed) {
  auto* const command =
      app.add_subcommand("explain-page", "how a page is read: each field, its element, and why");
  command->footer(
      "FILE is a page, or a web archive or archive: ADDRESS then names one of its pages.\n"
      "With --rules the effect of extraction rules is seen before anything is indexed\n"
      "(docs/extraction-rules.md). Nothing is written.");
  command->add_option("FILE", parsed.explain_page.source, "a page, or an archive that holds it")
      ->required();
  command->add_option("ADDRESS", parsed.explain_page.address,
                      "address of the page in a web archive, or its path in an archive");
  command->add_option("--rules", parsed.explain_page.rules, "file of extraction rules")
      ->type_name("FILE");
  command->add_option("--db", parsed.explain_page.index, "index whose extraction rules are taken")
      ->type_name("DIR");
  command->callback([&parsed] { parsed.chosen = parsed.explain_page; });
}

/// What is wrong with it; empty if nothing is.
std::string check_public_url(std::string const& url) {
  return server::is_public_url(url) ? "" : "not an address like https://tim.example.gov.vn";
}

void add_serve_command(CLI::App& app, Parsed& parsed) {
  ServeOptions& options = parsed.serve;
  auto* const command = app.add_subcommand("serve", "the search page and the HTTP API");
  command->footer(
      "SIGHUP reads the configuration again, SIGTERM stops after the answers under way.\n"
      "docs/configuration.md explains the file. Flags go before it.");
  command->add_option("--config", options.config_file, "configuration, as TOML")->type_name("FILE");
  command->add_flag("--check-config", options.check_config, "check the configuration, then end");
  add_index_option(*command, options.index);
  command->add_option("--address", options.address, "address to listen on [127.0.0.1]");
  command->add_option("--port", options.port, "port; 0 lets the system choose [8080]");
  command->add_option("--workers", options.workers, "threads that search [one a core]")
      ->check(CLI::Range(1, 256));
  command
      ->add_option("--access-log", options.access_log,
                   "file for one JSON line an answer; - for standard output")
      ->type_name("FILE");
  command
      ->add_option("--tokens", options.tokens,
                   "file of those who may change the index over HTTP; nobody without it")
      ->type_name("FILE");
  command
      ->add_option("--public-url", options.public_url,
                   "where the service is reached, for feeds, harvests and sitemaps")
      ->type_name("URL")
      ->check(CLI::Validator(check_public_url, "URL"));
  command->add_option("--admin-email", options.admin_email, "told to harvesters (OAI-PMH)")
      ->type_name("ADDRESS");
  command->callback([&parsed] { parsed.chosen = parsed.serve; });
}

void add_token_command(CLI::App& app, Parsed& parsed) {
  auto* const command =
      app.add_subcommand("token", "make a token for those who change the index over HTTP");
  command->add_option("name", parsed.token.name, "whose it is: portal-1")->required();
  command->callback([&parsed] { parsed.chosen = parsed.token; });
}

}  // namespace

std::variant<Command, ExitCode> parse_options(int argc, char const* const* argv) {
  CLI::App app{"tracuu: full-text search for Vietnamese government announcements", "tracuu"};
  app.footer(kExamples);
  app.set_version_flag("--version", TRACUU_VERSION);
  app.require_subcommand(1);
  Parsed parsed;
  add_index_command(app, parsed);
  add_search_command(app, parsed);
  add_explain_command(app, parsed);
  add_reading_commands(app, parsed);
  add_export_command(app, parsed);
  add_copy_commands(app, parsed);
  add_charset_command(app, parsed);
  add_explain_page_command(app, parsed);
  add_serve_command(app, parsed);
  add_token_command(app, parsed);
  try {
    app.parse(argc, argv);
  } catch (CLI::ParseError const& error) {
    bool const asked_for_help = app.exit(error) == 0;
    return asked_for_help ? ExitCode::Ok : ExitCode::Usage;
  }
  return std::move(*parsed.chosen);
}

}  // namespace tracuu::cli
