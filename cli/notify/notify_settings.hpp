// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "cli/notify/webhook_signature.hpp"
#include "search/api/search_request.hpp"

namespace tracuu::cli {

/// A stored search whose news are told to an address.
struct NotifiedSearch {
  std::string name;  ///< by which its state is kept; unique
  search::SearchRequest request;
  std::string key;      ///< what it asks for, as text: another key is another search
  std::string address;  ///< "https://archive.example.gov.vn/hooks/tracuu"
  WebhookSecret secret;
};

struct NotifySettings {
  std::filesystem::path state;     ///< database of what was told
  std::filesystem::path curation;  ///< a webmaster's rules; empty: none
  std::string public_url;          ///< before addresses of pages in what is told; may be empty
  bool allow_private = false;      ///< addresses of this machine and of private networks
  bool allow_http = false;         ///< addresses without TLS
  std::vector<NotifiedSearch> searches;
};

/// Reads the TOML file that docs/archivists.md describes. Io if it can't be read; InvalidArgument,
/// with file, line and key, for what is wrong in it, unknown keys too.
[[nodiscard]] base::Result<NotifySettings> read_notify_settings(std::filesystem::path const& file);

}  // namespace tracuu::cli
