// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/crawl/crawl_store.hpp"

namespace tracuu::indexer {

/// Tells the answer that pages of the index begin to give all together (a login page, "we will be
/// back soon") from what each of them became: in one run, no more than kFewTexts texts that were
/// different may lead to one place, or become one text. Not thread-safe.
class CommonAnswers {
 public:
  static constexpr std::size_t kFewTexts = 2;

  /// What a page of the index answers now.
  struct Verdict {
    bool is_common = false;
    /// As the store had them: pages that had this answer before it was known to be common, and for
    /// which it was taken.
    std::vector<CrawlAddress> taken_in{};
  };

  /// `page` as the store has it; it is now what `answer` names: an address or a text.
  [[nodiscard]] Verdict add(std::string_view answer, CrawlAddress const& page);

 private:
  struct Answer {
    std::set<std::uint64_t> texts;  ///< that pages had before
    std::vector<CrawlAddress> taken_in;
  };
  std::map<std::string, Answer, std::less<>> answers_;
};

}  // namespace tracuu::indexer
