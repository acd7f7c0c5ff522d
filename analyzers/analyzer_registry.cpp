// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyzers/analyzer_registry.hpp"

#include <cassert>
#include <memory>

#include "analyzers/nfc_filter.hpp"
#include "analyzers/pair_filter.hpp"
#include "analyzers/raw_tokenizer.hpp"
#include "analyzers/syllable_tokenizer.hpp"

namespace tracuu::analyzers {

namespace {

Analyzer make_vietnamese() {
  std::vector<std::unique_ptr<TokenFilter const>> filters;
  filters.push_back(std::make_unique<PairFilter>());
  return {std::make_unique<NfcFilter>(), std::make_unique<SyllableTokenizer>(), std::move(filters)};
}

Analyzer make_words() {
  return {std::make_unique<NfcFilter>(), std::make_unique<SyllableTokenizer>(), {}};
}

Analyzer make_raw() {
  return {std::make_unique<NfcFilter>(), std::make_unique<RawTokenizer>(), {}};
}

}  // namespace

Analyzer const& analyzer(std::string_view name) {
  static Analyzer const vietnamese = make_vietnamese();
  static Analyzer const words = make_words();
  static Analyzer const raw = make_raw();
  assert(name == "vi" || name == "words" || name == "raw");
  if (name == "words") return words;
  return name == "raw" ? raw : vietnamese;
}

}  // namespace tracuu::analyzers
