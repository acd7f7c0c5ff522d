// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/ocr_pages.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <random>
#include <string>

#include "bench/scanned_page.hpp"
#include "indexer/bytes/child_process.hpp"
#include "indexer/ocr/page_reader.hpp"
#include "indexer/ocr/tesseract.hpp"

namespace tracuu::bench {

namespace {

namespace fs = std::filesystem;
using base::Error;
using base::ErrorCode;
using base::Result;

constexpr unsigned kDotsPerInch = 200;
constexpr double kMostSkew = 1.2;  // degrees
constexpr double kLeastNoise = 15;
constexpr double kMostNoise = 50;
constexpr double kSpecks = 0.0008;

Result<std::string> read_file(fs::path const& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return Error{ErrorCode::Io, fmt::format("{}: can't be read", path.string()), ""};
  return std::string(std::istreambuf_iterator<char>(file), {});
}

Result<void> write_file(fs::path const& path, std::string_view bytes) {
  std::ofstream file(path, std::ios::binary);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (!file) return Error{ErrorCode::Io, fmt::format("{}: can't be written", path.string()), ""};
  return {};
}

/// For a shell, as it is.
std::string quoted(std::string const& word) {
  std::string quoted = "'";
  for (char const sign : word) quoted += sign == '\'' ? std::string("'\\''") : std::string(1, sign);
  return quoted + "'";
}

/// In the environment of this process: fonts are found by it.
Result<void> run(std::string const& program, std::vector<std::string> const& arguments) {
  if (!indexer::find_program(program)) {
    return Error{ErrorCode::NotFound, program + " is not there", "apt-get install " + program};
  }
  std::string command = program;
  for (std::string const& argument : arguments) command += ' ' + quoted(argument);
  command += " > /dev/null 2>&1";
  if (std::system(command.c_str()) != 0) {
    return Error{ErrorCode::Io, program + " failed", command};
  }
  return {};
}

Result<void> print_papers(std::span<OfficialPaper const> papers, fs::path const& folder) {
  fs::path const html = folder / "papers.html";
  if (auto written = write_file(html, to_html(papers)); !written) return written;
  return run("chromium", {"--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
                          "--print-to-pdf=" + (folder / "papers.pdf").string(), html.string()});
}

/// The faults of a page are always the same.
ScanFaults faults_of(std::size_t place) {
  std::mt19937 random(static_cast<std::uint32_t>(place) + 1);
  auto const share = [&random] { return static_cast<double>(random() % 1000) / 1000; };
  double const skew = kMostSkew * (2 * share() - 1);
  return {skew, kLeastNoise + (kMostNoise - kLeastNoise) * share(), kSpecks,
          static_cast<std::uint32_t>(place)};
}

fs::path picture_file(fs::path const& folder, std::size_t place) {
  return folder / fmt::format("{}.png", place + 1);
}

Result<void> scan_paper(fs::path const& folder, std::size_t place) {
  std::string const number = std::to_string(place + 1);
  fs::path const drawn = folder / "page";
  auto done =
      run("pdftoppm", {"-gray", "-r", std::to_string(kDotsPerInch), "-f", number, "-l", number,
                       "-singlefile", (folder / "papers.pdf").string(), drawn.string()});
  if (!done) return done;
  auto const bytes = read_file(drawn.string() + ".pgm");
  if (!bytes) return bytes.error();
  auto const page = read_pgm(*bytes);
  if (!page) return page.error();
  return write_file(picture_file(folder, place),
                    to_png(scan(*page, faults_of(place)), kDotsPerInch));
}

Result<schema::PageWords> read_paper(indexer::Tesseract const& tesseract, fs::path const& folder,
                                     std::size_t place) {
  fs::path const kept = folder / fmt::format("{}.json", place + 1);
  if (auto const json = read_file(kept)) return schema::page_words_from_json(*json);
  auto const picture = scanned_picture(folder, place);
  if (!picture) return picture.error();
  auto words = indexer::read_page_words(tesseract, *picture, 1, {});
  if (!words) words = schema::PageWords{};
  if (auto written = write_file(kept, schema::to_json(*words)); !written) return written.error();
  return words;
}

}  // namespace

Result<std::string> scanned_picture(fs::path const& folder, std::size_t place) {
  return read_file(picture_file(folder, place));
}

Result<std::vector<schema::PageWords>> read_papers(std::span<OfficialPaper const> papers,
                                                   fs::path const& folder) {
  std::error_code failure;
  fs::create_directories(folder, failure);
  if (failure) return Error{ErrorCode::Io, folder.string() + ": " + failure.message(), ""};
  auto const tesseract = indexer::find_tesseract();
  if (!tesseract) return tesseract.error();
  bool const all_scanned = !papers.empty() && fs::exists(picture_file(folder, papers.size() - 1));
  if (!all_scanned) {
    if (auto printed = print_papers(papers, folder); !printed) return printed.error();
  }
  std::vector<schema::PageWords> pages;
  for (std::size_t place = 0; place < papers.size(); ++place) {
    if (!fs::exists(picture_file(folder, place))) {
      if (auto scanned = scan_paper(folder, place); !scanned) return scanned.error();
    }
    auto words = read_paper(*tesseract, folder, place);
    if (!words) return words.error();
    pages.push_back(*std::move(words));
  }
  return pages;
}

}  // namespace tracuu::bench
