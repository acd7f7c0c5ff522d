// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/archive_stream.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>
#include <locale.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "indexer/bytes/archive_pointer.hpp"
#include "indexer/item/source_name.hpp"
#include "indexer/sources/item_stream_opener.hpp"

namespace tracuu::indexer {

using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

using Item = std::optional<SourceItem>;

constexpr std::size_t kArchiveBufferBytes = 64 << 10;

/// libarchive turns names that an archive marks as UTF-8 into the charset of the
/// thread's locale; this makes that UTF-8, too, while it lives.
class Utf8Locale {
 public:
  Utf8Locale() : utf8_(newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr)) {
    if (utf8_ != nullptr) before_ = uselocale(utf8_);
  }
  Utf8Locale(Utf8Locale const&) = delete;
  Utf8Locale& operator=(Utf8Locale const&) = delete;
  ~Utf8Locale() {
    if (utf8_ == nullptr) return;
    uselocale(before_);
    freelocale(utf8_);
  }

 private:
  locale_t utf8_ = nullptr;
  locale_t before_ = nullptr;
};

Error refused_member(std::string_view message, std::string hint = "") {
  return {ErrorCode::InvalidArgument, std::string(message), std::move(hint)};
}

/// What libarchive says of its last failure.
Error failure_of(archive* opened) {
  char const* const message = archive_error_string(opened);
  return {ErrorCode::Io, message != nullptr ? message : "the archive is broken", ""};
}

Result<ArchivePointer> open_reader(std::filesystem::path const& path, SourceContainer container) {
  ArchivePointer opened(archive_read_new());
  if (!opened) return Error{ErrorCode::Io, "no memory to open the archive", ""};
  if (container == SourceContainer::Zip) {
    archive_read_support_format_zip(opened.get());
  } else {
    archive_read_support_format_tar(opened.get());
    archive_read_support_filter_gzip(opened.get());
    archive_read_support_filter_xz(opened.get());
    archive_read_support_filter_zstd(opened.get());
  }
  if (archive_read_open_filename(opened.get(), path.c_str(), kArchiveBufferBytes) != ARCHIVE_OK) {
    return failure_of(opened.get());
  }
  return opened;
}

/// The bytes of the member that the archive stands at; `failed` becomes true when they are damaged.
class MemberInput : public ByteInput {
 public:
  MemberInput(archive* opened, bool& failed) : archive_(opened), failed_(failed) {}

  Result<std::string_view> read() override {
    if (ended_) return std::string_view();
    la_ssize_t const got = archive_read_data(archive_, buffer_.data(), buffer_.size());
    ended_ = got <= 0;
    failed_ = got < 0;
    if (failed_) return failure_of(archive_);
    return std::string_view(buffer_.data(), static_cast<std::size_t>(got));
  }

  [[nodiscard]] std::uint64_t stored_bytes() const override { return 0; }

 private:
  archive* archive_;
  bool& failed_;
  bool ended_ = false;
  std::array<char, kArchiveBufferBytes> buffer_{};
};

/// Without what says only "from here": "./" and "/".
std::string_view below_here(std::string_view name) {
  while (true) {
    if (name.starts_with("./")) {
      name.remove_prefix(2);
    } else if (name.starts_with('/')) {
      name.remove_prefix(1);
    } else {
      return name;
    }
  }
}

std::string_view last_part(std::string_view name) {
  return name.substr(name.rfind('/') + 1);
}

/// Whether FileWalk would come to a file of this name.
bool is_walked(std::string_view name) {
  while (!name.empty()) {
    std::size_t const end = std::min(name.find('/'), name.size());
    std::string_view const part = name.substr(0, end);
    if (part != "." && part != ".." && !is_source_name(part)) return false;
    name.remove_prefix(std::min(end + 1, name.size()));
  }
  return true;
}

class ArchiveStream : public ItemStream {
 public:
  ArchiveStream(ArchivePointer opened, std::filesystem::path path, SourceContainer container,
                std::uint64_t file_bytes, ItemOrigin origin, SourceLimits const& limits)
      : archive_(std::move(opened)),
        path_(std::move(path)),
        container_(container),
        file_bytes_(file_bytes),
        origin_(std::move(origin)),
        limits_(limits) {}

  Result<Item> next() override;
  [[nodiscard]] std::uint64_t consumed_bytes() const override;

 private:
  Result<archive_entry*> next_entry();
  /// Opens the archive anew and passes over the members met so far.
  Result<void> leave_damaged_member();
  Result<void> visit(archive_entry* entry);
  /// Errors have no name yet.
  Result<void> open_member(archive_entry* entry, std::string_view name);

  ArchivePointer archive_;
  std::filesystem::path path_;
  SourceContainer container_;
  std::uint64_t file_bytes_;
  ItemOrigin origin_;
  SourceLimits limits_;
  bool member_failed_ = false;          ///< the data of the last member are damaged
  std::unique_ptr<ItemStream> member_;  ///< reads from `archive_`, writes `member_failed_`
  std::uint64_t member_count_ = 0;
  std::uint64_t damaged_count_ = 0;
  bool met_anything_ = false;
  bool ended_ = false;
};

/// libarchive goes on to the next member after damaged data up to version 3.7 and no longer in 3.8;
/// a fresh reader of a zip does in either.
Result<void> ArchiveStream::leave_damaged_member() {
  member_failed_ = false;
  ++damaged_count_;
  if (container_ != SourceContainer::Zip) return {};
  ended_ = true;  // unless all goes well
  Result<ArchivePointer> opened = open_reader(path_, container_);
  if (!opened) return opened.error();
  archive_ = std::move(*opened);
  Utf8Locale const locale;
  for (std::uint64_t passed = 0; passed < member_count_; ++passed) {
    archive_entry* entry = nullptr;
    int const code = archive_read_next_header(archive_.get(), &entry);
    if (code != ARCHIVE_OK && code != ARCHIVE_WARN) return failure_of(archive_.get());
  }
  ended_ = false;
  return {};
}

/// The next member; null at the end.
Result<archive_entry*> ArchiveStream::next_entry() {
  if (member_failed_) {
    Result<void> const left = leave_damaged_member();
    if (!left) return left.error();
  }
  Utf8Locale const locale;
  archive_entry* entry = nullptr;
  int const code = archive_read_next_header(archive_.get(), &entry);
  ended_ = code == ARCHIVE_EOF || code == ARCHIVE_FATAL;
  if (code == ARCHIVE_EOF) return nullptr;
  if (code == ARCHIVE_FATAL || code == ARCHIVE_FAILED || code == ARCHIVE_RETRY) {
    met_anything_ = true;
    return failure_of(archive_.get());
  }
  if (++member_count_ <= limits_.max_archive_members) return entry;
  ended_ = true;
  return refused_member(
      fmt::format("has more than {} members, the rest is not read", limits_.max_archive_members));
}

/// Opens the member if it is a source.
Result<void> ArchiveStream::visit(archive_entry* entry) {
  char const* path = nullptr;
  {
    Utf8Locale const locale;
    path = archive_entry_pathname(entry);
  }
  if (path == nullptr) {
    return error_of_item(origin_.name, refused_member("a member has no readable name"));
  }
  std::string_view const name = below_here(path);
  if (archive_entry_filetype(entry) == AE_IFDIR || !is_walked(name)) return {};
  met_anything_ = true;
  Result<void> const opened = open_member(entry, name);
  if (!opened) return error_of_item(origin_.name + "/" + utf8_name(name), opened.error());
  return {};
}

Result<void> ArchiveStream::open_member(archive_entry* entry, std::string_view name) {
  bool const is_link = archive_entry_hardlink(entry) != nullptr;
  if (is_link || archive_entry_filetype(entry) != AE_IFREG) {
    return refused_member("is not a regular file");
  }
  if (archive_entry_is_encrypted(entry) != 0) {
    return refused_member("the member is encrypted", "unpack it and index the folder");
  }
  auto const ending = source_ending_of(last_part(name), limits_);
  bool const is_archive = ending && (ending->container == SourceContainer::Zip ||
                                     ending->container == SourceContainer::Tar);
  if (is_archive) {
    return refused_member("an archive in an archive is not read", "unpack it and index the folder");
  }
  if (damaged_count_ > limits_.max_damaged_members) {
    return refused_member(fmt::format("is not read: more than {} members before it are damaged",
                                      limits_.max_damaged_members));
  }
  std::optional<std::uint64_t> bytes;
  if (archive_entry_size_is_set(entry) != 0) {
    bytes = static_cast<std::uint64_t>(archive_entry_size(entry));
  }
  std::string const below = "/" + utf8_name(name);
  auto input = std::make_unique<MemberInput>(archive_.get(), member_failed_);
  ItemOrigin origin{origin_.name + below, origin_.key + below};
  if (ending) {
    member_ = open_member_stream(*ending, std::move(input), bytes, std::move(origin), limits_);
    return {};
  }
  auto by_content = open_by_content(std::move(input), bytes, std::move(origin), limits_);
  if (!by_content) return refused_member(by_content.error().message, by_content.error().hint);
  member_ = std::move(*by_content);
  return {};
}

Result<Item> ArchiveStream::next() {
  while (true) {
    if (member_) {
      Result<Item> item = member_->next();
      if (!item || *item) return item;
      member_.reset();
    }
    if (ended_) return Item();
    Result<archive_entry*> const entry = next_entry();
    if (!entry) return error_of_item(origin_.name, entry.error());
    if (*entry != nullptr) {
      Result<void> const visited = visit(*entry);
      if (!visited) return visited.error();
    } else if (!met_anything_) {
      return error_of_item(origin_.name,
                           {ErrorCode::NotFound, "the archive holds nothing to index", ""});
    }
  }
}

std::uint64_t ArchiveStream::consumed_bytes() const {
  auto const bytes = archive_filter_bytes(archive_.get(), -1);
  return bytes < 0 ? 0 : std::min(static_cast<std::uint64_t>(bytes), file_bytes_);
}

}  // namespace

Result<std::unique_ptr<ItemStream>> open_archive(std::filesystem::path const& path,
                                                 std::uint64_t file_bytes,
                                                 SourceContainer container, ItemOrigin origin,
                                                 SourceLimits const& limits) {
  Result<ArchivePointer> opened = open_reader(path, container);
  if (!opened) return opened.error();
  return std::unique_ptr<ItemStream>(std::make_unique<ArchiveStream>(
      std::move(*opened), path, container, file_bytes, std::move(origin), limits));
}

}  // namespace tracuu::indexer
