// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/options.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <span>

#include "cli/command_options.hpp"
#include "cli/usage/command_builder.hpp"
#include "cli/wording/language.hpp"
#include "cli/wording/say.hpp"

namespace tracuu::cli {

namespace {

std::map<std::string, base::Language> const kLanguages{{"vi", base::Language::Vietnamese},
                                                       {"en", base::Language::English}};

/// Words of a query come as several arguments.
std::string join_words(std::vector<std::string> const& words) {
  std::string text;
  for (std::string const& word : words) {
    if (!text.empty()) text += ' ';
    text += word;
  }
  return text;
}

/// The commands' options, filled while the command line is read.
struct Parsed {
  IndexOptions index;
  CrawlOptions crawl;
  SearchOptions search;
  BatchOptions batch;
  IdentifyOptions identify;
  NotifyOptions notify;
  ExplainOptions explain;
  ShowOptions show;
  StatsOptions stats;
  CheckOptions check;
  ExportOptions exporting;
  RedirectsOptions redirects;
  BackupOptions backup;
  RestoreOptions restore;
  CompactOptions compact;
  CharsetOptions charset;
  ExplainPageOptions explain_page;
  CurationOptions curation;
  DoctorOptions doctor;
  TokenOptions token;
  ServeOptions serve;
  QueriesOptions queries;
  std::string help_topic;
};

using TextOf = std::function<std::string(TerminalKey<0>)>;

void add_show_options(CommandBuilder& command, ShowOptions& options, TextOf const& text) {
  command.argument({"ID", text("show.id"), true}, options.id);
  require_index(command, options.index);
  command.text({"--query", "TEXT", text("show.query")}, options.query);
  command.flag({"--json", "", text("option.json")}, options.json);
  command.help().examples = {"tracuu show lg-2009-0216"};
}

void add_export_options(CommandBuilder& command, ExportOptions& options, TextOf const& text) {
  require_index(command, options.index);
  command.path({"-o,--output", "FILE", text("export.output")}, options.output);
  add_quiet_option(command, options.quiet);
  command.help().notes = {text("export.note")};
  command.help().examples = {"tracuu export --db a.db | tracuu index - --db b.db"};
}

/// Names of hosts with commas between.
CommandBuilder::Reader hosts_reader(std::vector<std::string>& hosts, base::Language language) {
  return [&hosts, language](std::string const& value) -> std::optional<std::string> {
    if (value.find_first_of("/: ") != std::string::npos) {
      return std::string(say("redirects.wanted_host", language));
    }
    hosts.push_back(value);
    return std::nullopt;
  };
}

void add_redirects_options(CommandBuilder& command, RedirectsOptions& options, TextOf const& text) {
  static std::map<std::string, formats::RedirectFormat> const kFormats{
      {"nginx", formats::RedirectFormat::Nginx},
      {"apache", formats::RedirectFormat::Apache},
      {"csv", formats::RedirectFormat::Csv}};
  require_index(command, options.index);
  auto* const from = command.path({"--from", "FILE", text("redirects.from")}, options.from);
  auto* const known = command.flag({"--known", "", text("redirects.known")}, options.known);
  command.excludes(from, known);
  command.choice({"--format", "FORMAT", text("redirects.format")}, kFormats, options.format);
  command.text({"--site", "HOST", text("redirects.site")}, options.site);
  command.text({"--base", "URL", text("redirects.base")}, options.base);
  command.flag({"--to-pages", "", text("redirects.to_pages")}, options.to_pages);
  command.read({"--closed-host", "HOST", text("redirects.closed_host")},
               hosts_reader(options.closed_hosts, command.language()), true);
  command.path({"--curation", "FILE", text("search.curation")}, options.curation);
  command.path({"-o,--output", "FILE", text("export.output")}, options.output);
  add_quiet_option(command, options.quiet);
  command.help().notes = {text("redirects.note")};
  command.help().examples = {
      "tracuu redirects --db a.db --from 404.txt --site vankhe.example --format nginx"};
}

void add_backup_options(CommandBuilder& command, BackupOptions& options, TextOf const& text) {
  command.argument({"DEST", text("backup.destination"), true}, options.destination);
  add_folder_option(command, options.index);
  command.flag({"--replace", "", text("backup.replace")}, options.replace);
  add_quiet_option(command, options.quiet);
  command.help().notes = {text("backup.note")};
  command.help().examples = {"tracuu backup /backup/tracuu.db --replace"};
}

void add_restore_options(CommandBuilder& command, RestoreOptions& options, TextOf const& text) {
  command.argument({"SRC", text("restore.source"), true}, options.source);
  add_folder_option(command, options.index);
  add_quiet_option(command, options.quiet);
  command.help().notes = {text("restore.note")};
}

void add_charset_options(CommandBuilder& command, CharsetOptions& options, TextOf const& text) {
  command.arguments({"FILE", text("charset.files"), true, true}, options.files);
  auto* const json = command.flag({"--json", "", text("charset.json")}, options.json);
  command.excludes(command.flag({"--convert", "", text("charset.convert")}, options.convert), json);
  command.help().notes = {text("charset.note")};
}

void add_explain_page_options(CommandBuilder& command, ExplainPageOptions& options,
                              TextOf const& text) {
  command.argument({"FILE", text("explain_page.source"), true}, options.source);
  command.argument({"ADDRESS", text("explain_page.address")}, options.address);
  command.path({"--rules", "FILE", text("explain_page.rules")}, options.rules);
  command.path({"--db", "DIR", text("explain_page.db")}, options.index);
  command.help().notes = {text("explain_page.note")};
}

void add_curation_options(CommandBuilder& command, CurationOptions& options, TextOf const& text) {
  command.argument({"check", text("curation.action"), true}, options.action);
  command.argument({"FILE", text("curation.file"), true}, options.file);
  add_shards_option(command,
                    [&options](store::ShardList list) { options.index = std::move(list); });
  command.help().options.back().text = text("curation.db");
  command.help().notes = {text("curation.note")};
  command.help().examples = {"tracuu curation check /etc/tracuu/curation.toml --db lamgiang.db"};
}

void add_doctor_options(CommandBuilder& command, DoctorOptions& options, TextOf const& text) {
  command.path({"--config", "FILE", text("doctor.options.config")}, options.config_file);
  add_shards_option(command,
                    [&options](store::ShardList list) { options.index = std::move(list); });
  command.help().options.back().text = text("doctor.options.db");
  command.flag({"--json", "", text("option.json_object")}, options.json);
  command.flag({"-q,--quiet", "", text("doctor.options.quiet")}, options.quiet);
  command.help().notes = {text("doctor.note")};
  command.help().examples = {"sudo -u tracuu tracuu doctor", "tracuu doctor --db lamgiang.db"};
}

/// The command line: all commands, how they are told, and what was read of them.
class CommandLine {
 public:
  explicit CommandLine(SpokenLanguages languages);

  /// The command to run, or nothing: help or the version was asked for, and printed. Throws
  /// UsageFailure.
  std::optional<Command> read(int argc, char const* const* argv);

  /// Of the program, and of each command.
  [[nodiscard]] CommandHelp program() const;
  [[nodiscard]] std::vector<CommandHelp> helps() const;

 private:
  struct Entry {
    CommandBuilder builder;
    std::function<Command()> command;  ///< what was read; of `help` empty
  };

  [[nodiscard]] std::string text(TerminalKey<0> key) const {
    return std::string(say(key, languages_.messages));
  }
  CommandBuilder& add(std::string const& name, TerminalKey<0> summary,
                      std::function<Command()> command);
  template <class Options>
  CommandBuilder& add(std::string const& name, TerminalKey<0> summary, Options& options) {
    return add(name, summary, std::function<Command()>([&options] { return Command(options); }));
  }
  void add_working_commands();
  void add_reading_commands();
  void add_copying_commands();
  void add_common_options();
  [[nodiscard]] std::vector<std::string> names() const;
  [[nodiscard]] Entry const* chosen() const;
  void parse(int argc, char const* const* argv);
  void print_help(std::string const& topic) const;

  SpokenLanguages languages_;
  CLI::App app_;
  Parsed parsed_;
  base::Language named_language_{};  ///< --lang; read before all else by spoken_languages()
  std::list<Entry> entries_;
};

CommandLine::CommandLine(SpokenLanguages languages) : languages_(languages), app_("", "tracuu") {
  app_.allow_extras();
  app_.set_help_flag("-h,--help");
  app_.set_version_flag("-V,--version", TRACUU_VERSION);
  app_.require_subcommand(0, 1);
  app_.add_option_function<std::string>("--lang", [](std::string const&) {});
  for (base::Language* const language :
       {&parsed_.search.language, &parsed_.batch.language, &parsed_.identify.language,
        &parsed_.explain.language, &parsed_.show.language}) {
    *language = languages.answers;
  }
  add_working_commands();
  add_reading_commands();
  add_copying_commands();
  CommandBuilder& help = add("help", "command.help", std::function<Command()>());
  help.argument({"COMMAND", text("argument.help")}, parsed_.help_topic);
  add_common_options();
}

CommandBuilder& CommandLine::add(std::string const& name, TerminalKey<0> summary,
                                 std::function<Command()> command) {
  CommandHelp help;
  help.name = name;
  help.summary = text(summary);
  CLI::App& app = *app_.add_subcommand(name);
  entries_.push_back(
      {CommandBuilder(app, std::move(help), languages_.messages), std::move(command)});
  return entries_.back().builder;
}

void CommandLine::add_working_commands() {
  add_index_options(add("index", "command.index", parsed_.index), parsed_.index);
  add_crawl_options(add("crawl", "command.crawl", parsed_.crawl), parsed_.crawl);
  auto const with_query = [](auto& options) {
    return [&options] {
      options.request.text = join_words(options.query_words);
      return Command(options);
    };
  };
  add_search_options(add("search", "command.search", with_query(parsed_.search)), parsed_.search);
  add_explain_options(add("explain", "command.explain", with_query(parsed_.explain)),
                      parsed_.explain);
  add_batch_options(add("batch", "command.batch", parsed_.batch), parsed_.batch);
  add_identify_options(add("identify", "command.identify", parsed_.identify), parsed_.identify);
  add_notify_options(add("notify", "command.notify", parsed_.notify), parsed_.notify);
  add_serve_options(add("serve", "command.serve", parsed_.serve), parsed_.serve);
}

void CommandLine::add_reading_commands() {
  TextOf const text_of = [this](TerminalKey<0> key) { return text(key); };
  add_show_options(add("show", "command.show", parsed_.show), parsed_.show, text_of);
  CommandBuilder& stats = add("stats", "command.stats", parsed_.stats);
  require_index(stats, parsed_.stats.index);
  stats.flag({"--json", "", text("option.json_object")}, parsed_.stats.json);
  CommandBuilder& check = add("check", "command.check", parsed_.check);
  require_index(check, parsed_.check.index);
  check.flag({"--json", "", text("option.json_object")}, parsed_.check.json);
  add_quiet_option(check, parsed_.check.quiet);
  add_queries_options(add("queries", "command.queries", parsed_.queries), parsed_.queries);
  add_charset_options(add("charset", "command.charset", parsed_.charset), parsed_.charset, text_of);
  add_explain_page_options(add("explain-page", "command.explain_page", parsed_.explain_page),
                           parsed_.explain_page, text_of);
  add_curation_options(add("curation", "command.curation",
                           [this] {
                             if (parsed_.curation.action != "check") {
                               throw UsageFailure{say("usage.curation_action", languages_.messages,
                                                      parsed_.curation.action),
                                                  "tracuu curation check FILE"};
                             }
                             return Command(parsed_.curation);
                           }),
                       parsed_.curation, text_of);
}

void CommandLine::add_copying_commands() {
  TextOf const text_of = [this](TerminalKey<0> key) { return text(key); };
  add_export_options(add("export", "command.export", parsed_.exporting), parsed_.exporting,
                     text_of);
  add_redirects_options(add("redirects", "command.redirects", parsed_.redirects), parsed_.redirects,
                        text_of);
  add_backup_options(add("backup", "command.backup", parsed_.backup), parsed_.backup, text_of);
  add_restore_options(add("restore", "command.restore", parsed_.restore), parsed_.restore, text_of);
  CommandBuilder& compact = add("compact", "command.compact", parsed_.compact);
  add_folder_option(compact, parsed_.compact.index);
  add_quiet_option(compact, parsed_.compact.quiet);
  add_doctor_options(add("doctor", "command.doctor", parsed_.doctor), parsed_.doctor, text_of);
  CommandBuilder& token = add("token", "command.token", parsed_.token);
  token.argument({"NAME", text("token.name"), true}, parsed_.token.name);
}

/// What every command has: --lang, --help.
void CommandLine::add_common_options() {
  OptionHelp help;
  help.names = {"-h", "--help"};
  help.text = text("option.help");
  for (Entry& entry : entries_) {
    entry.builder.choice({"--lang", "LANG", text("option.lang")}, kLanguages, named_language_);
    entry.builder.help().options.push_back(help);
  }
}

CommandHelp CommandLine::program() const {
  CommandHelp program;
  program.name = "tracuu";
  program.summary = text("help.program");
  program.options = {{{"-h", "--help"}, "", {}, text("option.help"), ""},
                     {{"-V", "--version"}, "", {}, text("option.version"), ""},
                     {{"--lang"}, "LANG", {"en", "vi"}, text("option.lang"), ""}};
  program.notes = {text("help.more"), text("help.exit_codes")};
  program.examples = {"tracuu index data/sample --db lamgiang.db",
                      "tracuu search thu tuc khai sinh --db lamgiang.db", text("example.phrase"),
                      "tracuu show lg-2009-0216", "tracuu serve --db lamgiang.db --port 8080"};
  return program;
}

std::vector<CommandHelp> CommandLine::helps() const {
  std::vector<CommandHelp> helps;
  for (Entry const& entry : entries_) helps.push_back(entry.builder.help());
  return helps;
}

std::vector<std::string> CommandLine::names() const {
  std::vector<std::string> names;
  for (Entry const& entry : entries_) names.push_back(entry.builder.help().name);
  return names;
}

CommandLine::Entry const* CommandLine::chosen() const {
  auto const found = std::ranges::find_if(entries_, [this](Entry const& entry) {
    return app_.got_subcommand(entry.builder.help().name);
  });
  return found == entries_.end() ? nullptr : &*found;
}

void CommandLine::print_help(std::string const& topic) const {
  if (topic.empty()) {
    fmt::print("{}", overview_text(program(), helps(), languages_.messages));
    return;
  }
  auto const entry = std::ranges::find_if(
      entries_, [&](Entry const& each) { return each.builder.help().name == topic; });
  if (entry == entries_.end()) throw unknown_command(topic, names(), languages_.messages);
  fmt::print("{}", help_text(entry->builder.help(), languages_.messages));
}

/// CLI11's part, with what it can't read put into words of ours.
void CommandLine::parse(int argc, char const* const* argv) {
  try {
    app_.parse(argc, argv);
  } catch (CLI::Success const&) {
    throw;  // help, version
  } catch (CLI::ParseError const& error) {
    Entry const* const entry = chosen();
    if (entry != nullptr) throw entry->builder.failure_of(error);
    throw UsageFailure{text("usage.not_understood"), text("usage.see_commands")};
  }
}

std::optional<Command> CommandLine::read(int argc, char const* const* argv) {
  parsed_.serve.arguments.assign(argv + 1, argv + argc);
  try {
    parse(argc, argv);
  } catch (CLI::CallForVersion const&) {
    fmt::print("{}\n", TRACUU_VERSION);
    return std::nullopt;
  } catch (CLI::Success const&) {
    Entry const* const entry = chosen();
    print_help(entry == nullptr ? "" : entry->builder.help().name);
    return std::nullopt;
  }
  Entry const* const entry = chosen();
  std::vector<std::string> const others = app_.remaining();
  if (!others.empty() && others.front().starts_with('-')) {
    throw unknown_option("tracuu", others.front(), {"--help", "--version", "--lang"},
                         languages_.messages);
  }
  if (!others.empty()) throw unknown_command(others.front(), names(), languages_.messages);
  if (entry == nullptr) throw UsageFailure{text("usage.no_command"), text("usage.see_commands")};
  entry->builder.check();
  if (entry->command) return entry->command();
  print_help(parsed_.help_topic);
  return std::nullopt;
}

SpokenLanguages languages_of(std::span<char const* const> words) {
  return spoken_languages(words, [](char const* name) { return std::getenv(name); });
}

}  // namespace

void add_folder_option(CommandBuilder& command, std::filesystem::path& index) {
  command.require(add_optional_folder(command, index));
}

CommandBuilder::Option* add_optional_folder(CommandBuilder& command, std::filesystem::path& index) {
  base::Language const language = command.language();
  auto* const option =
      command.read({"--db", "DIR", std::string(say("option.db", language))},
                   [&index, language](std::string const& written) -> std::optional<std::string> {
                     auto const shard = store::ShardAddress::parse(written);
                     if (!shard || shard->is_remote())
                       return std::string(say("usage.own_folder", language));
                     index = written;
                     return std::nullopt;
                   });
  option->envname("TRACUU_DB");
  return option;
}

CommandBuilder::Option* add_shards_option(CommandBuilder& command,
                                          std::function<void(store::ShardList)> take) {
  base::Language const language = command.language();
  auto const texts = std::make_shared<std::vector<std::string>>();
  auto* const option = command.read(
      {"--db", "DIR", std::string(say("option.shards", language))},
      [texts, take = std::move(take),
       language](std::string const& written) -> std::optional<std::string> {
        if (!store::ShardAddress::parse(written)) {
          return std::string(say("usage.shard_address", language));
        }
        texts->push_back(written);
        auto list = store::ShardList::parse(*texts);
        if (!list) throw UsageFailure{say("usage.shard_twice", language, written), ""};
        take(std::move(*list));
        return std::nullopt;
      },
      true);
  option->envname("TRACUU_DB");
  return option;
}

/// Of a command that cannot do without.
void require_index(CommandBuilder& command, store::ShardList& index) {
  command.require(
      add_shards_option(command, [&index](store::ShardList list) { index = std::move(list); }));
}

void add_quiet_option(CommandBuilder& command, bool& quiet) {
  command.flag({"-q,--quiet", "", std::string(say("option.quiet", command.language()))}, quiet);
}

base::Language message_language(int argc, char const* const* argv) {
  return languages_of({argv, static_cast<std::size_t>(argc)}).messages;
}

std::variant<Command, ExitCode> parse_options(int argc, char const* const* argv) {
  CommandLine line(languages_of({argv, static_cast<std::size_t>(argc)}));
  try {
    auto command = line.read(argc, argv);
    if (!command) return ExitCode::Ok;
    return std::move(*command);
  } catch (UsageFailure const& failure) {
    fmt::print(stderr, "tracuu: {}\n", failure.message);
    if (!failure.hint.empty()) fmt::print(stderr, "  {}\n", failure.hint);
    return ExitCode::Usage;
  }
}

std::string_view program_version() {
  return TRACUU_VERSION;
}

CommandHelp program_help(base::Language language) {
  return CommandLine({language, language}).program();
}

std::vector<CommandHelp> command_helps(base::Language language) {
  return CommandLine({language, language}).helps();
}

}  // namespace tracuu::cli
