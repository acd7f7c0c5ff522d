// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "base/result.hpp"
#include "indexer/sources/item_stream.hpp"

namespace tracuu::indexer {

/// A file that travels in another one: of a mail, of an edXML document.
struct AttachedFile {
  std::string name;   ///< "119.pdf"; unique in the file that it came in
  std::string bytes;  ///< decoded
};

/// The items of attached files, in their order; each is read as a file of its name, and called
/// "mail.eml/119.pdf". Not thread-safe.
class AttachedFiles {
 public:
  AttachedFiles(ItemOrigin origin, SourceLimits const& limits)
      : origin_(std::move(origin)), limits_(limits) {}

  void add(AttachedFile file) { files_.push_back(std::move(file)); }

  /// The next item; nothing at the end. As ItemStream::next. Errors of one file: an ending that is
  /// not that of a source, an archive in the file.
  [[nodiscard]] base::Result<std::optional<SourceItem>> next();

 private:
  base::Result<void> open_next();

  ItemOrigin origin_;
  SourceLimits limits_;
  std::deque<AttachedFile> files_;
  std::unique_ptr<ItemStream> stream_;  ///< of the file that was opened last
};

/// Names for files that travel together: without folders and control characters, none empty, none
/// twice ("119.pdf", "119-2.pdf").
class AttachedNames {
 public:
  /// `wanted` as it is if it can be, else like it; `otherwise` if it is empty.
  [[nodiscard]] std::string unique(std::string_view wanted, std::string_view otherwise);

 private:
  std::set<std::string> given_;
};

}  // namespace tracuu::indexer
