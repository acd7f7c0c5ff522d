// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "tests/indexer/test_folder.hpp"

namespace tracuu::test {

/// nginx on a free port of 127.0.0.1, with TLS and HTTP/2 and a certificate made for it, which
/// is for the name localhost. It serves the files in root().
class NginxServer {
 public:
  /// `inside` goes into the server's block of the configuration.
  explicit NginxServer(std::string_view inside = "");
  NginxServer(NginxServer const&) = delete;
  NginxServer& operator=(NginxServer const&) = delete;
  ~NginxServer();

  /// Whether the machine has nginx and openssl.
  [[nodiscard]] static bool is_there();
  [[nodiscard]] bool runs() const { return child_ > 0; }
  /// "https://localhost:4711" and `target`.
  [[nodiscard]] std::string url(std::string_view target) const;
  [[nodiscard]] std::filesystem::path root() const { return folder_.path() / "root"; }
  [[nodiscard]] std::string ca_file() const { return (folder_.path() / "own.pem").string(); }

 private:
  TestFolder folder_;
  int port_ = 0;
  int child_ = -1;
};

}  // namespace tracuu::test
