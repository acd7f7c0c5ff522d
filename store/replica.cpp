// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/replica.hpp"

#include <fmt/format.h>

#include <array>
#include <cstddef>
#include <fstream>

namespace tracuu::store {

namespace {

// Xapian 1.4, backends/glass/glass_version.cc: 14 bytes that name the format, its version in two,
// then the UUID. A commit replaces the file whole.
constexpr std::string_view kVersionFile = "iamglass";
constexpr std::string_view kFormatName = "\x0f\x0dXapian Glass";
constexpr std::size_t kVersionBytes = 2;
constexpr std::size_t kUuidBytes = 16;

}  // namespace

std::optional<std::string> replica_copy_of(std::string_view stub_line) {
  if (stub_line == "auto replica_0") return "replica_0";
  if (stub_line == "auto replica_1") return "replica_1";
  return std::nullopt;
}

std::string replica_generation(std::filesystem::path const& folder, std::string const& copy) {
  std::array<char, kFormatName.size() + kVersionBytes + kUuidBytes> head{};
  std::ifstream file(folder / copy / kVersionFile, std::ios::binary);
  file.read(head.data(), head.size());
  std::string_view const bytes(head.data(), head.size());
  if (!file || !bytes.starts_with(kFormatName)) return copy;
  std::string name = copy + ".";
  for (char const byte : bytes.substr(kFormatName.size() + kVersionBytes)) {
    name += fmt::format("{:02x}", static_cast<unsigned char>(byte));
  }
  return name;
}

std::string_view folder_of_generation(std::string_view generation) {
  return generation.substr(0, generation.find('.'));
}

}  // namespace tracuu::store
