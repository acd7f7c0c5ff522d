// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/repair/page_repair.hpp"

#include <string>
#include <utility>
#include <vector>

#include "indexer/repair/sentence_repair.hpp"

namespace tracuu::indexer {

namespace {

/// The page as the machine read it.
void take_back_repairs(schema::PageWords& page) {
  for (schema::PageWord& word : page.words) {
    if (!word.as_read.empty()) word.text = std::exchange(word.as_read, {});
  }
}

}  // namespace

schema::PageWords repair_page(schema::PageWords page, WordCounts const& counts) {
  take_back_repairs(page);
  std::vector<schema::PageWord> words = page.words;
  repair_sentences(words, counts);
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].text != page.words[i].text) words[i].as_read = page.words[i].text;
  }
  page.words = std::move(words);
  page.repaired_by = kRepairVersion;
  return page;
}

}  // namespace tracuu::indexer
