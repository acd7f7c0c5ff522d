// SPDX-License-Identifier: GPL-3.0-or-later

// tracuu-reader FORMAT MAX_TEXT_BYTES MAX_MEMORY_MB: reads a document on standard input, in a
// process of its own, and writes what it finds as JSON on standard output
// (indexer/office/office_text_json.hpp). tracuu runs it, under limits of time and memory (which it
// is told of, to name it); it is not for people.

#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cstdint>
#include <cstdlib>
#include <new>
#include <string>
#include <string_view>

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

}  // namespace

int main(int argc, char const* const* argv) {
  if (argc != 4) return kWrongUse;
  for (FormatReader const& reader : kReaders) {
    if (reader.format != argv[1]) continue;
    tell_when_memory_ends(argv[3]);
    std::string const answer =
        to_json(reader.read(input_bytes(), std::strtoull(argv[2], nullptr, 10)));
    // What the libraries would tidy up goes with the process.
    _exit(write_all(answer) ? EXIT_SUCCESS : EXIT_FAILURE);
  }
  return kWrongUse;
}
