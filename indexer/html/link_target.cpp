// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/html/link_target.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "base/ascii.hpp"
#include "indexer/item/source_ending.hpp"
#include "indexer/item/source_name.hpp"
#include "indexer/text/text_form.hpp"
#include "indexer/text/url_host.hpp"
#include "schema/file_location.hpp"

namespace tracuu::indexer {

namespace {

using Segments = std::vector<std::string_view>;

bool is_letter(char c) {
  return base::lower_ascii(c) >= 'a' && base::lower_ascii(c) <= 'z';
}

/// The link as browsers read it: no blanks around, no line ends in it, no fragment,
/// no "\" in front of the query.
std::string tidy(std::string_view link) {
  std::string text(trim(link));
  std::erase_if(text, [](char c) { return c == '\n' || c == '\r' || c == '\t'; });
  text.resize(std::min(text.find('#'), text.size()));
  auto const query =
      text.begin() + static_cast<std::ptrdiff_t>(std::min(text.find('?'), text.size()));
  std::replace(text.begin(), query, '\\', '/');
  return text;
}

/// "https" of "https://…", in lower case; empty if the link has no scheme.
std::string scheme_of(std::string_view link) {
  std::size_t const colon = link.find_first_of(":/?#");
  if (colon == std::string_view::npos || link[colon] != ':' || !is_letter(link[0])) return "";
  return base::to_lower_ascii(link.substr(0, colon));
}

bool is_web_scheme(std::string_view scheme) {
  return scheme == "http" || scheme == "https";
}

Segments split_path(std::string_view path) {
  Segments segments;
  while (true) {
    std::size_t const slash = path.find('/');
    segments.push_back(path.substr(0, slash));
    if (slash == std::string_view::npos) return segments;
    path.remove_prefix(slash + 1);
  }
}

/// `path` without "." and "..", which never lead above its beginning.
std::string without_dots(std::string_view path) {
  Segments kept;
  for (std::string_view const segment : split_path(path)) {
    if (segment == "..") {
      if (kept.size() > (path.starts_with('/') ? 1u : 0u)) kept.pop_back();
    } else if (segment != ".") {
      kept.push_back(segment);
    }
  }
  std::string joined;
  for (std::size_t at = 0; at < kept.size(); ++at) {
    if (at > 0) joined += '/';
    joined += kept[at];
  }
  return joined;
}

std::string_view folder_of(std::string_view path) {
  std::size_t const slash = path.rfind('/');
  return slash == std::string_view::npos ? "" : path.substr(0, slash + 1);
}

/// An address as "https://host", "/path" and "?query".
struct SplitUrl {
  std::string_view origin;
  std::string_view path;
  std::string_view query;
};

SplitUrl split_url(std::string_view url) {
  std::size_t const host = url.find("//") + 2;
  std::size_t const path = std::min(url.find_first_of("/?", host), url.size());
  std::size_t const query = std::min(url.find('?', path), url.size());
  return {url.substr(0, path), url.substr(path, query - path), url.substr(query)};
}

/// Whether a path names a folder by its dots, "/a/b/..": it is "/a/" then (RFC 3986, 5.2.4).
bool ends_with_dots(std::string_view path) {
  std::string_view const last = path.substr(path.rfind('/') + 1);
  return last == "." || last == "..";
}

std::string with_tidy_path(SplitUrl const& url) {
  std::string text = without_dots(url.path.empty() ? "/" : url.path);
  if (ends_with_dots(url.path) && !text.ends_with('/')) text += '/';
  text.append(url.query);
  std::string tidied(url.origin);
  for (char const c : text) {
    if (c == ' ') {
      tidied += "%20";
    } else {
      tidied += c;
    }
  }
  return tidied;
}

bool is_archive_name(std::string_view name) {
  auto const ending = ending_of(name);
  return ending &&
         (ending->container == SourceContainer::Zip || ending->container == SourceContainer::Tar);
}

/// "vankhe.example" or "www.gov.vn": the name of a folder that a mirror made.
bool is_host_name(std::string_view name) {
  std::size_t const dot = name.rfind('.');
  return dot != std::string_view::npos && dot > 0 && dot + 2 < name.size() &&
         std::ranges::all_of(name.substr(dot + 1), is_letter) && !is_archive_name(name);
}

/// The folders of `path` up to the one at `index`: "a/b/" for 1.
std::string prefix_through(Segments const& segments, std::size_t index) {
  std::string prefix;
  for (std::size_t at = 0; at <= index; ++at) prefix.append(segments[at]).append("/");
  return prefix;
}

/// The last of the folders for which `is_it` holds.
template <class Predicate>
std::optional<std::size_t> find_folder(Segments const& segments, Predicate is_it) {
  for (std::size_t at = segments.size() - 1; at-- > 0;) {
    if (is_it(segments[at])) return at;
  }
  return std::nullopt;
}

/// Where the site of the page begins in its folder or archive; "/" if it is not known.
std::string site_root(PagePlace const& page) {
  Segments const segments = split_path(page.path);
  std::string const host = url_host(page.url);
  auto found =
      host.empty() ? std::nullopt : find_folder(segments, [&](auto name) { return name == host; });
  if (!found) found = find_folder(segments, is_host_name);
  return found ? prefix_through(segments, *found) : "/";
}

/// Where the site of `host` begins; nothing if it is another site than the page's.
std::optional<std::string> root_of_host(PagePlace const& page, std::string const& host) {
  Segments const segments = split_path(page.path);
  if (auto const own = find_folder(segments, [&](auto name) { return name == host; })) {
    return prefix_through(segments, *own);
  }
  if (url_host(page.url) == host) return site_root(page);
  auto const neighbour = find_folder(segments, is_host_name);
  if (!neighbour) return std::nullopt;
  std::string const prefix = *neighbour == 0 ? "" : prefix_through(segments, *neighbour - 1);
  return prefix + host + "/";
}

}  // namespace

std::string link_url(PagePlace const& page, std::string_view link) {
  std::string const target = tidy(link);
  std::string const scheme = scheme_of(target);
  if (is_web_scheme(scheme) && target.substr(scheme.size() + 1).starts_with("//")) {
    return with_tidy_path(split_url(target));
  }
  if (!scheme.empty() || url_host(page.url).empty() || target.empty()) return "";
  if (target.starts_with("//")) {
    return with_tidy_path(split_url(scheme_of(page.url) + ":" + target));
  }
  SplitUrl const base = split_url(page.url.substr(0, page.url.find('#')));
  std::size_t const query = std::min(target.find('?'), target.size());
  std::string const path = target.substr(0, query);
  SplitUrl parts{base.origin, path, std::string_view(target).substr(query)};
  std::string joined;
  if (path.empty()) {
    parts.path = base.path;
  } else if (!path.starts_with('/')) {
    joined = std::string(base.path.empty() ? "/" : folder_of(base.path)) + path;
    parts.path = joined;
  }
  return with_tidy_path(parts);
}

std::string link_path(PagePlace const& page, std::string_view link) {
  if (page.path.empty()) return "";
  std::string target = tidy(link);
  target.resize(std::min(target.find('?'), target.size()));
  std::string const scheme = scheme_of(target);
  if (target.empty() || (!scheme.empty() && !is_web_scheme(scheme))) return "";
  std::string path;
  if (!scheme.empty() || target.starts_with("//")) {
    std::string const url = scheme.empty() ? "http:" + target : target;
    auto const root = root_of_host(page, url_host(url));
    if (!root) return "";
    std::string_view const below = split_url(url).path;
    path = *root + schema::percent_decoded(below.substr(std::min<std::size_t>(1, below.size())));
  } else if (target.starts_with('/')) {
    path = site_root(page) + schema::percent_decoded(target.substr(1));
  } else {
    path = std::string(folder_of(page.path)) + schema::percent_decoded(target);
  }
  return utf8_name(without_dots(path));
}

}  // namespace tracuu::indexer
