// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/repair/page_repair.hpp"

#include <string>
#include <vector>

#include "indexer/repair/case_repair.hpp"
#include "indexer/repair/motto_repair.hpp"
#include "indexer/repair/number_repair.hpp"
#include "indexer/repair/sentence_repair.hpp"
#include "indexer/repair/speck_repair.hpp"
#include "indexer/repair/type_repair.hpp"

namespace tracuu::indexer {

namespace {

/// As the machine read it, in `text` and `as_read`.
void begin_as_read(std::vector<schema::PageWord>& words) {
  for (schema::PageWord& word : words) {
    if (word.as_read.empty()) word.as_read = word.text;
    word.text = word.as_read;
  }
}

}  // namespace

schema::PageWords repair_page(schema::PageWords page, WordCounts const& counts) {
  begin_as_read(page.words);
  repair_numbers(page.words);
  remove_specks(page.words, counts);
  repair_mottoes(page.words);
  repair_case(page.words);
  repair_sentences(page.words, counts);
  repair_types(page.words);
  for (schema::PageWord& word : page.words) {
    if (word.as_read == word.text) word.as_read.clear();
  }
  page.repaired_by = kRepairVersion;
  return page;
}

}  // namespace tracuu::indexer
