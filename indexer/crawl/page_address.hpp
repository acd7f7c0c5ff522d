// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace tracuu::indexer {

/// An http or https address in the one spelling that a crawl keeps.
struct PageAddress {
  std::string url;
  bool had_session = false;  ///< a session id was taken out of it
};

/// The one spelling of `url`; nothing for what is no address of http or https. Normalised as RFC
/// 3986, section 6.2, has it: scheme and host in lower case (letters beyond ASCII as IDNA has
/// them), no default port, no dot segments, %XX in upper case and only where it must be. Without
/// fragment, user and password. Parameters keep their order, but those go that name no page:
/// sessions
/// (";jsessionid=…", "PHPSESSID=…", ASP.NET's "/(S(…))/") and where a reader came from (utm_…,
/// fbclid, zarsrc). Thread-safe.
///
///     "HTTP://UBND.Example.VN:80/tin/../Tin tức?b=2&utm_source=zalo&a=%e1%bb%a9#cuoi"
///         -> "http://ubnd.example.vn/Tin%20t%E1%BB%A9c?b=2&a=%E1%BB%A9"
[[nodiscard]] std::optional<PageAddress> page_address(std::string_view url);

/// "https" of an address in one spelling.
[[nodiscard]] std::string_view scheme_of_address(std::string_view address);

/// "https://host:8443" of an address in one spelling: what has one robots.txt.
[[nodiscard]] std::string_view origin_of_address(std::string_view address);

/// "/path?query" of an address in one spelling.
[[nodiscard]] std::string_view target_of_address(std::string_view address);

/// A start address, and with it what belongs to the crawl.
struct CrawlSite {
  std::string start;   ///< where the crawl begins
  std::string host;    ///< with its port, if that is not http's or https'; without "www."
  std::string prefix;  ///< of the path: "/", "/tin-tuc"
};

enum class AddressPlace { Inside, OtherHost, OtherPath, Excluded };

/// Which addresses belong to a crawl. Immutable: may be used by several threads.
class CrawlScope {
 public:
  /// `sites`: start addresses; without a scheme it is https. What ends in '/' is a prefix, as is
  /// a path whose last part has no ending ("/tin-tuc"); of a page ("/tin/index.html") its folder
  /// is. `include`: further prefixes; `exclude`: what is left out of all. Both are addresses, or
  /// paths of any of the sites. InvalidArgument names what is no address.
  [[nodiscard]] static base::Result<CrawlScope> make(std::vector<std::string> const& sites,
                                                     std::vector<std::string> const& include = {},
                                                     std::vector<std::string> const& exclude = {});

  /// `address` in one spelling. http and https are one, and so are "www.host" and "host". A prefix
  /// ends where a part of the path does: "/tin" has "/tin/1" and "/tin?p=1", not "/tinh".
  [[nodiscard]] AddressPlace place_of(std::string_view address) const;

  [[nodiscard]] std::vector<CrawlSite> const& sites() const { return sites_; }

 private:
  std::vector<CrawlSite> sites_;
  std::vector<CrawlSite> included_;  ///< `sites_` among them
  std::vector<CrawlSite> excluded_;
};

/// Whether the path of an address has a part that login pages have: "/dang-nhap",
/// "/Account/Login.aspx". Thread-safe.
[[nodiscard]] bool is_login_address(std::string_view address);

}  // namespace tracuu::indexer
