// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parsing/text_limit.hpp"

#include <algorithm>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/fnv.hpp"
#include "indexer/text/text_cut.hpp"

namespace tracuu::indexer {

namespace {

constexpr std::size_t kMaxNameBytes = 64 << 10;
constexpr std::size_t kMaxListEntries = 10'000;

/// Text after the last page that is kept is of none.
void limit_pages(std::vector<schema::PageStart>& pages) {
  if (pages.size() <= kMaxListEntries) return;
  pages.resize(kMaxListEntries);
  pages.back() = {0, pages.back().offset, {}};
}

void limit_lists(schema::Announcement& announcement) {
  schema::for_each_field(announcement, [](std::string_view, auto& field) {
    if constexpr (requires { field.resize(0); } &&
                  !std::is_same_v<std::decay_t<decltype(field)>, std::string>) {
      if (field.size() > kMaxListEntries) field.resize(kMaxListEntries);
    }
  });
}

void limit_names(schema::Announcement& announcement) {
  for (std::string* const name :
       {&announcement.site, &announcement.unit, &announcement.author, &announcement.place,
        &announcement.number, &announcement.picture_pages, &announcement.category,
        &announcement.language}) {
    name->resize(cut_place(*name, kMaxNameBytes));
  }
}

/// Counts words and pairs of neighbours that were not met before, about: by hashes in a bitmap.
class NewTermCounter {
 public:
  /// Where in `text` the words and pairs become more than `max_terms` in all; its size if they do
  /// not.
  std::size_t place_of_limit(std::string_view text, std::size_t max_terms) {
    std::size_t at = 0;
    while (terms_ <= max_terms) {
      at = text.find_first_not_of(kBlanks, at);
      if (at == std::string_view::npos) return text.size();
      std::size_t const end = std::min(text.find_first_of(kBlanks, at), text.size());
      std::uint64_t const word = base::fnv1a(text.substr(at, end - at));
      count(word * kSpread);
      count((word ^ (before_ >> 7)) * kSpread);
      before_ = word;
      at = end;
    }
    return at;
  }

 private:
  static constexpr std::string_view kBlanks = " \n\t";
  static constexpr std::uint64_t kSpread = 0x9E3779B97F4A7C15;  // 2^64 by the golden ratio
  static constexpr unsigned kBits = 25;                         // 4 MB

  void count(std::uint64_t hash) {
    auto const place = static_cast<std::size_t>(hash >> (64 - kBits));
    std::uint64_t const bit = std::uint64_t{1} << (place % 64);
    if ((seen_[place / 64] & bit) == 0) ++terms_;
    seen_[place / 64] |= bit;
  }

  std::vector<std::uint64_t> seen_ = std::vector<std::uint64_t>((std::size_t{1} << kBits) / 64);
  std::size_t terms_ = 0;
  std::uint64_t before_ = 0;
};

/// How much of a text has no more than `max_terms`.
std::size_t place_of_term_limit(std::string_view text, std::size_t max_terms) {
  // Each word has three bytes with its blank, and may be new in a pair, too.
  if (text.size() / 3 * 2 <= max_terms) return text.size();
  std::size_t const at = NewTermCounter().place_of_limit(text, max_terms);
  return at == text.size() ? at : cut_place(text, at);
}

}  // namespace

std::string limit_text(schema::Announcement& announcement, std::uint64_t max_text_bytes,
                       std::size_t max_terms) {
  limit_pages(announcement.pages);
  limit_lists(announcement);
  limit_names(announcement);
  std::size_t all = 0;
  std::size_t kept = 0;
  for (std::string* const text :
       {&announcement.title, &announcement.abstract, &announcement.body}) {
    all += text->size();
    text->resize(cut_place(*text, static_cast<std::size_t>(max_text_bytes) - kept));
    text->resize(place_of_term_limit(*text, max_terms));
    kept += text->size();
  }
  if (kept != all) announcement.body.shrink_to_fit();
  std::erase_if(announcement.pages, [&](schema::PageStart const& start) {
    return start.offset > announcement.body.size();
  });
  return kept == all ? "" : cut_remark(kept, all);
}

}  // namespace tracuu::indexer
