// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <span>

#include "base/language.hpp"

namespace tracuu::cli {

/// The value of a variable of the environment; null if it is not set.
using GetVariable = std::function<char const*(char const* name)>;

/// The language of messages that the environment names, as POSIX has it: the first of LC_ALL,
/// LC_MESSAGES and LANG that is set and not empty. Vietnamese for "vi", "vi_VN.UTF-8"; English for
/// every other language. Nothing where no language is named: none of them set, "C", "POSIX" (also
/// with a charset: "C.UTF-8").
[[nodiscard]] std::optional<base::Language> language_of_environment(GetVariable const& variable);

/// What `--lang vi` or `--lang=en` among `words` (the command line, up to "--") says: it must be
/// known before the rest is read, since what is wrong with that is told in it. The last one counts;
/// nothing if there is none, or another value.
[[nodiscard]] std::optional<base::Language> language_of_words(std::span<char const* const> words);

/// The languages of a run: that of `words`, else of the environment. Where neither names one,
/// messages are English, as a terminal without a locale expects, and what is said of announcements
/// that were found is Vietnamese, as on the pages.
struct SpokenLanguages {
  base::Language messages = base::Language::English;    ///< help, errors, summaries
  base::Language answers = base::Language::Vietnamese;  ///< notes, counts, names of pages
};
[[nodiscard]] SpokenLanguages spoken_languages(std::span<char const* const> words,
                                               GetVariable const& variable);

}  // namespace tracuu::cli
