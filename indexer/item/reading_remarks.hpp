// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tracuu::indexer {

/// Why something that was read is not in the index, or not all of it.
enum class LeftOutKind {
  ListPage,  ///< a page of nothing but links to other pages
  NoIndex,   ///< a page that asks not to be indexed (robots, noindex)
  Scan,      ///< pictures of pages, of which no text was read
  Cut,       ///< the part after a limit of size or time
};

/// How the refusal of a scan begins: a file that is nothing but pictures of pages. By it scans are
/// told from other refusals, across processes too.
inline constexpr std::string_view kScanRefusal = "the PDF is scanned";

/// "list page", "noindex", "scan", "cut": the `kind` of a report. Thread-safe.
[[nodiscard]] std::string_view to_string(LeftOutKind kind);

/// Something that was left out on purpose, though it could be read.
struct LeftOut {
  std::string source;  ///< as Rejected::source
  LeftOutKind kind = LeftOutKind::ListPage;
  std::string reason;  ///< what was seen, in a line
};

/// A key of JSON or a column of a table that no field of an announcement stands for.
struct NotUnderstood {
  std::string name;
  std::size_t count = 0;     ///< announcements that had a value under it
  std::string first_source;  ///< the first of them, as Rejected::source
};

/// A document of which pages are pictures that wait to be read (OCR).
struct WaitingDocument {
  std::string source;              ///< as Rejected::source
  std::string location;            ///< of its file: SourceItem::location
  std::string key;                 ///< SourceItem::key
  std::string file_hash;           ///< SHA-256 of the document, in hex
  std::vector<std::size_t> pages;  ///< in order, from 1
};

/// What there is to tell of what was read, besides refusals. Not thread-safe.
class ReadingRemarks {
 public:
  /// Of more names than this only the announcements are counted, under kOtherNames: a source that
  /// has an id for a key is no burden.
  static constexpr std::size_t kMaxNames = 1000;
  static constexpr std::string_view kOtherNames = "…";

  void leave_out(LeftOut left_out) { left_out_.push_back(std::move(left_out)); }

  void wait(WaitingDocument document) { waiting_.push_back(std::move(document)); }

  /// An announcement, `source`, has a value under `name`, which stands for no field.
  void add_name(std::string_view name, std::string_view source) {
    add_name({std::string(name), 1, std::string(source)});
  }

  /// Adds what was noted after this.
  void add(ReadingRemarks later);

  [[nodiscard]] bool is_empty() const {
    return left_out_.empty() && names_.empty() && waiting_.empty();
  }
  /// In the order of reading.
  [[nodiscard]] std::vector<LeftOut> const& left_out() const { return left_out_; }
  /// In the order of reading.
  [[nodiscard]] std::vector<WaitingDocument> const& waiting() const { return waiting_; }
  /// In the order in which they were met first.
  [[nodiscard]] std::vector<NotUnderstood> const& not_understood() const { return names_; }

 private:
  void add_name(NotUnderstood name);

  std::vector<LeftOut> left_out_;
  std::vector<WaitingDocument> waiting_;
  std::vector<NotUnderstood> names_;
  std::map<std::string, std::size_t, std::less<>> places_;  ///< in `names_`
};

}  // namespace tracuu::indexer
