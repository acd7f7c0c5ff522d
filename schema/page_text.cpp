// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/page_text.hpp"

#include <algorithm>
#include <utility>

namespace tracuu::schema {

namespace {

constexpr std::string_view kBetweenWords = " \n";

/// What stands in the body from one PageStart to the next.
struct PagePart {
  std::size_t page = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// A part for each PageStart; none if these do not fit the body, as those of a damaged export.
std::vector<PagePart> parts_of(Announcement const& announcement) {
  std::vector<PageStart> const& starts = announcement.pages;
  std::size_t const size = announcement.body.size();
  bool const fits = std::ranges::is_sorted(starts, {}, &PageStart::offset) &&
                    (starts.empty() || starts.back().offset <= size);
  std::vector<PagePart> parts;
  if (!fits) return parts;
  parts.reserve(starts.size());
  for (std::size_t i = 0; i < starts.size(); ++i) {
    std::size_t const end = i + 1 < starts.size() ? starts[i + 1].offset : size;
    parts.push_back({starts[i].page, starts[i].offset, end});
  }
  return parts;
}

bool is_between_words(std::string_view text, std::size_t place) {
  return place >= text.size() || kBetweenWords.find(text[place]) != std::string_view::npos;
}

/// `text` between what parts `old`, which is [part.begin, part.end) of `body`, from the texts
/// beside it; `moved` is by how much its bytes have moved.
std::string between_neighbours(std::string_view body, PagePart const& part, std::string_view text,
                               std::ptrdiff_t& moved) {
  std::string_view const old = body.substr(part.begin, part.end - part.begin);
  std::size_t const first = std::min(old.find_first_not_of(kBetweenWords), old.size());
  bool const is_blank = first == old.size();
  std::string before(is_blank ? std::string_view() : old.substr(0, first));
  std::string after(is_blank ? old : old.substr(old.find_last_not_of(kBetweenWords) + 1));
  std::size_t const left_out = std::min(text.find_first_not_of(kBetweenWords), text.size());
  std::string_view core = text.substr(left_out);
  core = core.substr(0, core.find_last_not_of(kBetweenWords) + 1);
  char const separator = is_blank ? '\n' : ' ';
  bool const follows_word = part.begin > 0 && !is_between_words(body, part.begin - 1);
  if (!core.empty() && before.empty() && follows_word) before = separator;
  if (!core.empty() && after.empty() && !is_between_words(body, part.end)) after = separator;
  moved = static_cast<std::ptrdiff_t>(before.size()) - static_cast<std::ptrdiff_t>(left_out);
  return before.append(core).append(after);
}

Repair moved_by(Repair repair, std::ptrdiff_t bytes) {
  repair.begin += static_cast<std::size_t>(bytes);
  repair.end += static_cast<std::size_t>(bytes);
  return repair;
}

/// Appends the repairs that lie in [begin, end), moved by `bytes`.
void append_moved(std::vector<Repair>& to, std::vector<Repair> const& repairs, std::size_t begin,
                  std::size_t end, std::ptrdiff_t bytes) {
  auto at = std::ranges::lower_bound(repairs, begin, {}, &Repair::begin);
  for (; at != repairs.end() && at->begin < end; ++at) {
    if (at->begin < at->end && at->end <= end) to.push_back(moved_by(*at, bytes));
  }
}

}  // namespace

std::size_t page_count(Announcement const& announcement) {
  std::size_t count = 0;
  for (PageStart const& start : announcement.pages) count = std::max(count, start.page);
  return count;
}

bool has_page_start(Announcement const& announcement, std::size_t page) {
  return std::ranges::any_of(parts_of(announcement),
                             [&](PagePart const& part) { return part.page == page; });
}

PageText page_text(Announcement const& announcement, std::size_t page) {
  PageText text;
  for (PagePart const& part : parts_of(announcement)) {
    if (part.page != page) continue;
    std::ptrdiff_t const bytes =
        static_cast<std::ptrdiff_t>(text.text.size()) - static_cast<std::ptrdiff_t>(part.begin);
    append_moved(text.repairs, announcement.repairs, part.begin, part.end, bytes);
    text.text.append(announcement.body, part.begin, part.end - part.begin);
  }
  return text;
}

bool put_page_text(Announcement& announcement, std::size_t page, PageText const& text) {
  std::vector<PagePart> const parts = parts_of(announcement);
  auto const place = std::ranges::find(parts, page, &PagePart::page);
  if (place == parts.end()) return false;
  std::string body = announcement.body.substr(0, parts.front().begin);
  std::vector<Repair> repairs;
  append_moved(repairs, announcement.repairs, 0, parts.front().begin, 0);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    PagePart const& part = parts[i];
    announcement.pages[i].offset = body.size();
    auto const begin = static_cast<std::ptrdiff_t>(body.size());
    if (part.page != page) {
      append_moved(repairs, announcement.repairs, part.begin, part.end,
                   begin - static_cast<std::ptrdiff_t>(part.begin));
      body.append(announcement.body, part.begin, part.end - part.begin);
    } else if (&part == &*place) {
      std::ptrdiff_t moved = 0;
      body += between_neighbours(announcement.body, part, text.text, moved);
      append_moved(repairs, text.repairs, 0, text.text.size(), begin + moved);
    }
  }
  announcement.body = std::move(body);
  announcement.repairs = std::move(repairs);
  return true;
}

std::string to_json(PageText const& text) {
  Announcement only;
  only.body = text.text;
  only.repairs = text.repairs;
  return to_json(only);
}

base::Result<PageText> page_text_from_json(std::string_view json) {
  auto only = announcement_from_json(json);
  if (!only) return only.error();
  return PageText{std::move(only->body), std::move(only->repairs)};
}

}  // namespace tracuu::schema
