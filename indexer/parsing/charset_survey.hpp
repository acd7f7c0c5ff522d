// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"

namespace tracuu::indexer {

/// What was read in one charset, see analyzers::CharsetCount.
struct SurveyedCharset {
  std::string name;
  std::size_t paragraphs = 0;
  std::size_t words_judged = 0;  ///< words with letters beyond ASCII
  std::size_t syllables = 0;     ///< of these: legal Vietnamese syllables
};

/// What was found in one file; of JSON Lines, in all its lines together.
struct SurveyedFile {
  std::string name;
  std::string charset;  ///< that of the file as a whole: "TCVN3", "UTF-8 (NFD)"
  double confidence = 1;
  std::vector<SurveyedCharset> charsets;  ///< those that some paragraph is in
  std::string runner_up;                  ///< the charset that came second most often; may be empty
  std::size_t hinted_paragraphs = 0;      ///< a font or the declared charset named their charset
  std::size_t undecided_paragraphs = 0;
  std::string undecided_at;  ///< item and byte of the first of them, for a person
  bool is_clear = true;      ///< reading would not refuse it for its charset
};

struct CharsetSurvey {
  std::vector<std::filesystem::path> sources;  ///< as SourceReader takes them
  /// Called with every item as UTF-8, in order.
  std::function<void(std::string_view)> on_text = [](std::string_view) {};
  /// Called for what cannot be read at all.
  std::function<void(base::Error const&)> on_refused = [](base::Error const&) {};
};

/// Examines all items of the sources. Nothing is written.
[[nodiscard]] std::vector<SurveyedFile> survey_charsets(CharsetSurvey const& survey);

}  // namespace tracuu::indexer
