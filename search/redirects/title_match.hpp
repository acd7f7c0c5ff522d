// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tracuu::search {

/// Whether a word says little in a title ("và", "của", "về"): portals leave them out of slugs.
/// `word` as slug_words() gives it. Thread-safe.
[[nodiscard]] bool is_light_word(std::string_view word);

/// How well a slug fits a title, 0 to 1. 1: the portal would have made it of the title, whole or,
/// of six words and more, cut at its end. Words are compared in order, light words count little,
/// numbers much: this month's schedule is not last month's. A title in which "đ" was left out, as
/// some portals do ("ang bo xa"), and words that were torn or glued together, fit, too.
///
///     hoi nghi so ket cai cach     "Hội nghị sơ kết công tác cải cách hành chính"    0.8
///     Both as slug_words() (search/redirects/old_address.hpp) gives them. Thread-safe.
[[nodiscard]] double title_fit(std::vector<std::string> const& slug,
                               std::vector<std::string> const& title);

/// The words of a title as the slug of a portal has them that drops "đ", which is no letter with a
/// mark to Unicode: "Đảng bộ" -> "ang bo". Thread-safe.
[[nodiscard]] std::string without_stroke(std::string_view title);

/// What all words of a slug weigh that are not light: how much there is to go by.
[[nodiscard]] double slug_weight(std::vector<std::string> const& slug);

}  // namespace tracuu::search
