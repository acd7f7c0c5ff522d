// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/archivists/zip_stream.hpp"

#include <archive.h>
#include <archive_entry.h>

#include <new>
#include <utility>

namespace tracuu::formats {

namespace {

constexpr int kFileMode = 0644;

la_ssize_t append_written(archive*, void* waiting, void const* bytes, std::size_t count) {
  try {
    static_cast<std::string*>(waiting)->append(static_cast<char const*>(bytes), count);
    return static_cast<la_ssize_t>(count);
  } catch (std::bad_alloc const&) {
    return -1;
  }
}

struct ArchiveEnd {
  void operator()(archive* written) const { archive_write_free(written); }
};
struct EntryEnd {
  void operator()(archive_entry* entry) const { archive_entry_free(entry); }
};

}  // namespace

struct ZipStream::Impl {
  std::string waiting;
  std::unique_ptr<archive, ArchiveEnd> zip{archive_write_new()};

  [[nodiscard]] base::Error refused() const {
    char const* const why = archive_error_string(zip.get());
    return {base::ErrorCode::Internal, why == nullptr ? "the zip archive can't be written" : why,
            ""};
  }
};

ZipStream::ZipStream() : impl_(std::make_unique<Impl>()) {
  if (impl_->zip == nullptr) throw std::bad_alloc();
  archive_write_set_format_zip(impl_->zip.get());
  archive_write_set_bytes_per_block(impl_->zip.get(), 0);
  archive_write_open(impl_->zip.get(), &impl_->waiting, nullptr, &append_written, nullptr);
}
ZipStream::ZipStream(ZipStream&&) noexcept = default;
ZipStream& ZipStream::operator=(ZipStream&&) noexcept = default;
ZipStream::~ZipStream() = default;

base::Result<void> ZipStream::add(std::string const& name, std::string_view bytes, Packing packing,
                                  std::chrono::sys_seconds changed) {
  archive* const zip = impl_->zip.get();
  int const packed = packing == Packing::Store ? archive_write_zip_set_compression_store(zip)
                                               : archive_write_zip_set_compression_deflate(zip);
  if (packed != ARCHIVE_OK) return impl_->refused();
  std::unique_ptr<archive_entry, EntryEnd> const entry(archive_entry_new());
  if (entry == nullptr) return base::Error{base::ErrorCode::OutOfMemory, "", ""};
  archive_entry_set_pathname(entry.get(), name.c_str());
  archive_entry_set_size(entry.get(), static_cast<la_int64_t>(bytes.size()));
  archive_entry_set_filetype(entry.get(), AE_IFREG);
  archive_entry_set_perm(entry.get(), kFileMode);
  archive_entry_set_mtime(entry.get(), changed.time_since_epoch().count(), 0);
  if (archive_write_header(zip, entry.get()) != ARCHIVE_OK) return impl_->refused();
  if (archive_write_data(zip, bytes.data(), bytes.size()) !=
      static_cast<la_ssize_t>(bytes.size())) {
    return impl_->refused();
  }
  if (archive_write_finish_entry(zip) != ARCHIVE_OK) return impl_->refused();
  return {};
}

base::Result<void> ZipStream::finish() {
  if (archive_write_close(impl_->zip.get()) != ARCHIVE_OK) return impl_->refused();
  return {};
}

std::size_t ZipStream::waiting() const {
  return impl_->waiting.size();
}

std::string ZipStream::take() {
  return std::exchange(impl_->waiting, std::string());
}

}  // namespace tracuu::formats
