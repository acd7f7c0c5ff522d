// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/in_force_html.hpp"

#include <gtest/gtest.h>

#include "tests/server/render_part.hpp"

namespace tracuu::server {
namespace {

TEST(InForceHtml, ListsTheStatesAndMarksTheChosenOne) {
  auto const shown = [](std::optional<search::InForce> chosen) {
    PageData data{PageData::type::object};
    data.set("options", in_force_options(chosen, base::Language::English));
    return render_part("{{#options}}{{value}}{{#is_chosen}}*{{/is_chosen}} {{text}};{{/options}}",
                       data, base::Language::English);
  };
  EXPECT_EQ(shown(std::nullopt), "yes in force;no no longer or not yet in force;unknown unknown;");
  EXPECT_EQ(shown(search::InForce::No),
            "yes in force;no* no longer or not yet in force;unknown unknown;");
  EXPECT_EQ(in_force_short(search::InForce::Unknown, base::Language::Vietnamese), "chưa rõ");
}

}  // namespace
}  // namespace tracuu::server
