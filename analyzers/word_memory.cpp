// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyzers/word_memory.hpp"

#include <memory>

#include "analyzers/letter.hpp"
#include "analyzers/plain_letters.hpp"
#include "base/utf8.hpp"

namespace tracuu::analyzers {

WordMemory& WordMemory::instance() {
  thread_local auto const memory = std::make_unique<WordMemory>();
  return *memory;
}

void WordMemory::read(std::string_view bytes, Word& word) {
  PlainWord plain;
  word.bytes = 0;
  bool const begins_well = bytes.size() < kBytes && PlainLetters::instance().read(bytes, 0, plain);
  if (!begins_well) return;
  if (plain.end < bytes.size() && continues_word(base::decode_utf8(bytes, plain.end).value)) return;
  word.key = plain.key.value();
  word.bytes = static_cast<std::uint8_t>(plain.end);
  word.letters = static_cast<std::uint8_t>(plain.letters);
  word.capitals = static_cast<std::uint8_t>(plain.capitals);
}

}  // namespace tracuu::analyzers
