// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <string>
#include <utility>

#include "cli/commands.hpp"
#include "cli/wording/error_text.hpp"
#include "formats/archivists/identified_file.hpp"
#include "indexer/file_reading.hpp"
#include "schema/date.hpp"
#include "search/searcher.hpp"

namespace tracuu::cli {

namespace {

using formats::IdentifiedFile;
using search::FileAgreement;

/// The index has it, to the letter.
bool is_there(IdentifiedFile const& file) {
  auto const& matches = file.found.matches;
  return !matches.empty() && matches.front().agreement <= FileAgreement::SameText;
}

std::string match_line(search::FileMatch const& match, base::Language language,
                       Output const& output) {
  schema::Announcement const& announcement = match.announcement;
  std::string text = fmt::format("    {}: {}", formats::agreement_text(match, language),
                                 printable(announcement.title));
  std::string details = announcement.id;
  if (announcement.date) details += ", " + schema::format_iso_date(*announcement.date);
  if (!announcement.number.empty()) details += ", " + announcement.number;
  return fmt::format("{}\n      {}\n", text, output.dim(printable(details)));
}

std::string identified_text(IdentifiedFile const& file, base::Language language,
                            Output const& output) {
  std::string text = fmt::format("{}\n  {}\n", output.bold(printable(file.name)),
                                 formats::verdict_text(file, language));
  std::string const unread = formats::unread_text(file, language);
  if (!unread.empty()) text += fmt::format("  {}\n", printable(unread));
  for (search::FileMatch const& match : file.found.matches) {
    text += match_line(match, language, output);
  }
  return text;
}

/// What is found of all files of the command.
class Identifying {
 public:
  Identifying(IdentifyOptions const& options, search::Searcher& searcher, Output& output)
      : options_(options), searcher_(searcher), output_(output) {}

  base::Result<void> look_up(std::filesystem::path const& source) {
    std::filesystem::path const* const folder = options_.index.sole_folder();
    indexer::read_source_traits(
        source, folder == nullptr ? std::filesystem::path() : *folder,
        [this](std::string const& name, base::Result<schema::FileTraits> traits) {
          if (!failure_) take(name, std::move(traits));
        });
    if (failure_) return *failure_;
    return {};
  }

  ExitCode finish() {
    if (options_.json) output_.print(formats::identified_json(files_, options_.language) + "\n");
    if (has_unread_) return ExitCode::SomeRejected;
    return lacks_any_ ? ExitCode::NothingFound : ExitCode::Ok;
  }

 private:
  void take(std::string const& name, base::Result<schema::FileTraits> traits) {
    if (!traits) {
      has_unread_ = true;
      base::Error const told = in_language(traits.error(), output_.language());
      output_.print_error(printable(to_string(told)) + "\n");
      return;
    }
    auto matches = searcher_.match_file(*traits, search::SearchBudget::unlimited());
    if (!matches) {
      failure_ = matches.error();
      return;
    }
    IdentifiedFile file{name, 0, std::move(*traits), std::move(*matches)};
    bool const has = is_there(file);
    if (!has) lacks_any_ = true;
    if (options_.quiet && has) return;
    if (options_.json) {
      files_.push_back(std::move(file));
    } else {
      output_.print(identified_text(file, options_.language, output_));
    }
  }

  IdentifyOptions const& options_;
  search::Searcher& searcher_;
  Output& output_;
  std::vector<IdentifiedFile> files_;
  std::optional<base::Error> failure_;
  bool lacks_any_ = false;
  bool has_unread_ = false;
};

}  // namespace

base::Result<ExitCode> run(IdentifyOptions const& options, Output& output) {
  auto searcher = search::Searcher::open(options.index);
  if (!searcher) return searcher.error();
  Identifying identifying(options, *searcher, output);
  for (std::filesystem::path const& source : options.sources) {
    if (auto const done = identifying.look_up(source); !done) return done.error();
  }
  return identifying.finish();
}

}  // namespace tracuu::cli
