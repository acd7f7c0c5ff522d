// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "indexer/crawl/fetcher.hpp"

namespace tracuu::indexer {

struct WarcOptions {
  std::filesystem::path folder;     ///< is made if it is not there
  std::string software = "tracuu";  ///< with its version, for the warcinfo record
  std::string user_agent{};
  std::string contact{};  ///< of who crawls; may be empty
  /// A file that has come to so many bytes is closed, and the next one begun.
  std::uint64_t max_file_bytes = std::uint64_t{1} << 30;
};

/// Where a record lies, and what others say of it.
struct WarcRecord {
  std::string id;              ///< "<urn:uuid:...>"
  std::string file;            ///< name in the folder, once closed: "20261201024032-00001.warc.gz"
  std::uint64_t offset = 0;    ///< of its gzip member
  std::string date;            ///< "2026-12-01T02:40:32.123456Z"
  std::string payload_digest;  ///< "sha1:" and Base32
};

/// The earlier answer that a revisit record stands for.
struct RevisitOf {
  std::string url;             ///< of the earlier record
  std::string date;            ///< WarcRecord::date of it
  std::string id;              ///< WarcRecord::id of it; may be empty
  std::string payload_digest;  ///< may be empty for a 304
};

/// What a run that was killed left in the folder.
struct WarcRepair {
  std::string file;             ///< its name now
  std::uint64_t records = 0;    ///< that are whole
  std::uint64_t cut_bytes = 0;  ///< of a record that was not
};

/// Writes what was fetched as web archives (WARC 1.1, ISO 28500:2017), a gzip member a record, into
/// files of one folder that sort by time: "YYYYMMDDhhmmss-NNNNN.warc.gz", with ".open" after it
/// while it is written, so that no reader takes it for a whole one. One writer a folder at a time.
/// Belongs to one thread.
///
/// After a kill, or power that went, all that was written before the last checkpoint is there. What
/// was half written is cut off when the next writer opens the folder.
class WarcWriter {
 public:
  /// Repairs what a killed run left: its file ends after its last whole record and is closed; one
  /// without any answer is removed. IndexLocked if another process writes there; Io, DiskFull.
  [[nodiscard]] static base::Result<WarcWriter> open(WarcOptions options);
  WarcWriter(WarcWriter&&) noexcept;
  WarcWriter& operator=(WarcWriter&&) noexcept;
  ~WarcWriter();  ///< without close, the file stays open as after a kill

  /// A response record and its request record. The record told of is that of the response.
  /// After an error (DiskFull, Io) the file is as it was before.
  [[nodiscard]] base::Result<WarcRecord> write_response(FetchAnswer const& answer);

  /// A revisit record, with the head of `answer` alone: server-not-modified for a 304, else
  /// identical-payload-digest. REQUIRES: of the latter, the digest of `of` is that of `answer`.
  [[nodiscard]] base::Result<WarcRecord> write_revisit(FetchAnswer const& answer,
                                                       RevisitOf const& of);

  /// A metadata record (application/warc-fields) of an address, with `block` as it is: what
  /// to_warc_fields of indexer/sources/crawl_note.hpp makes.
  [[nodiscard]] base::Result<WarcRecord> write_metadata(std::string_view url,
                                                        std::string_view block);

  /// All that was written is on the disk when this returns.
  [[nodiscard]] base::Result<void> checkpoint();

  /// Closes the file that is written, if there is one, so that it can be indexed; what is
  /// written next begins another. The last call of a crawl.
  [[nodiscard]] base::Result<void> close();

  /// Names of the files that this writer closed, those that it repaired among them, in order.
  [[nodiscard]] std::vector<std::string> const& closed_files() const;
  [[nodiscard]] std::vector<WarcRepair> const& repairs() const;
  /// Bytes written to files by this writer.
  [[nodiscard]] std::uint64_t written_bytes() const;

 private:
  struct Impl;
  explicit WarcWriter(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

/// The digest of a body as it was sent: "sha1:" and Base32, what tools for web archives
/// compare. Equal ones are an unchanged page. Thread-safe.
[[nodiscard]] std::string payload_digest(std::string_view body);

}  // namespace tracuu::indexer
