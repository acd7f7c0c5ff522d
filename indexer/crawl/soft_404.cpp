// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/crawl/soft_404.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

#include "base/ascii.hpp"
#include "base/contains.hpp"
#include "base/fnv.hpp"
#include "indexer/crawl/page_address.hpp"
#include "indexer/html/html_text.hpp"
#include "indexer/text/text_form.hpp"

namespace tracuu::indexer {

namespace {

/// Text of its own that a page may have and still be the error page: a clock, "related news".
constexpr std::size_t kOwnCodePoints = 300;
/// Of that as much where the error page has nothing of its own, so that all may look like it.
constexpr std::size_t kBareOwnCodePoints = 20;

std::string_view path_of_address(std::string_view address) {
  std::string_view const target = target_of_address(address);
  return target.substr(0, target.find('?'));
}

std::string_view without_query(std::string_view address) {
  return address.substr(0, address.find('?'));
}

/// `text` folded, with numbers as '#' and without the words of the page's own address.
std::string comparable(std::string_view text, std::string_view path) {
  std::string folded(fold_line(text));
  for (std::size_t at = 0; path.size() > 3 && (at = folded.find(path, at)) != std::string::npos;) {
    folded.erase(at, path.size());
  }
  std::string result;
  for (char const c : folded) {
    if (!base::is_digit(c)) {
      result += c;
    } else if (!result.ends_with('#')) {
      result += '#';
    }
  }
  return result;
}

std::size_t sum(std::vector<PageShape::Line> const& lines) {
  std::size_t code_points = 0;
  for (PageShape::Line const& line : lines) code_points += line.code_points;
  return code_points;
}

bool by_hash(PageShape::Line const& one, PageShape::Line const& other) {
  return one.hash < other.hash;
}

/// The lines of `one` that `other` lacks.
std::vector<PageShape::Line> lines_without(std::vector<PageShape::Line> const& one,
                                           std::vector<PageShape::Line> const& other) {
  std::vector<PageShape::Line> rest;
  std::ranges::set_difference(one, other, std::back_inserter(rest), by_hash);
  return rest;
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

std::uint64_t PageShape::text_hash() const {
  std::uint64_t hash = base::kFnvOffset;
  auto const add = [&](std::uint64_t value) {
    std::array<char, sizeof value> bytes{};
    for (char& byte : bytes) {
      byte = static_cast<char>(value & 0xFF);
      value >>= 8;
    }
    hash = base::fnv1a({bytes.data(), bytes.size()}, hash);
  };
  add(title);
  for (Line const& line : lines) add(line.hash);
  return hash;
}

PageShape page_shape(HtmlNode const& root, std::string_view url) {
  PageShape shape;
  std::string const path = fold_line(path_of_address(url));
  for (TextLine const& line : visible_lines(root)) {
    shape.lines.push_back(
        {base::fnv1a(comparable(line.text, path)), static_cast<std::uint32_t>(line.code_points)});
  }
  for_each_element(root, [&](HtmlNode const& element) {
    if (tag_name(element) != "title") return true;
    shape.title = base::fnv1a(comparable(inner_text(element), path));
    return false;
  });
  std::ranges::sort(shape.lines, by_hash);
  auto const is_twice = [](PageShape::Line const& one, PageShape::Line const& other) {
    return one.hash == other.hash;
  };
  shape.lines.erase(std::unique(shape.lines.begin(), shape.lines.end(), is_twice),
                    shape.lines.end());
  shape.code_points = sum(shape.lines);
  return shape;
}

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

void Soft404::learn_page(std::string const& kind, PageShape shape) {
  kinds_[kind].page = std::move(shape);
}

void Soft404::learn_start(std::string const& origin, PageShape shape) {
  starts_[origin] = std::move(shape);
}

std::optional<std::string> Soft404::why_missing(std::string_view address,
                                                PageShape const& shape) const {
  auto const kind = kinds_.find(kind_of(address));
  if (kind == kinds_.end() || !kind->second.page) return std::nullopt;
  PageShape const& error = *kind->second.page;
  std::size_t const own = sum(lines_without(shape.lines, error.lines));
  auto const start = starts_.find(origin_of_address(address));
  std::vector<PageShape::Line> const telling =
      start == starts_.end() ? std::vector<PageShape::Line>()
                             : lines_without(error.lines, start->second.lines);
  std::size_t const told = sum(telling);
  bool is_missing = false;
  if (told == 0) {
    std::size_t const lacking = sum(lines_without(error.lines, shape.lines));
    is_missing =
        shape.title == error.title && own <= kBareOwnCodePoints && lacking <= kBareOwnCodePoints;
  } else {
    std::size_t const lacking = sum(lines_without(telling, shape.lines));
    is_missing = own <= kOwnCodePoints && lacking * 3 <= told;
  }
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
