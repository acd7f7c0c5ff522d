// SPDX-License-Identifier: GPL-3.0-or-later

// tracuu-reader: reads documents, each in a fork of its own, and writes what it finds as JSON
// (indexer/office/office_text_json.hpp). tracuu starts it (indexer/office/child_reader.hpp) with a
// socket as its standard input, over which come requests "FORMAT MAX_TEXT_BYTES MAX_MEMORY_MB" and
// limits of time and memory (indexer/bytes/standing_child.hpp); it is not for people.

#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cstdint>
#include <cstdlib>
#include <new>
#include <sstream>
#include <string>
#include <string_view>

#include "indexer/bytes/standing_child.hpp"
#include "indexer/office/office_text.hpp"
#include "indexer/office/office_text_json.hpp"

namespace {

using namespace tracuu::indexer;
using tracuu::base::Error;
using tracuu::base::ErrorCode;
using tracuu::base::Result;

constexpr int kWrongUse = 2;

struct FormatReader {
  std::string_view format;
  Result<OfficeText> (*read)(std::string_view bytes, std::uint64_t max_bytes);
};
constexpr std::array kReaders{
    FormatReader{"pdf", &read_pdf},
    // Their many parts and sheets may each be large, or point to one another.
    FormatReader{"xls", &read_xls},
    FormatReader{"xlsx", &read_xlsx},
    FormatReader{"ods", &read_ods},
    FormatReader{"pptx", &read_pptx},
    FormatReader{"odp", &read_odp},
};

/// The answer of one for whom memory was too small, made while there was some.
std::string& out_of_memory_answer() {
  static std::string answer;
  return answer;
}

bool write_all(std::string_view text) {
  while (!text.empty()) {
    ssize_t const written = write(STDOUT_FILENO, text.data(), text.size());
    if (written <= 0) return false;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

[[noreturn]] void end_for_want_of_memory() {
  _exit(write_all(out_of_memory_answer()) ? EXIT_SUCCESS : EXIT_FAILURE);
}

void tell_when_memory_ends(std::string_view megabytes) {
  out_of_memory_answer() = to_json(Error{
      ErrorCode::InvalidArgument,
      fmt::format("stopped: it takes more than the limit of {} MB of memory", megabytes), ""});
  std::set_new_handler(&end_for_want_of_memory);
}

/// Standard input, a file, as it lies in memory.
std::string_view input_bytes() {
  struct stat facts{};
  if (fstat(STDIN_FILENO, &facts) != 0 || facts.st_size == 0) return {};
  auto const size = static_cast<std::size_t>(facts.st_size);
  void* const bytes = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, STDIN_FILENO, 0);
  if (bytes == MAP_FAILED) return {};
  return {static_cast<char const*>(bytes), size};
}

/// Reads the document on standard input and writes the answer; the exit code.
int answer_request(std::string_view request) {
  std::istringstream words{std::string(request)};
  std::string format;
  std::uint64_t max_text_bytes = 0;
  std::string megabytes;
  words >> format >> max_text_bytes >> megabytes;
  for (FormatReader const& reader : kReaders) {
    if (reader.format != format) continue;
    tell_when_memory_ends(megabytes);
    std::string const answer = to_json(reader.read(input_bytes(), max_text_bytes));
    return write_all(answer) ? EXIT_SUCCESS : EXIT_FAILURE;
  }
  return kWrongUse;
}

/// A page with one word in a font that is not in it: poppler looks for its tables, and fontconfig
/// for the fonts of this machine, which takes longer than most documents.
constexpr std::string_view kSmallPdf =
    "%PDF-1.4\n"
    "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R"
    "/Resources<</Font<</F 5 0 R>>>>>>endobj\n"
    "4 0 obj<</Length 34>>stream\nBT /F 12 Tf 9 99 Td (word) Tj ET  \nendstream endobj\n"
    "5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
    "trailer<</Root 1 0 R>>\n";

}  // namespace

int main() {
  static_cast<void>(read_pdf(kSmallPdf, 1 << 20));
  serve_standing_child(&answer_request);
  _exit(EXIT_SUCCESS);
}
