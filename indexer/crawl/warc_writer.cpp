// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/crawl/warc_writer.hpp"

#include <fcntl.h>
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <libdeflate.h>
#include <sys/file.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <optional>
#include <utility>

#include "base/os_error.hpp"
#include "indexer/bytes/descriptor.hpp"
#include "indexer/crawl/warc_file.hpp"
#include "indexer/crawl/warc_record.hpp"

namespace tracuu::indexer {

using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

constexpr std::string_view kEnding = ".warc.gz";
constexpr std::size_t kStampDigits = 14;
constexpr std::size_t kSerialDigits = 5;
/// zlib's usual level: a page is packed in less time than it takes to be fetched.
constexpr int kLevel = 6;
/// WARC 1.1, 6.7.2 and 6.7.3.
constexpr std::string_view kSamePayload =
    "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest";
constexpr std::string_view kNotModified =
    "http://netpreserve.org/warc/1.1/revisit/server-not-modified";

/// "20261201024032-00001" of a name that is one of ours.
std::optional<std::string> stem_of(std::string_view name) {
  if (!name.ends_with(kEnding)) return std::nullopt;
  std::string_view const stem = name.substr(0, name.size() - kEnding.size());
  if (stem.size() != kStampDigits + 1 + kSerialDigits || stem[kStampDigits] != '-') {
    return std::nullopt;
  }
  auto const is_digit = [](char c) { return c >= '0' && c <= '9'; };
  bool const is_ours = std::ranges::all_of(stem.substr(0, kStampDigits), is_digit) &&
                       std::ranges::all_of(stem.substr(kStampDigits + 1), is_digit);
  return is_ours ? std::optional<std::string>(stem) : std::nullopt;
}

/// The stem after `last`, by the clock unless that stands still or goes back.
std::string next_stem(std::string const& last) {
  auto const now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::string const stamp = fmt::format("{:%Y%m%d%H%M%S}", fmt::gmtime(now));
  std::string const last_stamp = last.substr(0, std::min(kStampDigits, last.size()));
  if (stamp > last_stamp) return stamp + "-00001";
  unsigned serial = 0;
  std::from_chars(last.data() + kStampDigits + 1, last.data() + last.size(), serial);
  return fmt::format("{}-{:05}", last_stamp, serial + 1);
}

class Compressor {
 public:
  Compressor() : state_(libdeflate_alloc_compressor(kLevel)) {}
  Compressor(Compressor const&) = delete;
  Compressor& operator=(Compressor const&) = delete;
  ~Compressor() { libdeflate_free_compressor(state_); }

  /// A gzip member; empty for want of memory.
  [[nodiscard]] std::string pack(std::string_view text) const {
    if (!state_) return "";
    std::string packed(libdeflate_gzip_compress_bound(state_, text.size()), '\0');
    packed.resize(
        libdeflate_gzip_compress(state_, text.data(), text.size(), packed.data(), packed.size()));
    return packed;
  }

 private:
  libdeflate_compressor* state_;
};

/// Names of the files of ours in a folder, in order; those that were being written apart.
struct FolderFiles {
  std::vector<std::string> closed;
  std::vector<std::string> open;  ///< without kOpenEnding
};

Result<FolderFiles> find_files(std::filesystem::path const& folder) {
  std::error_code failure;
  FolderFiles files;
  auto each = std::filesystem::directory_iterator(folder, failure);
  for (; !failure && each != std::filesystem::directory_iterator(); each.increment(failure)) {
    std::string name = each->path().filename().string();
    bool const is_open = name.ends_with(kOpenEnding);
    if (is_open) name.resize(name.size() - kOpenEnding.size());
    if (stem_of(name)) (is_open ? files.open : files.closed).push_back(name);
  }
  if (failure) return base::os_error(folder.string(), "read", failure.value());
  std::ranges::sort(files.closed);
  std::ranges::sort(files.open);
  return files;
}

/// Makes the folder and keeps other writers out of it.
Result<Descriptor> lock_folder(std::filesystem::path const& folder) {
  std::error_code failure;
  std::filesystem::create_directories(folder, failure);
  if (failure) return base::os_error(folder.string(), "make", failure.value());
  Descriptor lock(open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (lock.get() < 0) return base::os_error(folder.string(), "read", errno);
  if (flock(lock.get(), LOCK_EX | LOCK_NB) == 0) return lock;
  if (errno != EWOULDBLOCK) return base::os_error(folder.string(), "lock", errno);
  return Error{ErrorCode::IndexLocked, "another crawl writes to this folder",
               "wait until it has ended", folder.string()};
}

/// Cuts a file that a killed run left after its last whole record, and closes it; nothing if there
/// was no answer in it.
Result<std::optional<WarcRepair>> repair(std::filesystem::path const& folder,
                                         std::string const& name) {
  Result<WarcFile> file = WarcFile::reopen(folder, name);
  if (!file) return file.error();
  Result<WholeMembers> const whole = find_whole_members(file->path());
  if (!whole) return whole.error();
  if (whole->answers == 0) {
    Result<void> const removed = file->remove();
    if (!removed) return removed.error();
    return std::optional<WarcRepair>();
  }
  WarcRepair const repaired{name, whole->members, file->bytes() - whole->bytes};
  if (repaired.cut_bytes > 0) {
    Result<void> const cut = file->cut(whole->bytes);
    if (!cut) return cut.error();
  }
  Result<void> const closed = file->close();
  if (!closed) return closed.error();
  return std::optional(repaired);
}

}  // namespace

struct WarcWriter::Impl {
  explicit Impl(WarcOptions told) : options(std::move(told)) {}

  /// A file that is open and not full yet.
  [[nodiscard]] Result<void> make_room();
  [[nodiscard]] Result<void> begin_file();
  [[nodiscard]] Result<void> close_file();
  [[nodiscard]] std::string info_block() const;
  [[nodiscard]] WarcText record_of(std::string_view type, std::string_view date,
                                   std::string_view url) const;
  /// Appends a record and, if `other` is not empty, that one after it, or neither.
  [[nodiscard]] Result<WarcRecord> append(WarcText const& record, std::string_view text,
                                          std::string date, std::string digest,
                                          std::string_view other = "");
  /// Appends the record of an answer and that of its request.
  [[nodiscard]] Result<WarcRecord> add_exchange(FetchAnswer const& answer, WarcText const& record,
                                                std::string_view text, std::string digest);

  WarcOptions options;
  Descriptor lock;  ///< of the folder: one writer at a time
  Compressor compressor;
  std::optional<WarcFile> file;
  std::string info_id;  ///< of the warcinfo record of `file`
  std::string last_stem;
  std::vector<std::string> closed;
  std::vector<WarcRepair> repairs;
  std::uint64_t written_bytes = 0;
};

Result<void> WarcWriter::Impl::make_room() {
  if (file && file->bytes() >= options.max_file_bytes) {
    Result<void> ended = close_file();
    if (!ended) return ended;
  }
  return file ? Result<void>() : begin_file();
}

/// application/warc-fields: WARC 1.1, 6.2.
std::string WarcWriter::Impl::info_block() const {
  std::string block = fmt::format(
      "software: {}\r\nformat: WARC File Format 1.1\r\nconformsTo: "
      "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\n"
      "robots: RFC 9309\r\n",
      options.software);
  if (!options.contact.empty()) block += fmt::format("operator: {}\r\n", options.contact);
  if (!options.user_agent.empty()) {
    block += fmt::format("http-header-user-agent: {}\r\n", options.user_agent);
  }
  return block;
}

Result<void> WarcWriter::Impl::begin_file() {
  std::string const stem = next_stem(last_stem);
  Result<WarcFile> made = WarcFile::create(options.folder, stem + std::string(kEnding));
  if (!made) return made.error();
  WarcText record("warcinfo", warc_date(std::chrono::system_clock::now()));
  record.add("WARC-Filename", made->name());
  record.add("Content-Type", "application/warc-fields");
  std::string const packed = compressor.pack(record.text(info_block()));
  Result<void> written = made->append(packed);
  if (!written) {
    [[maybe_unused]] auto const removed = made->remove();  // the first error tells more
    return written;
  }
  written_bytes += packed.size();
  info_id = record.id();
  last_stem = stem;
  file.emplace(std::move(*made));
  return {};
}

Result<void> WarcWriter::Impl::close_file() {
  if (!file) return {};
  Result<void> ended = file->close();
  if (!ended) return ended;
  closed.push_back(file->name());
  file.reset();
  return {};
}

WarcText WarcWriter::Impl::record_of(std::string_view type, std::string_view date,
                                     std::string_view url) const {
  WarcText record(type, date);
  record.add("WARC-Target-URI", url);
  record.add("WARC-Warcinfo-ID", info_id);
  return record;
}

Result<WarcRecord> WarcWriter::Impl::append(WarcText const& record, std::string_view text,
                                            std::string date, std::string digest,
                                            std::string_view other) {
  std::string packed = compressor.pack(text);
  if (!other.empty()) packed += compressor.pack(other);
  if (packed.empty()) return Error{ErrorCode::OutOfMemory, "libdeflate has no memory", ""};
  std::uint64_t const offset = file->bytes();
  Result<void> const written = file->append(packed);
  if (!written) return written.error();
  written_bytes += packed.size();
  return WarcRecord{record.id(), file->name(), offset, std::move(date), std::move(digest)};
}

Result<WarcRecord> WarcWriter::Impl::add_exchange(FetchAnswer const& answer, WarcText const& record,
                                                  std::string_view text, std::string digest) {
  std::string date = warc_date(answer.at);
  WarcText request = record_of("request", date, answer.url);
  request.add("WARC-Concurrent-To", record.id());
  request.add("Content-Type", "application/http;msgtype=request");
  return append(record, text, std::move(date), std::move(digest),
                answer.request_head.empty() ? "" : request.text(answer.request_head));
}

WarcWriter::WarcWriter(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
WarcWriter::WarcWriter(WarcWriter&&) noexcept = default;
WarcWriter& WarcWriter::operator=(WarcWriter&&) noexcept = default;
WarcWriter::~WarcWriter() = default;

Result<WarcWriter> WarcWriter::open(WarcOptions options) {
  auto impl = std::make_unique<Impl>(std::move(options));
  Result<Descriptor> lock = lock_folder(impl->options.folder);
  if (!lock) return lock.error();
  impl->lock = std::move(*lock);
  Result<FolderFiles> const files = find_files(impl->options.folder);
  if (!files) return files.error();
  for (std::string const& name : files->open) {
    Result<std::optional<WarcRepair>> const repaired = repair(impl->options.folder, name);
    if (!repaired) return repaired.error();
    if (!*repaired) continue;
    impl->repairs.push_back(**repaired);
    impl->closed.push_back(name);
  }
  std::string last;
  for (auto const* names : {&files->closed, &files->open}) {
    if (!names->empty()) last = std::max(last, *stem_of(names->back()));
  }
  impl->last_stem = last;
  return WarcWriter(std::move(impl));
}

Result<WarcRecord> WarcWriter::write_response(FetchAnswer const& answer) {
  Result<void> const ready = impl_->make_room();
  if (!ready) return ready.error();
  std::string const date = warc_date(answer.at);
  WarcText response = impl_->record_of("response", date, answer.url);
  std::string digest = warc_digest(answer.body);
  response.add("WARC-IP-Address", answer.ip);
  response.add("WARC-Protocol", answer.protocol);
  response.add("WARC-Payload-Digest", digest);
  response.add("WARC-Truncated", answer.truncated);
  response.add("Content-Type", "application/http;msgtype=response");
  return impl_->add_exchange(answer, response, response.text(answer.head, answer.body),
                             std::move(digest));
}

Result<WarcRecord> WarcWriter::write_revisit(FetchAnswer const& answer, RevisitOf const& of) {
  Result<void> const ready = impl_->make_room();
  if (!ready) return ready.error();
  WarcText revisit = impl_->record_of("revisit", warc_date(answer.at), answer.url);
  revisit.add("WARC-Profile", answer.status == 304 ? kNotModified : kSamePayload);
  revisit.add("WARC-Refers-To", of.id);
  revisit.add("WARC-Refers-To-Target-URI", of.url);
  revisit.add("WARC-Refers-To-Date", of.date);
  revisit.add("WARC-IP-Address", answer.ip);
  revisit.add("WARC-Protocol", answer.protocol);
  revisit.add("WARC-Payload-Digest", of.payload_digest);
  revisit.add("Content-Type", "application/http;msgtype=response");
  return impl_->add_exchange(answer, revisit, revisit.text(answer.head), of.payload_digest);
}

Result<WarcRecord> WarcWriter::write_metadata(std::string_view url, std::string_view block) {
  Result<void> const ready = impl_->make_room();
  if (!ready) return ready.error();
  std::string const date = warc_date(std::chrono::system_clock::now());
  WarcText record = impl_->record_of("metadata", date, url);
  record.add("Content-Type", "application/warc-fields");
  return impl_->append(record, record.text(block), date, "");
}

Result<void> WarcWriter::checkpoint() {
  return impl_->file ? impl_->file->sync() : Result<void>();
}

Result<void> WarcWriter::close() {
  return impl_->close_file();
}

std::vector<std::string> const& WarcWriter::closed_files() const {
  return impl_->closed;
}

std::vector<WarcRepair> const& WarcWriter::repairs() const {
  return impl_->repairs;
}

std::uint64_t WarcWriter::written_bytes() const {
  return impl_->written_bytes;
}

std::string payload_digest(std::string_view body) {
  return warc_digest(body);
}

}  // namespace tracuu::indexer
