// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/search/empty_help_html.hpp"

#include <algorithm>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "base/wording.hpp"
#include "search/api/note.hpp"
#include "search/api/search_request.hpp"
#include "server/urls/links.hpp"

namespace tracuu::server {
namespace {

using search::SearchRequest;

constexpr std::size_t kMaxWords = 12;   ///< of a query whose words are dropped one by one
constexpr std::size_t kMaxDropped = 4;  ///< links that drop a word

class Tries {
 public:
  explicit Tries(SearchParams const& params) : params_(params) {}

  template <class Change>
  void add(std::string_view text, Change change) {
    PageData link{PageData::type::object};
    link.set("text", std::string(text));
    link.set("url", changed_url(params_, change));
    links_.push_back(link);
  }

  [[nodiscard]] PageData const& links() const { return links_; }

 private:
  SearchParams const& params_;
  PageData links_{PageData::type::list};
};

/// The words of a query; none if it holds syntax, which would fall apart.
std::vector<std::string> plain_words(std::string const& text) {
  if (text.find_first_of("\"()*:") != std::string::npos) return {};
  std::istringstream stream(text);
  std::vector<std::string> words;
  for (std::string word; stream >> word;) words.push_back(word);
  bool const is_short = words.size() > 1 && words.size() <= kMaxWords;
  return is_short ? words : std::vector<std::string>{};
}

bool is_unknown(std::string const& word, std::vector<search::Note> const& notes) {
  return std::ranges::any_of(notes, [&](search::Note const& note) {
    return note.code == search::NoteCode::UnknownWord && note.detail == word;
  });
}

/// Places of the words to drop, those that nothing holds first.
std::vector<std::size_t> drop_order(std::vector<std::string> const& words,
                                    std::vector<search::Note> const& notes) {
  std::vector<std::size_t> order;
  for (std::size_t at = 0; at < words.size(); ++at) order.push_back(at);
  std::ranges::stable_partition(order,
                                [&](std::size_t at) { return is_unknown(words[at], notes); });
  order.resize(std::min(order.size(), kMaxDropped));
  return order;
}

std::string without(std::vector<std::string> const& words, std::size_t dropped) {
  std::string text;
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (at == dropped) continue;
    text += text.empty() ? "" : " ";
    text += words[at];
  }
  return text;
}

}  // namespace

void set_empty_help(PageData& data, search::SearchAnswer const& answer,
                    SearchParams const& params) {
  SearchRequest const& asked = params.request;
  base::Language const language = params.language;
  Tries tries(params);
  if (asked.filters[search::Facet::Year].is_on() || !asked.filters.dates.is_open()) {
    tries.add(base::wording("results.try.all_years", language), [](SearchRequest& request) {
      request.filters.dates = {};
      request.filters[search::Facet::Year] = {};
    });
  }
  if (asked.exact) {
    tries.add(base::wording("results.loose", language),
              [](SearchRequest& request) { request.exact = false; });
  }
  std::vector<std::string> const words = plain_words(asked.text);
  for (std::size_t const at : drop_order(words, answer.notes)) {
    std::string const fewer = without(words, at);
    tries.add(base::wording("results.try.drop", language, words[at], fewer),
              [&](SearchRequest& request) { request.text = fewer; });
  }
  data.set("tries", tries.links());
}

}  // namespace tracuu::server
