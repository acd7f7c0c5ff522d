// SPDX-License-Identifier: GPL-3.0-or-later
// Writes man pages and completions, which a build installs, into a folder (its share/).
//
// usage: tracuu-manual FOLDER VERSION DATE
#include <fmt/format.h>

#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>

#include "cli/manual/manual_files.hpp"
#include "cli/options.hpp"

namespace {

using namespace tracuu;

cli::ProgramHelp help_in(base::Language language) {
  return {language, cli::program_help(language), cli::command_helps(language)};
}

int write_files(std::filesystem::path const& folder, std::string const& version,
                std::string const& date) {
  auto const files = cli::manual_files(
      {help_in(base::Language::English), help_in(base::Language::Vietnamese)}, version, date);
  for (cli::ManualFile const& file : files) {
    std::filesystem::path const path = folder / file.path;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream stream(path, std::ios::binary);
    stream << file.text;
    stream.close();
    if (!stream) {
      fmt::print(stderr, "tracuu-manual: {} cannot be written\n", path.string());
      return 1;
    }
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    fmt::print(stderr, "usage: tracuu-manual FOLDER VERSION DATE\n");
    return 2;
  }
  try {
    return write_files(argv[1], argv[2], argv[3]);
  } catch (std::exception const& error) {
    fmt::print(stderr, "tracuu-manual: {}\n", error.what());
    return 1;
  }
}
