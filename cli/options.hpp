// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/language.hpp"
#include "cli/terminal/exit_code.hpp"
#include "cli/usage/command_help.hpp"
#include "formats/redirect_map.hpp"
#include "indexer/crawl/crawl_options.hpp"
#include "indexer/index_job.hpp"
#include "schema/date.hpp"
#include "search/api/search_request.hpp"
#include "server/server.hpp"
#include "store/shard_list.hpp"

namespace tracuu::cli {

struct IndexOptions {
  std::vector<std::filesystem::path> sources;
  std::filesystem::path index;
  std::size_t workers = 1;
  bool rebuild = false;
  bool through_xapian = false;
  indexer::MergeWhen merge = indexer::MergeWhen::Auto;
  bool dry_run = false;
  bool reread = false;
  bool prune = false;
  bool prune_missing = false;
  bool watch = false;
  indexer::ShardChoice shard;
  bool skip_list_pages = false;
  bool keep_noindex = false;
  unsigned document_seconds = 20;     ///< SourceLimits::document_time
  unsigned document_megabytes = 512;  ///< SourceLimits::max_document_memory_bytes
  unsigned max_text_megabytes = 8;    ///< SourceLimits::max_text_bytes
  bool ocr = false;                   ///< read pages that are pictures
  std::size_t ocr_workers = 1;        ///< OcrJobOptions::workers
  unsigned ocr_seconds = 60;          ///< OcrLimits::step_time
  unsigned ocr_megabytes = 1024;      ///< OcrLimits::max_memory_bytes
  std::filesystem::path rules;        ///< file of extraction rules; "" = the index's, if it has one
  unsigned changesets = 0;            ///< store::keep_changesets
  std::string report;                 ///< file for the report; "-" = standard output; "" = none
  bool quiet = false;                 ///< nothing but results and errors
};

struct CrawlOptions {
  indexer::CrawlOptions crawl;  ///< folder "" = `index`/crawl; user_agent "" = the program's
  std::filesystem::path index;
  std::size_t workers = 1;
  std::filesystem::path rules;  ///< file of extraction rules; "" = the index's, if it has one
  std::string user_agent;       ///< "" = the program's name, version and `crawl.contact`
  bool no_index = false;        ///< write the archive only
  bool keep_list_pages = false;
  bool keep_noindex = false;
  std::string report;  ///< file for the report; "-" = standard output; "" = none
  bool json = false;   ///< the report on standard output, instead of a summary
  bool quiet = false;
};

struct SearchOptions {
  store::ShardList index;
  std::vector<std::string> query_words;  ///< as they were typed; `request` has them as one text
  search::SearchRequest request;
  base::Language language = base::Language::Vietnamese;
  bool json = false;
  bool notes = false;                                  ///< all of them, not the main one
  std::optional<formats::ExportFormat> export_format;  ///< all hits in it, not a page
  std::filesystem::path output;                        ///< file for that; empty: standard output
  std::filesystem::path originals;                     ///< zip archive for the files of all hits
  std::filesystem::path words;                         ///< everyday words besides the program's
  std::filesystem::path curation;                      ///< a webmaster's rules; empty: none
  std::optional<std::size_t> time_limit_ms;            ///< none: a search runs to its end
  bool quiet = false;                                  ///< hits only: no count, no notes
};

struct BatchOptions {
  store::ShardList index;
  std::filesystem::path
      queries;  ///< a table (formats/archivists/query_table.hpp); "-" = standard input
  std::filesystem::path output;  ///< its ending tells the format; empty: CSV to standard output
  std::size_t hits = 5;          ///< told of each query, unless its row asks for others
  base::Language language = base::Language::Vietnamese;
  bool json = false;
  std::filesystem::path words;               ///< everyday words besides the program's
  std::filesystem::path curation;            ///< a webmaster's rules; empty: none
  std::optional<std::size_t> time_limit_ms;  ///< of a query; none: it runs to its end
  bool quiet = false;
};

struct IdentifyOptions {
  store::ShardList index;
  std::vector<std::filesystem::path> sources;  ///< files, folders, archives
  base::Language language = base::Language::Vietnamese;
  bool json = false;
  bool quiet = false;  ///< only what is not the very file or text
};

struct NotifyOptions {
  std::filesystem::path config_file;
  store::ShardList index;
  bool dry_run = false;
  bool quiet = false;
};

struct ExplainOptions {
  store::ShardList index;
  std::vector<std::string> query_words;  ///< as they were typed; `request` has them as one text
  search::SearchRequest request;
  base::Language language = base::Language::Vietnamese;
  std::filesystem::path words;     ///< as SearchOptions
  std::filesystem::path curation;  ///< as SearchOptions
};

/// `tracuu curation check`.
struct CurationOptions {
  std::string action;          ///< "check"
  std::filesystem::path file;  ///< of rules
  store::ShardList index;      ///< holds what the rules name; empty: nobody looks
};

struct ShowOptions {
  store::ShardList index;
  std::string id;
  std::string query;  ///< what is looked for in it; empty: nothing
  base::Language language = base::Language::Vietnamese;
  bool json = false;
};

struct StatsOptions {
  store::ShardList index;
  bool json = false;
};

struct CheckOptions {
  store::ShardList index;
  bool json = false;
  bool quiet = false;  ///< the exit code and problems only
};

struct ExportOptions {
  store::ShardList index;
  std::filesystem::path output;  ///< empty: standard output
  bool quiet = false;
};

struct RedirectsOptions {
  store::ShardList index;
  std::filesystem::path from;  ///< a file of old addresses, one a line; "-": standard input
  bool known = false;          ///< in place of that: other addresses that announcements have
  formats::RedirectFormat format = formats::RedirectFormat::Nginx;
  std::string site;       ///< host whose old addresses count; empty: all
  std::string base;       ///< address of the service; empty: its pages are no targets
  bool to_pages = false;  ///< lead to these, wherever announcements are published
  std::vector<std::string> closed_hosts;  ///< hosts at which nothing is published any more
  std::filesystem::path curation;         ///< a webmaster's rules; empty: none
  std::filesystem::path output;           ///< empty: standard output
  bool quiet = false;
};

struct BackupOptions {
  std::filesystem::path index;
  std::filesystem::path destination;
  bool replace = false;
  bool quiet = false;
};

struct RestoreOptions {
  std::filesystem::path source;
  std::filesystem::path index;
  bool quiet = false;
};

struct CompactOptions {
  std::filesystem::path index;
  bool quiet = false;
};

struct CharsetOptions {
  std::vector<std::filesystem::path> files;
  bool json = false;
  bool convert = false;
};

struct ExplainPageOptions {
  std::filesystem::path source;
  std::string address;  ///< of the page in an archive; "" = the first
  std::filesystem::path
      rules;  ///< file of extraction rules; "" = those of the index, if one is named
  std::filesystem::path index;  ///< "" = none
};

struct DoctorOptions {
  std::filesystem::path config_file;      ///< "" = that of the package, if there is one
  std::optional<store::ShardList> index;  ///< instead of the configuration's
  bool json = false;
  bool quiet = false;  ///< warnings and failures only
};

struct TokenOptions {
  std::string name;
};

struct QueriesOptions {
  std::filesystem::path index;
  std::filesystem::path file;          ///< the log itself; empty: that of the index
  schema::DateRange dates{};           ///< open: the last thirty days
  std::optional<std::size_t> table{};  ///< by its place in formats::kQueryTableNames
  std::size_t min_count = 3;
  std::optional<std::size_t> most{};  ///< rows of a table
  bool csv = false;
  bool json = false;
  std::filesystem::path workbook;  ///< empty: none
};

/// Flags, which go before what the configuration file says.
struct ServeOptions {
  std::filesystem::path config_file;
  bool check_config = false;
  std::filesystem::path older_program;  ///< serves an index that this one cannot read; "" = none
  std::vector<std::string> arguments;   ///< of the command line, all of them
  std::optional<store::ShardList> index;
  std::optional<std::string> address;
  std::optional<std::uint16_t> port;
  std::optional<std::size_t> workers;
  std::optional<std::string> access_log;
  std::optional<std::filesystem::path> tokens;
  std::optional<std::filesystem::path> curation;
  std::optional<std::string> public_url;
  std::optional<std::string> admin_email;
  bool quiet = false;
  std::optional<unsigned> changesets;
};

/// One command with its options, and nothing of the others.
using Command =
    std::variant<IndexOptions, CrawlOptions, SearchOptions, BatchOptions, IdentifyOptions,
                 NotifyOptions, ExplainOptions, ShowOptions, StatsOptions, CheckOptions,
                 ExportOptions, RedirectsOptions, BackupOptions, RestoreOptions, CompactOptions,
                 CharsetOptions, ExplainPageOptions, CurationOptions, DoctorOptions, TokenOptions,
                 ServeOptions, QueriesOptions>;

/// Reads the command line (and TRACUU_DB for the index). The command to run, or
/// the code to exit with at once: help was printed, or what is wrong with the
/// options, on standard error.
[[nodiscard]] std::variant<Command, ExitCode> parse_options(int argc, char const* const* argv);

/// "0.1.0".
[[nodiscard]] std::string_view program_version();

/// The language of messages: `--lang` of the command line, else that of the environment.
[[nodiscard]] base::Language message_language(int argc, char const* const* argv);

/// What the program and its commands are told, in `language`: of this help, man pages and
/// completions are made.
[[nodiscard]] CommandHelp program_help(base::Language language);
[[nodiscard]] std::vector<CommandHelp> command_helps(base::Language language);

}  // namespace tracuu::cli
