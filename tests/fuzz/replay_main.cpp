// SPDX-License-Identifier: GPL-3.0-or-later
//
// A main for the fuzzers where libFuzzer is not at hand: runs every file given,
// and every file in a folder given, through LLVMFuzzerTestOneInput; then, for
// TRACUU_FUZZ_SECONDS seconds if that is set, what random changes make of them.
//
//   fuzz_analyzer_replay tests/fuzz/corpus/fuzz_analyzer crash-1234
//   TRACUU_FUZZ_SECONDS=30 fuzz_analyzer_replay tests/fuzz/corpus/fuzz_analyzer
//
// The input that fails is left in a file replay-failed-<process>.

#include <unistd.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);

namespace {

constexpr std::size_t kMaxInputBytes = 65'536;
constexpr std::size_t kMaxInputs = 4'096;  // that are changed further

/// Of this process: several may run in one folder.
std::string failed_input() {
  return "replay-failed-" + std::to_string(::getpid());
}

void run(std::string_view input) {
  LLVMFuzzerTestOneInput(reinterpret_cast<std::uint8_t const*>(input.data()), input.size());
}

std::vector<std::filesystem::path> files_at(std::filesystem::path const& path) {
  if (!std::filesystem::is_directory(path)) return {path};
  std::vector<std::filesystem::path> files;
  for (auto const& entry : std::filesystem::directory_iterator(path)) {
    if (entry.is_regular_file()) files.push_back(entry.path());
  }
  return files;
}

/// The bytes of each file, each of which has been run. Names the file first: what fails ends
/// the program. Empty if one can't be read.
std::vector<std::string> replay(std::vector<std::filesystem::path> const& paths) {
  std::vector<std::string> inputs;
  for (std::filesystem::path const& path : paths) {
    std::ifstream file(path, std::ios::binary);
    if (!file) {
      std::fprintf(stderr, "cannot read %s\n", path.c_str());
      return {};
    }
    std::printf("%s\n", path.c_str());
    std::fflush(stdout);
    inputs.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
    run(inputs.back());
  }
  return inputs;
}

/// Makes others of inputs: bytes changed, parts left out, repeated, moved, and taken from another.
class Mutator {
 public:
  explicit Mutator(std::uint32_t seed) : random_(seed) {}

  std::size_t below(std::size_t limit) {
    return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random_);
  }

  std::string mutated(std::string input, std::string const& other) {
    for (std::size_t changes = 1 + below(4); changes > 0; --changes) change(input, other);
    if (input.size() > kMaxInputBytes) input.resize(kMaxInputBytes);
    return input;
  }

 private:
  void change(std::string& input, std::string const& other) {
    std::size_t const at = below(input.size() + 1);
    std::size_t const length = 1 + below(16);
    switch (below(6)) {
      case 0: input.insert(at, 1, static_cast<char>(below(256))); break;
      case 1: input.insert(at, length * below(256), kTelling[below(sizeof(kTelling))]); break;
      case 2: input.erase(at, length); break;
      case 3: input.insert(below(input.size() + 1), input.substr(at, length)); break;
      case 4: input.insert(at, other.substr(below(other.size() + 1), length * 4)); break;
      default:
        if (at < input.size()) input[at] = static_cast<char>(input[at] ^ (1 << below(8)));
    }
  }

  static constexpr char kTelling[] = "\0\r\n\t \"'()<>[]{}/:;,-%&=0\xC3\xE1\xFF";
  std::mt19937 random_;
};

std::size_t run_mutations(std::vector<std::string> inputs, std::chrono::seconds duration) {
  Mutator mutator(20'261'125);
  auto const end = std::chrono::steady_clock::now() + duration;
  std::size_t runs = 0;
  while (std::chrono::steady_clock::now() < end) {
    std::string const input =
        mutator.mutated(inputs[mutator.below(inputs.size())], inputs[mutator.below(inputs.size())]);
    std::ofstream(failed_input(), std::ios::binary) << input;
    run(input);
    ++runs;
    if (inputs.size() < kMaxInputs) inputs.push_back(input);
  }
  std::filesystem::remove(failed_input());
  return runs;
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::filesystem::path> paths;
  for (int i = 1; i < argc; ++i) {
    auto const files = files_at(argv[i]);
    paths.insert(paths.end(), files.begin(), files.end());
  }
  std::vector<std::string> inputs = replay(paths);
  if (inputs.empty()) return 1;
  std::printf("%zu files\n", inputs.size());
  if (char const* const seconds = std::getenv("TRACUU_FUZZ_SECONDS")) {
    auto const runs = run_mutations(std::move(inputs), std::chrono::seconds(std::atoi(seconds)));
    std::printf("%zu random inputs\n", runs);
  }
  return 0;
}
