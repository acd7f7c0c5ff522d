// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/file_location.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <span>

#include "base/ascii.hpp"

namespace tracuu::schema {

namespace {

constexpr auto kDocumentEndings = std::to_array<std::string_view>(
    {".pdf", ".doc", ".docx", ".odt", ".rtf", ".xls", ".xlsx", ".ods", ".ppt", ".pptx", ".odp",
     ".zip", ".rar", ".7z", ".tif", ".tiff"});

/// Of pictures that may be photographs as well.
constexpr auto kPictureEndings = std::to_array<std::string_view>({".jpg", ".jpeg", ".png"});

/// Folders within folders that are tried.
constexpr std::size_t kMaxFolders = 16;

struct Scheme {
  std::string_view text;
  std::string_view default_port;
};
constexpr std::array kSchemes{Scheme{"http:", ":80"}, Scheme{"https:", ":443"}};

bool equals_lower(std::string_view text, std::string_view lower) {
  return std::ranges::equal(text, lower, {}, base::lower_ascii);
}

bool ends_with(std::string_view text, std::string_view lower_ending) {
  return text.size() > lower_ending.size() &&
         equals_lower(text.substr(text.size() - lower_ending.size()), lower_ending);
}

std::optional<unsigned> hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  char const lower = base::lower_ascii(c);
  if (lower >= 'a' && lower <= 'f') return lower - 'a' + 10;
  return std::nullopt;
}

/// Whether `location` has one of the endings, before its query or at its end.
bool has_ending_of(std::span<std::string_view const> endings, std::string_view location) {
  std::string_view const without_query = location.substr(0, location.find_first_of("?#"));
  return std::ranges::any_of(endings, [&](std::string_view ending) {
    return ends_with(without_query, ending) || ends_with(location, ending);
  });
}

}  // namespace

std::string percent_decoded(std::string_view text) {
  std::string decoded;
  decoded.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '%' && at + 2 < text.size()) {
      auto const high = hex_value(text[at + 1]);
      auto const low = hex_value(text[at + 2]);
      if (high && low) {
        decoded += static_cast<char>(*high * 16 + *low);
        at += 2;
        continue;
      }
    }
    decoded += text[at];
  }
  return decoded;
}

std::string canonical_location(std::string_view location) {
  for (Scheme const& scheme : kSchemes) {
    std::string_view rest = location;
    if (!equals_lower(rest.substr(0, scheme.text.size()), scheme.text)) continue;
    rest.remove_prefix(scheme.text.size());
    if (!rest.starts_with("//")) continue;
    std::size_t const host_end = std::min(rest.find_first_of("/?#", 2), rest.size());
    std::string host = base::to_lower_ascii(rest.substr(0, host_end));
    if (host.ends_with(scheme.default_port)) host.resize(host.size() - scheme.default_port.size());
    return host + percent_decoded(rest.substr(host_end));
  }
  return percent_decoded(location);
}

bool has_document_ending(std::string_view location) {
  return has_ending_of(kDocumentEndings, location);
}

bool has_picture_ending(std::string_view location) {
  return has_ending_of(kPictureEndings, location);
}

bool may_be_attachment(std::string_view location) {
  return has_document_ending(location) || has_picture_ending(location);
}

std::vector<std::string> attachment_locations(Announcement const& announcement,
                                              Attachment const& attachment) {
  std::vector<std::string> locations;
  if (attachment.path.starts_with('/')) {
    std::string_view const below = std::string_view(attachment.path).substr(1);
    std::size_t folder_end = 0;
    while (folder_end != std::string::npos && locations.size() < kMaxFolders) {
      locations.push_back(announcement.id.substr(0, folder_end).append(below));
      std::size_t const slash = announcement.id.find('/', folder_end);
      folder_end = slash == std::string::npos ? slash : slash + 1;
    }
  } else if (!attachment.path.empty()) {
    locations.push_back(attachment.path);
  }
  if (!attachment.url.empty()) locations.push_back(attachment.url);
  return locations;
}

}  // namespace tracuu::schema
