// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/crawl/soft_404.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/ascii.hpp"
#include "base/contains.hpp"
#include "indexer/crawl/page_address.hpp"

namespace tracuu::indexer {

namespace {

/// Text of its own that a page may have and still be the error page, however alike two of these
/// are.
constexpr std::size_t kOwnCodePoints = 20;
/// However much two error pages differ (a list of random news), a page with more is none.
constexpr std::size_t kMostOwnCodePoints = 300;

std::string_view path_of_address(std::string_view address) {
  std::string_view const target = target_of_address(address);
  return target.substr(0, target.find('?'));
}

std::string_view without_query(std::string_view address) {
  return address.substr(0, address.find('?'));
}

/// Words that stand in the addresses of error pages.
constexpr std::array<std::string_view, 12> kErrorWords{
    "404",       "error",          "error404",       "loi",          "pagenotfound", "notfound",
    "not-found", "page-not-found", "khong-tim-thay", "khongtimthay", "trang-loi",    "error-404"};

bool is_error_address(std::string_view address) {
  std::string path = base::to_lower_ascii(path_of_address(address));
  while (path.ends_with('/')) path.pop_back();
  std::string_view last =
      std::string_view(path).substr(path.rfind('/') == path.npos ? 0 : path.rfind('/') + 1);
  last = last.substr(0, last.find('.'));
  return base::contains(kErrorWords, last);
}

}  // namespace

std::string Soft404::kind_of(std::string_view address) {
  std::string_view const path = path_of_address(address);
  std::size_t const first = path.find('/', 1);
  std::string kind(origin_of_address(address));
  if (first != std::string_view::npos) kind.append(path.substr(0, first));
  std::string_view const last = path.substr(path.rfind('/'));
  std::size_t const dot = last.rfind('.');
  std::string_view const ending = dot == std::string_view::npos ? "" : last.substr(dot);
  return kind.append("/*").append(ending);
}

std::string Soft404::probe_of(std::string_view address, std::string_view word) {
  std::string kind = kind_of(address);
  std::size_t const star = kind.rfind("/*");
  return kind.replace(star + 1, 1, fmt::format("tracuu-{}", word));
}

void Soft404::learn_redirect(std::string const& kind, std::string_view target) {
  kinds_[kind].redirect = without_query(target);
}

bool Soft404::learn_page(std::string const& kind, PageShape shape) {
  std::vector<PageShape>& pages = kinds_[kind].pages;
  pages.push_back(std::move(shape));
  return pages.size() == 1;
}

void Soft404::learn_start(std::string const& origin, PageShape shape) {
  starts_[origin] = std::move(shape);
}

PageShape const* Soft404::start_of(std::string_view origin) const {
  auto const found = starts_.find(origin);
  return found == starts_.end() ? nullptr : &found->second;
}

std::optional<std::string> Soft404::why_missing(std::string_view address,
                                                PageShape const& shape) const {
  auto const kind = kinds_.find(kind_of(address));
  if (kind == kinds_.end() || kind->second.pages.empty()) return std::nullopt;
  PageShape const& one = kind->second.pages.front();
  PageShape const& other = kind->second.pages.back();
  if (one.title == other.title && shape.title != one.title) return std::nullopt;
  std::vector<PageShape::Line> const varying = lines_without(one.lines, other.lines);
  std::vector<PageShape::Line> const constant = lines_without(one.lines, varying);
  std::size_t const most = std::min(kOwnCodePoints + 2 * text_length(varying), kMostOwnCodePoints);
  auto const own = lines_without(lines_without(shape.lines, one.lines), other.lines);
  if (text_length(own) > most) return std::nullopt;
  // What error pages say and the start page does not: their message above all.
  PageShape const* const start = start_of(origin_of_address(address));
  auto const telling =
      start == nullptr ? std::vector<PageShape::Line>() : lines_without(constant, start->lines);
  bool const is_missing = telling.empty()
                              ? text_length(lines_without(constant, shape.lines)) <= most
                              : lines_without(telling, shape.lines).empty();
  if (!is_missing) return std::nullopt;
  return "it is what the host shows for an address that nobody made";
}

std::optional<std::string> Soft404::why_missing(std::string_view address,
                                                std::string_view target) const {
  if (is_error_address(target) && !is_error_address(address)) {
    return fmt::format("it leads to an error page, {}", target);
  }
  auto const kind = kinds_.find(kind_of(address));
  if (kind == kinds_.end() || kind->second.redirect.empty()) return std::nullopt;
  if (without_query(target) != kind->second.redirect) return std::nullopt;
  return fmt::format("it leads to {}, as an address does that nobody made", target);
}

}  // namespace tracuu::indexer
