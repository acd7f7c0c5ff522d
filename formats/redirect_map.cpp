// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/redirect_map.hpp"

#include <fmt/format.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <bit>
#include <map>
#include <utility>

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "schema/file_location.hpp"
#include "schema/web_address.hpp"

namespace tracuu::formats {

namespace {

/// nginx reads no longer word of its configuration than its buffer of 4,096 bytes.
constexpr std::size_t kMaxKeyBytes = 2000;

std::string composed_as(std::string const& text, bool is_composed) {
  UErrorCode status = U_ZERO_ERROR;
  icu::Normalizer2 const* const form = is_composed ? icu::Normalizer2::getNFCInstance(status)
                                                   : icu::Normalizer2::getNFDInstance(status);
  if (U_FAILURE(status) || base::find_invalid_utf8(text)) return text;
  icu::UnicodeString const done = form->normalize(icu::UnicodeString::fromUTF8(text), status);
  std::string result;
  return U_FAILURE(status) ? text : done.toUTF8String(result);
}

/// An address, taken apart as a server does.
struct RequestLine {
  std::string host;   ///< in lower case, as schema::web_address_key has it
  std::string path;   ///< decoded, begins with "/"
  std::string query;  ///< as it is, with its "?"; may be empty
};

RequestLine request_line(std::string_view address) {
  RequestLine line;
  std::string const key = schema::web_address_key(address);
  line.host = schema::host_of_key(key);
  std::size_t const scheme = address.find("//");
  if (scheme != std::string_view::npos) address.remove_prefix(scheme + 2);
  address = address.substr(0, address.find('#'));
  address.remove_prefix(std::min(address.find_first_of("/?"), address.size()));
  std::size_t const query = std::min(address.find('?'), address.size());
  std::string const path = schema::percent_decoded(address.substr(0, query));
  line.path = "/";
  for (char const c : path) {  // servers merge slashes
    if (c != '/' || line.path.back() != '/') line.path += c;
  }
  line.query = address.substr(query);
  if (line.query == "?") line.query.clear();
  return line;
}

std::vector<std::string> keys_for(std::string_view from, std::string_view site) {
  RequestLine const line = request_line(from);
  std::vector<std::string> keys;
  for (bool const is_composed : {true, false}) {
    std::string const rest = composed_as(line.path, is_composed) + line.query;
    if (!site.empty()) {
      keys.push_back(rest);
    } else {
      keys.push_back(line.host + rest);
      keys.push_back("www." + line.host + rest);
    }
  }
  std::ranges::sort(keys);
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

bool has_control(std::string_view text) {
  return std::ranges::any_of(text, [](char c) {
    auto const byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte == 0x7F;
  });
}

std::string nginx_quoted(std::string_view text, bool is_value) {
  std::string quoted = "\"";
  for (char const c : text) {
    if (c == '"' || c == '\\') quoted += '\\';
    if (c == '$' && is_value) {
      quoted += "%24";
    } else {
      quoted += c;
    }
  }
  return quoted + '"';
}

std::string redirect_cell(std::string_view text) {
  std::string cell = "\"";
  for (char const c : text) {
    if (c == '"') cell += '"';
    cell += c;
  }
  return cell + '"';
}

/// In one line, so that nothing in an address ends a comment.
std::string comment_text(std::string_view text) {
  std::string line(text);
  std::ranges::replace_if(
      line, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }, '?');
  return line;
}

/// Collects lines, and what is told at the end.
class MapWriter {
 public:
  MapWriter(RedirectFormat format, std::string_view site)
      : format_(format), site_(site), host_(schema::web_address_key(fmt::format("//{}/", site))) {}

  void add(Redirect const& redirect) {
    std::string const key = schema::web_address_key(redirect.from);
    if (!site_.empty() && schema::host_of_key(key) != host_) return;
    if (redirect.to.empty()) return tell(redirect, redirect.note, map_.unsure);
    if (format_ == RedirectFormat::Csv) return add_row(redirect);
    std::vector<std::string> const keys = keys_for(redirect.from, site_);
    bool const is_wrong =
        has_control(redirect.to) || redirect.to.size() > kMaxKeyBytes ||
        std::ranges::any_of(keys, [this](std::string const& one) { return !may_be_key(one); });
    if (is_wrong) return tell(redirect, "the format can't hold it", map_.refused);
    for (std::string const& one : keys) {
      std::string const compared = format_ == RedirectFormat::Nginx ? folded_key(one) : one;
      auto const [place, is_new] = targets_.try_emplace(compared, redirect.to);
      if (!is_new && place->second != redirect.to) {
        return tell(redirect, "leads to " + place->second + " already", map_.conflicts);
      }
      if (is_new) add_line(one, redirect.to);
    }
    ++map_.written;
  }

  RedirectMap take() {
    std::string text = head();
    text += lines_;
    if (format_ == RedirectFormat::Nginx) text += "}\n";
    text += told_;
    map_.text = std::move(text);
    return std::move(map_);
  }

 private:
  static std::string folded_key(std::string const& key) { return base::to_lower_ascii(key); }

  [[nodiscard]] bool may_be_key(std::string_view key) const {
    bool const has_blank = key.find(' ') != std::string_view::npos;
    return key.size() <= kMaxKeyBytes && !has_control(key) && !base::find_invalid_utf8(key) &&
           (format_ != RedirectFormat::Apache || !has_blank);
  }

  void add_row(Redirect const& redirect) {
    lines_ += fmt::format("{},{},{}\r\n", redirect_cell(redirect.from), redirect_cell(redirect.to),
                          redirect_cell(redirect.note));
    ++map_.written;
  }

  void add_line(std::string const& key, std::string const& to) {
    longest_ = std::max(longest_, key.size());
    ++keys_;
    if (format_ == RedirectFormat::Nginx) {
      lines_ += fmt::format("    {} {};\n", nginx_quoted(key, false), nginx_quoted(to, true));
    } else {
      lines_ += fmt::format("{} {}\n", key, to);
    }
  }

  void tell(Redirect const& redirect, std::string_view why, std::size_t& count) {
    ++count;
    if (format_ == RedirectFormat::Csv) {
      told_ += fmt::format("{},,{}\r\n", redirect_cell(redirect.from), redirect_cell(why));
    } else {
      told_ += fmt::format("# {}: {}\n", comment_text(redirect.from), comment_text(why));
    }
  }

  [[nodiscard]] std::string head() const {
    switch (format_) {
      case RedirectFormat::Csv: return "from,to,note\r\n";
      case RedirectFormat::Apache: return apache_head();
      case RedirectFormat::Nginx: break;
    }
    return nginx_head();
  }

  /// A bucket holds a key with its length and two pointers; the table has one for each.
  [[nodiscard]] std::string nginx_head() const {
    std::size_t const bucket = std::bit_ceil(std::max<std::size_t>(128, longest_ + 40));
    std::size_t const table = std::bit_ceil(std::max<std::size_t>(2048, keys_ * 2));
    return fmt::format(
        "# Old addresses{0}, {1} of them: made by `tracuu redirects`.\n"
        "# Include this file in the http block; in the server block of the old host:\n"
        "#     if ($tracuu_moved) {{ return 301 $tracuu_moved; }}\n"
        "# Take the two sizes away if they are set elsewhere to these or more.\n"
        "map_hash_bucket_size {2};\n"
        "map_hash_max_size {3};\n"
        "map {4}$uri$is_args$args $tracuu_moved {{\n"
        "    default \"\";\n",
        site_.empty() ? "" : " of " + std::string(site_), map_.written, bucket, table,
        site_.empty() ? "$host" : "");
  }

  [[nodiscard]] std::string apache_head() const {
    std::string const host = site_.empty() ? "%{HTTP_HOST}" : "";
    return fmt::format(
        "# Old addresses{0}, {1} of them: made by `tracuu redirects`.\n"
        "# In the configuration of the old host (FILE is this file):\n"
        "#     RewriteEngine on\n"
        "#     RewriteMap tracuu \"txt:FILE\"\n"
        "#     RewriteRule ^ - [E=OLD:{2}%{{REQUEST_URI}}]\n"
        "#     RewriteCond %{{QUERY_STRING}} .\n"
        "#     RewriteRule ^ - [E=OLD:{2}%{{REQUEST_URI}}?%{{QUERY_STRING}}]\n"
        "#     RewriteCond ${{tracuu:%{{ENV:OLD}}}} ^(.+)$\n"
        "#     RewriteRule ^ %1 [R=301,L,NE,QSD]\n",
        site_.empty() ? "" : " of " + std::string(site_), map_.written, host);
  }

  RedirectFormat format_;
  std::string_view site_;
  std::string host_;
  RedirectMap map_;
  std::map<std::string, std::string> targets_;
  std::string lines_;
  std::string told_;
  std::size_t longest_ = 0;
  std::size_t keys_ = 0;
};

}  // namespace

RedirectMap redirect_map(std::vector<Redirect> const& redirects, RedirectFormat format,
                         std::string_view site) {
  MapWriter writer(format, site);
  for (Redirect const& redirect : redirects) writer.add(redirect);
  return writer.take();
}

}  // namespace tracuu::formats
