// SPDX-License-Identifier: GPL-3.0-or-later
//
// A main for the fuzzers where libFuzzer is not at hand: runs every file given,
// and every file in a folder given, through LLVMFuzzerTestOneInput.
//
//   fuzz_analyzer_replay tests/fuzz/corpus/fuzz_analyzer crash-1234

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);

namespace {

std::vector<std::filesystem::path> files_at(std::filesystem::path const& path) {
  if (!std::filesystem::is_directory(path)) return {path};
  std::vector<std::filesystem::path> files;
  for (auto const& entry : std::filesystem::directory_iterator(path)) {
    if (entry.is_regular_file()) files.push_back(entry.path());
  }
  return files;
}

/// False if the file can't be read. Names the file first: what fails ends the program.
bool replay(std::filesystem::path const& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    std::fprintf(stderr, "cannot read %s\n", path.c_str());
    return false;
  }
  std::printf("%s\n", path.c_str());
  std::fflush(stdout);
  std::string const bytes{std::istreambuf_iterator<char>(file), {}};
  LLVMFuzzerTestOneInput(reinterpret_cast<std::uint8_t const*>(bytes.data()), bytes.size());
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  std::size_t files = 0;
  bool all_read = true;
  for (int i = 1; i < argc; ++i) {
    for (std::filesystem::path const& path : files_at(argv[i])) {
      all_read = replay(path) && all_read;
      ++files;
    }
  }
  std::printf("%zu files\n", files);
  return all_read && files > 0 ? 0 : 1;
}
