// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/crawl/page_links.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_set>
#include <utility>

#include "base/ascii.hpp"
#include "base/contains.hpp"
#include "indexer/html/html_text.hpp"
#include "indexer/html/link_target.hpp"
#include "indexer/text/text_form.hpp"

namespace tracuu::indexer {

namespace {

/// The pieces of a list whose parts `between` separates, trimmed, in lower case.
std::vector<std::string> words_of(std::string_view text, std::string_view between) {
  std::vector<std::string> words;
  while (!text.empty()) {
    std::size_t const end = std::min(text.find_first_of(between), text.size());
    std::string_view const word = base::trim(text.substr(0, end), " \t\r\n");
    if (!word.empty()) words.push_back(base::to_lower_ascii(word));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

void add_directives(std::string_view content, PageLinks& page) {
  for (std::string const& word : words_of(content, ", ")) {
    if (word == "noindex" || word == "none") page.is_noindex = true;
    if (word == "nofollow" || word == "none") page.is_nofollow = true;
  }
}

/// "googlebot: noindex" is for that crawler alone; "unavailable_after: …" is no name.
void add_robots_tag(std::string_view value, PageLinks& page) {
  std::size_t const colon = value.find(':');
  if (colon != std::string_view::npos && value.substr(0, colon).find(',') == value.npos) {
    std::string const name = base::to_lower_ascii(base::trim(value.substr(0, colon)));
    if (name != "tracuu") return;
    value.remove_prefix(colon + 1);
  }
  add_directives(value, page);
}

/// `Link: <https://…>; rel="canonical"` (RFC 8288).
void add_link_header(std::string_view value, std::string_view url, PageLinks& page) {
  std::size_t const begin = value.find('<');
  std::size_t const end = value.find('>', begin);
  if (begin == std::string_view::npos || end == std::string_view::npos) return;
  std::string const rest = base::to_lower_ascii(value.substr(end));
  if (rest.find("rel=\"canonical\"") == std::string::npos &&
      rest.find("rel=canonical") == std::string::npos) {
    return;
  }
  page.canonical = link_url({url, ""}, value.substr(begin + 1, end - begin - 1));
}

/// Where "5; url=/tin/" leads.
std::string_view refresh_target(std::string_view content) {
  std::string const lower = base::to_lower_ascii(content);
  std::size_t const at = lower.find("url");
  std::size_t const equals = at == std::string::npos ? at : lower.find('=', at);
  if (equals == std::string::npos) return "";
  return base::trim(content.substr(equals + 1), " \t\r\n'\"");
}

/// What the titles of login pages say, folded.
constexpr std::array<std::string_view, 7> kLoginTitles{
    "dang nhap", "dang nhap he thong", "login", "log in", "log on", "sign in", "signin"};

/// Whether a title says so, before or after the portal's name: "Đăng nhập - Cổng thông tin", but
/// not "Hướng dẫn đăng nhập".
bool is_login_title(HtmlNode const& title) {
  std::string text = fold_line(inner_text(title));
  for (std::string_view const dash : {"\u2013", "\u2014", "\u00BB", "::"}) {
    for (std::size_t at = 0; (at = text.find(dash, at)) != text.npos;) {
      text.replace(at, dash.size(), "|");
    }
  }
  return std::ranges::any_of(words_of(text, "-|:"), [](std::string const& part) {
    return base::contains(kLoginTitles, std::string_view(part));
  });
}

/// Reads elements one after the other.
class LinkReader {
 public:
  LinkReader(PageLinks page, std::string_view url) : page_(std::move(page)), base_(url) {}

  void read(HtmlNode const& element) {
    std::string const tag = tag_name(element);
    if (tag == "a" || tag == "area") return read_anchor(element);
    if (tag == "link") return read_link(element);
    if (tag == "meta") return read_meta(element);
    if (tag == "iframe" || tag == "frame") add(attribute(element, "src"));
    if (tag == "base" && !has_base_) read_base(element);
    if (tag == "input") read_input(element);
    if (tag == "title") has_login_title_ = has_login_title_ || is_login_title(element);
  }

  PageLinks take() {
    if (page_.is_nofollow) page_.links.clear();
    page_.is_login = has_password_ && has_login_title_;
    return std::move(page_);
  }

 private:
  [[nodiscard]] std::string absolute(std::string_view link) const {
    return link_url({base_, ""}, link);
  }

  void add(std::optional<std::string_view> link) {
    if (!link || link->empty() || link->starts_with('#')) return;
    std::string url = absolute(*link);
    if (url.empty() || !met_.insert(url).second) return;
    if (page_.links.size() >= kMaxLinks) {
      ++page_.beyond_limit;
    } else {
      page_.links.push_back(std::move(url));
    }
  }

  void read_base(HtmlNode const& element) {
    auto const link = attribute(element, "href");
    if (!link) return;
    std::string url = absolute(*link);
    if (url.empty()) return;
    base_ = std::move(url);
    has_base_ = true;
  }

  void read_anchor(HtmlNode const& element) {
    auto const rel = attribute(element, "rel");
    if (rel && base::contains(words_of(*rel, " "), "nofollow")) {
      ++page_.nofollow_links;
      return;
    }
    add(attribute(element, "href"));
  }

  void read_input(HtmlNode const& element) {
    auto const type = attribute(element, "type");
    if (type && base::equals_ignoring_case(*type, "password")) has_password_ = true;
  }

  void read_link(HtmlNode const& element) {
    auto const rel = attribute(element, "rel");
    auto const link = attribute(element, "href");
    if (!rel || !link) return;
    auto const words = words_of(*rel, " ");
    if (base::contains(words, "canonical")) page_.canonical = absolute(*link);
    if (base::contains(words, "next") || base::contains(words, "prev")) add(link);
    if (!base::contains(words, "alternate")) return;
    auto const type = attribute(element, "type");
    if (type && (type->find("rss") != std::string_view::npos ||
                 type->find("atom") != std::string_view::npos)) {
      page_.feeds.push_back(absolute(*link));
    } else if (attribute(element, "hreflang")) {
      add(link);
    }
  }

  void read_meta(HtmlNode const& element) {
    auto const content = attribute(element, "content");
    if (!content) return;
    auto const name = attribute(element, "name");
    if (name && (base::equals_ignoring_case(*name, "robots") ||
                 base::equals_ignoring_case(*name, "tracuu"))) {
      add_directives(*content, page_);
    }
    auto const header = attribute(element, "http-equiv");
    if (header && base::equals_ignoring_case(*header, "refresh")) {
      std::string_view const target = refresh_target(*content);
      if (!target.empty()) page_.refresh = absolute(target);
    }
  }

  PageLinks page_;
  std::string base_;
  bool has_base_ = false;
  bool has_password_ = false;
  bool has_login_title_ = false;
  std::unordered_set<std::string> met_;
};

}  // namespace

PageLinks links_of_head(std::string_view head, std::string_view url) {
  PageLinks page;
  while (!head.empty()) {
    std::size_t const end = std::min(head.find('\n'), head.size());
    std::string_view const line = base::trim(head.substr(0, end), " \t\r");
    head.remove_prefix(std::min(end + 1, head.size()));
    std::size_t const colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    std::string_view const value = base::trim(line.substr(colon + 1));
    if (base::equals_ignoring_case(line.substr(0, colon), "x-robots-tag")) {
      add_robots_tag(value, page);
    } else if (base::equals_ignoring_case(line.substr(0, colon), "link")) {
      add_link_header(value, url, page);
    }
  }
  return page;
}

PageLinks read_page_links(HtmlNode const& root, std::string_view head, std::string_view url) {
  LinkReader reader(links_of_head(head, url), url);
  for_each_element(root, [&](HtmlNode const& element) {
    reader.read(element);
    return true;
  });
  return reader.take();
}

}  // namespace tracuu::indexer
