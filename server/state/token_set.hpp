// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace tracuu::server {

/// The bearer tokens (RFC 6750) of those who may change the index. Only their
/// SHA-256 hashes are kept. Thread-safe once read.
class TokenSet {
 public:
  /// Reads a file with a line for each token: a name, blanks, and the hash in 64
  /// hex digits. Empty lines and those that begin with '#' do not count. Io;
  /// InvalidArgument (naming the line) for any other line, or a name given twice.
  [[nodiscard]] static base::Result<TokenSet> read(std::filesystem::path const& file);

  /// The name of `token`; nothing if it is not one of these. Takes the same time
  /// for every token, however much of it is right.
  [[nodiscard]] std::optional<std::string> find(std::string_view token) const;

  [[nodiscard]] std::size_t size() const { return tokens_.size(); }

 private:
  struct Token {
    std::string name;
    std::array<unsigned char, 32> hash;
  };

  base::Result<void> add_line(std::string_view line);

  std::vector<Token> tokens_;
};

/// A new token, and its line in the file.
struct NewToken {
  std::string token;  ///< 256 random bits in hex
  std::string line;
};

/// InvalidArgument for a name that is empty or has other characters than letters,
/// digits, '-', '_' and '.'; Internal if the system has no random bytes.
[[nodiscard]] base::Result<NewToken> make_token(std::string_view name);

}  // namespace tracuu::server
