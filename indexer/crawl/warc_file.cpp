// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/crawl/warc_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <memory>
#include <utility>
#include <vector>

#include "base/os_error.hpp"

namespace tracuu::indexer {

using base::Error;
using base::Result;

Result<WarcFile> WarcFile::open(std::filesystem::path const& folder, std::string name, int flags) {
  std::string const path = (folder / (name + std::string(kOpenEnding))).string();
  Descriptor descriptor(::open(path.c_str(), flags | O_RDWR | O_CLOEXEC, 0644));
  if (descriptor.get() < 0) return base::os_error(path, "write", errno);
  struct stat facts{};
  if (fstat(descriptor.get(), &facts) != 0) return base::os_error(path, "read", errno);
  WarcFile file(folder, std::move(name), std::move(descriptor));
  file.bytes_ = static_cast<std::uint64_t>(facts.st_size);
  return file;
}

Result<WarcFile> WarcFile::create(std::filesystem::path const& folder, std::string name) {
  Result<WarcFile> file = open(folder, std::move(name), O_CREAT | O_EXCL);
  if (!file) return file;
  // The folder knows of the file before anybody relies on what is in it.
  Result<void> const known = file->sync_folder();
  if (!known) return known.error();
  return file;
}

Result<WarcFile> WarcFile::reopen(std::filesystem::path const& folder, std::string name) {
  return open(folder, std::move(name), 0);
}

std::filesystem::path WarcFile::path() const {
  return folder_ / (name_ + std::string(kOpenEnding));
}

Result<void> WarcFile::append(std::string_view bytes) {
  std::uint64_t at = bytes_;
  for (std::string_view rest = bytes; !rest.empty();) {
    ssize_t const written =
        pwrite(descriptor_.get(), rest.data(), rest.size(), static_cast<off_t>(at));
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) {
      Error error = base::os_error(path().string(), "write", errno);
      Result<void> const undone = cut(bytes_);
      return undone ? error : undone.error();
    }
    at += static_cast<std::uint64_t>(written);
    rest.remove_prefix(static_cast<std::size_t>(written));
  }
  bytes_ = at;
  return {};
}

Result<void> WarcFile::cut(std::uint64_t bytes) {
  if (ftruncate(descriptor_.get(), static_cast<off_t>(bytes)) != 0) {
    return base::os_error(path().string(), "write", errno);
  }
  bytes_ = bytes;
  return {};
}

Result<void> WarcFile::sync() {
  if (fdatasync(descriptor_.get()) != 0) return base::os_error(path().string(), "write", errno);
  return {};
}

Result<void> WarcFile::sync_folder() const {
  Descriptor const folder(::open(folder_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (folder.get() < 0 || fsync(folder.get()) != 0) {
    return base::os_error(folder_.string(), "write", errno);
  }
  return {};
}

Result<void> WarcFile::close() {
  Result<void> synced = sync();
  if (!synced) return synced;
  std::filesystem::path const last = folder_ / name_;
  if (rename(path().c_str(), last.c_str()) != 0) {
    return base::os_error(last.string(), "write", errno);
  }
  descriptor_.reset();
  return sync_folder();
}

Result<void> WarcFile::remove() {
  if (unlink(path().c_str()) != 0) return base::os_error(path().string(), "remove", errno);
  descriptor_.reset();
  return sync_folder();
}

namespace {

/// Takes a file apart into gzip members.
class MemberScan {
 public:
  MemberScan() : is_open_(inflateInit2(&stream_, kGzipBits) == Z_OK), is_whole_(is_open_) {}
  MemberScan(MemberScan const&) = delete;
  MemberScan& operator=(MemberScan const&) = delete;
  ~MemberScan() {
    if (is_open_) inflateEnd(&stream_);
  }

  /// False once something is broken.
  bool take(std::string_view piece) {
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(piece.data()));
    stream_.avail_in = static_cast<uInt>(piece.size());
    while (is_whole_ && stream_.avail_in > 0) {
      stream_.next_out = reinterpret_cast<Bytef*>(unpacked_.data());
      stream_.avail_out = static_cast<uInt>(unpacked_.size());
      uInt const before = stream_.avail_in;
      int const code = inflate(&stream_, Z_NO_FLUSH);
      read_ += before - stream_.avail_in;
      keep_front(unpacked_.size() - stream_.avail_out);
      if (code == Z_STREAM_END) end_member();
      if (code != Z_OK && code != Z_STREAM_END) is_whole_ = false;
    }
    return is_whole_;
  }

  [[nodiscard]] WholeMembers whole() const { return whole_; }

 private:
  static constexpr int kGzipBits = 15 + 16;
  static constexpr std::size_t kFrontBytes = 64;  ///< WARC/1.1 and WARC-Type, as we write them

  void keep_front(std::size_t bytes) {
    std::size_t const room = kFrontBytes - front_.size();
    front_.append(unpacked_.data(), std::min(room, bytes));
  }

  void end_member() {
    whole_.bytes = read_;
    ++whole_.members;
    if (front_.find("WARC-Type: warcinfo") == std::string::npos) ++whole_.answers;
    front_.clear();
    is_whole_ = inflateReset(&stream_) == Z_OK;
  }

  z_stream stream_{};
  bool is_open_;
  bool is_whole_;  ///< nothing was broken so far
  std::uint64_t read_ = 0;
  std::string front_;
  std::array<char, 64 << 10> unpacked_{};
  WholeMembers whole_;
};

}  // namespace

Result<WholeMembers> find_whole_members(std::filesystem::path const& file) {
  Descriptor const descriptor(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
  if (descriptor.get() < 0) return base::os_error(file.string(), "read", errno);
  auto const scan = std::make_unique<MemberScan>();
  std::vector<char> piece(256 << 10);
  while (true) {
    ssize_t const got = read(descriptor.get(), piece.data(), piece.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return base::os_error(file.string(), "read", errno);
    if (got == 0 || !scan->take({piece.data(), static_cast<std::size_t>(got)})) break;
  }
  return scan->whole();
}

}  // namespace tracuu::indexer
