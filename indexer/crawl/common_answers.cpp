// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/crawl/common_answers.hpp"

#include <utility>

#include "base/fnv.hpp"

namespace tracuu::indexer {

CommonAnswers::Verdict CommonAnswers::add(std::string_view answer, CrawlAddress const& page) {
  auto found = answers_.find(answer);
  if (found == answers_.end()) found = answers_.try_emplace(std::string(answer)).first;
  Answer& known = found->second;
  // Of a page that an older program asked for, its bytes stand for its text.
  known.texts.insert(page.text != 0 ? page.text : base::fnv1a(page.digest));
  if (known.texts.size() <= kFewTexts) {
    known.taken_in.push_back(page);
    return {};
  }
  return {true, std::exchange(known.taken_in, {})};
}

}  // namespace tracuu::indexer
