// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/packed_size.hpp"

#include <cerrno>
#include <fstream>
#include <system_error>

#include "base/os_error.hpp"

namespace tracuu::store {

namespace {

/// Beside the tables: "BYTES LENGTH", written to disk.
constexpr char const* kPackedName = "packed.txt";

}  // namespace

std::uint64_t table_bytes(std::filesystem::path const& folder) {
  std::uint64_t bytes = 0;
  std::error_code failure;
  for (std::filesystem::directory_iterator it(folder, failure), end; !failure && it != end;
       it.increment(failure)) {
    std::error_code unknown;
    std::uint64_t const size = it->path().extension() == ".glass" ? it->file_size(unknown) : 0;
    if (!unknown) bytes += size;
  }
  return bytes;
}

base::Result<void> note_packed_size(std::filesystem::path const& folder,
                                    std::uint64_t total_length) {
  auto const file = folder / kPackedName;
  std::ofstream out(file, std::ios::binary | std::ios::trunc);
  out << table_bytes(folder) << ' ' << total_length << '\n';
  out.close();
  if (!out) return base::os_error(file.string(), "write", errno != 0 ? errno : EIO);
  return {};
}

std::optional<double> looseness(std::filesystem::path const& folder, std::uint64_t total_length) {
  std::ifstream in(folder / kPackedName);
  double packed_bytes = 0;
  double packed_length = 0;
  in >> packed_bytes >> packed_length;
  if (!in || packed_bytes <= 0 || packed_length <= 0 || total_length == 0) return std::nullopt;
  double const needed = packed_bytes * static_cast<double>(total_length) / packed_length;
  return static_cast<double>(table_bytes(folder)) / needed;
}

}  // namespace tracuu::store
