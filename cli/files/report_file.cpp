// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/files/report_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "cli/files/file_write.hpp"

namespace tracuu::cli {

namespace {

namespace fs = std::filesystem;
using base::Error;
using base::ErrorCode;
using base::Result;

Error cannot_write(fs::path const& path, int error_number) {
  return {ErrorCode::Io,
          fmt::format("{}: cannot be written: {}", path.string(), std::strerror(error_number)),
          "name a file in a folder that may be written to"};
}

/// A file that mkstemp made is for its owner only; a report is for whom the umask lets read.
void use_usual_permissions(int file) {
  mode_t const mask = ::umask(0);
  ::umask(mask);
  ::fchmod(file, 0666 & ~mask);
}

}  // namespace

ReportFile::ReportFile(fs::path path, std::string temporary, int file)
    : path_(std::move(path)), temporary_(std::move(temporary)), file_(file) {}

ReportFile::ReportFile(ReportFile&& other) noexcept
    : path_(std::move(other.path_)),
      temporary_(std::exchange(other.temporary_, "")),
      file_(std::exchange(other.file_, -1)) {}

ReportFile::~ReportFile() {
  if (file_ >= 0) ::close(file_);
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

Result<ReportFile> ReportFile::open(fs::path path) {
  std::error_code failure;
  fs::path const target = fs::weakly_canonical(path, failure);  // behind a symbolic link
  if (!failure) path = target;
  fs::file_status const status = fs::status(path, failure);
  if (fs::is_directory(status)) return cannot_write(path, EISDIR);
  if (fs::exists(status) && !fs::is_regular_file(status)) {
    int const file = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
    if (file < 0) return cannot_write(path, errno);
    return ReportFile(std::move(path), "", file);
  }
  // Hidden, so that no run takes it for a source.
  std::string temporary =
      (path.parent_path() / ("." + path.filename().string() + ".XXXXXX")).string();
  int const file = ::mkostemp(temporary.data(), O_CLOEXEC);
  if (file < 0) return cannot_write(path, errno);
  use_usual_permissions(file);
  return ReportFile(std::move(path), std::move(temporary), file);
}

Result<void> ReportFile::write(std::string_view text) {
  if (!write_all(file_, text)) return cannot_write(path_, errno);
  if (temporary_.empty()) return {};
  if (::fsync(file_) != 0 || ::rename(temporary_.c_str(), path_.c_str()) != 0) {
    return cannot_write(path_, errno);
  }
  temporary_.clear();
  return {};
}

}  // namespace tracuu::cli
