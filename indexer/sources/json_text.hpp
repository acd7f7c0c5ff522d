// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tracuu::indexer {

/// A file that is found by its path: the id that it gets as an item.
struct FileReference {
  std::string path;
  std::string text;  ///< what it is called
};

/// Writes the text of one JSON object of strings and arrays of them, as parse_json_line reads it.
/// Bytes that are not UTF-8 stay as they are: what charset they are in is found
/// out when the announcement is read. Not thread-safe.
class JsonText {
 public:
  /// Adds a key, unless the value is empty.
  void add(std::string_view key, std::string_view value);

  /// Adds a key with an array, unless there are no values.
  void add(std::string_view key, std::vector<std::string> const& values);

  /// Adds a key with an array of {"path": …, "text": …}, unless there are no files.
  void add(std::string_view key, std::vector<FileReference> const& files);

  /// The object; what was added before is gone.
  [[nodiscard]] std::string take();

 private:
  void add_key(std::string_view key);

  std::string text_;
};

}  // namespace tracuu::indexer
