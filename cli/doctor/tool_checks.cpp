// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/doctor/tool_checks.hpp"

#include <string>

#include "cli/wording/error_text.hpp"
#include "cli/wording/say.hpp"
#include "indexer/bytes/child_process.hpp"
#include "indexer/bytes/reader_program.hpp"
#include "indexer/ocr/tesseract.hpp"

namespace tracuu::cli {

namespace {

void check_reader(Findings& findings) {
  base::Language const language = findings.language();
  if (auto const reader = indexer::find_reader_program()) {
    findings.add("tools", Health::Good, say("doctor.reader", language, reader->string()));
  } else {
    findings.add("tools", Health::Failure, say("doctor.reader.missing", language),
                 say("doctor.reader.hint", language));
  }
}

void check_tesseract(Findings& findings) {
  base::Language const language = findings.language();
  auto const tesseract = indexer::find_tesseract();
  if (tesseract) {
    findings.add("tools", Health::Good, say("doctor.tesseract", language, tesseract->name));
    return;
  }
  base::Error const told = in_language(tesseract.error(), language);
  findings.add("tools", Health::Note, say("doctor.tesseract.missing", language, told.message),
               told.hint);
}

void check_word_readers(Findings& findings) {
  base::Language const language = findings.language();
  for (char const* const name : {"antiword", "catdoc"}) {
    if (auto const program = indexer::find_program(name)) {
      findings.add("tools", Health::Good, say("doctor.word", language, program->string()));
      return;
    }
  }
  findings.add("tools", Health::Note, say("doctor.word.missing", language),
               say("doctor.word.hint", language));
}

}  // namespace

void check_tools(Findings& findings) {
  check_reader(findings);
  check_tesseract(findings);
  check_word_readers(findings);
}

}  // namespace tracuu::cli
