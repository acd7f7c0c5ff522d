// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/short_queries.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <random>
#include <set>
#include <string_view>
#include <utility>

#include "base/utf8.hpp"

namespace tracuu::bench {

namespace {

constexpr std::size_t kMaxNameWords = 3;
constexpr std::size_t kMinHolders = 2;
constexpr std::size_t kMaxHolders = 200;
constexpr std::size_t kMaxAnswers = 5;

/// What people do to each other, in words that headlines like and texts avoid.
constexpr std::array<std::string_view, 40> kVerbs{
    "đả bại",    "hạ gục",    "quật ngã",  "tố cáo",    "bênh vực",   "ruồng bỏ",     "thâu tóm",
    "chiêu mộ",  "khích lệ",  "gièm pha",  "vinh danh", "truy nã",    "sáp nhập",     "hối lộ",
    "phản pháo", "công kích", "tán dương", "đoạt ngôi", "khuất phục", "nghênh chiến", "lật đổ",
    "thôn tính", "thách đấu", "tẩy chay",  "khâm phục", "chỉ trích",  "kết nghĩa",    "cầu hôn",
    "ly dị",     "mua chuộc", "dằn mặt",   "xin lỗi",   "cảm ơn",     "bắt tay",      "thăm viếng",
    "nhập khẩu", "xuất khẩu", "đầu tư",    "khởi kiện", "hợp tác"};

std::vector<std::string_view> split_at(std::string_view text, std::string_view separators) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    std::size_t const end = std::min(text.find_first_of(separators), text.size());
    if (end > 0) parts.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

/// A letter in upper case and at least one more, all in lower case.
bool is_capitalised(std::string_view word) {
  std::size_t letters = 0;
  for (std::size_t at = 0; at < word.size(); ++letters) {
    base::CodePoint const letter = base::decode_utf8(word, at);
    auto const value = static_cast<UChar32>(letter.value);
    if (letters == 0 ? u_isupper(value) == 0 : u_islower(value) == 0) return false;
    at += letter.bytes;
  }
  return letters > 1;
}

/// Adds the names of a sentence; its first word is capitalised whatever it is.
void append_names(std::string_view sentence, std::set<std::string>& names) {
  std::vector<std::string_view> const words = split_at(sentence, " ");
  for (std::size_t i = 1; i < words.size();) {
    std::size_t end = i;
    std::string name;
    for (; end < words.size() && is_capitalised(words[end]); ++end) {
      if (!name.empty()) name += ' ';
      name += words[end];
    }
    if (end > i && end - i <= kMaxNameWords) names.insert(std::move(name));
    i = end + 1;
  }
}

using Holders = std::map<std::string, std::vector<std::size_t>>;

/// The documents that hold each name, in order.
Holders holders_of_names(std::vector<CorpusText> const& corpus) {
  Holders holders;
  for (std::size_t i = 0; i < corpus.size(); ++i) {
    std::set<std::string> names;
    for (std::string_view const part : split_at(corpus[i].text, "\n\t.!?:;,\"()/")) {
      append_names(part, names);
    }
    for (std::string const& name : names) holders[name].push_back(i);
  }
  std::erase_if(holders, [](auto const& one) {
    return one.second.size() < kMinHolders || one.second.size() > kMaxHolders;
  });
  return holders;
}

bool share_a_word(std::string_view a, std::string_view b) {
  std::vector<std::string_view> const words = split_at(a, " ");
  return std::ranges::any_of(split_at(b, " "), [&](std::string_view word) {
    return std::ranges::find(words, word) != words.end();
  });
}

std::string joined_by_or(std::string_view text) {
  std::string joined;
  for (std::string_view const word : split_at(text, " ")) {
    if (!joined.empty()) joined += " OR ";
    joined += word;
  }
  return joined;
}

class Generator {
 public:
  Generator(std::vector<CorpusText> const& corpus, std::uint32_t seed)
      : corpus_(corpus), holders_(holders_of_names(corpus)), random_(seed) {
    names_.resize(corpus.size());
    for (auto const& [name, documents] : holders_) {
      for (std::size_t const document : documents) names_[document].push_back(name);
    }
  }

  std::vector<ShortQuery> make(std::size_t count) {
    std::vector<ShortQuery> queries;
    std::set<std::string> known;
    for (std::size_t draws = 0; draws < 20 * count && queries.size() < count; ++draws) {
      if (corpus_.empty()) break;
      ShortQuery query = draw_query(names_[draw(corpus_.size())]);
      if (!query.documents.empty() && known.insert(query.text).second) {
        queries.push_back(std::move(query));
      }
    }
    return queries;
  }

 private:
  std::size_t draw(std::size_t count) { return random_() % count; }

  /// A query of two of `names`; without documents if the draw is none.
  ShortQuery draw_query(std::vector<std::string> const& names) {
    if (names.size() < 2) return {};
    std::string const& first = names[draw(names.size())];
    std::string const& second = names[draw(names.size())];
    std::string const verb(kVerbs[draw(kVerbs.size())]);
    std::vector<std::size_t> both;
    std::ranges::set_intersection(holders_.at(first), holders_.at(second),
                                  std::back_inserter(both));
    bool const lacks_verb = std::ranges::none_of(both, [&](std::size_t document) {
      return corpus_[document].text.find(verb) != std::string::npos;
    });
    if (share_a_word(first, second) || both.size() > kMaxAnswers || !lacks_verb) return {};
    ShortQuery query;
    query.text = first + ' ' + verb + ' ' + second;
    query.any_word = joined_by_or(query.text);
    for (std::size_t const document : both) query.documents.push_back(corpus_[document].id);
    return query;
  }

  std::vector<CorpusText> const& corpus_;
  Holders holders_;
  std::vector<std::vector<std::string>> names_;  ///< of each document
  std::mt19937 random_;
};

}  // namespace

std::vector<ShortQuery> make_short_queries(std::vector<CorpusText> const& corpus, std::size_t count,
                                           std::uint32_t seed) {
  return Generator(corpus, seed).make(count);
}

}  // namespace tracuu::bench
