// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/announcement/read_next_html.hpp"

#include <gtest/gtest.h>

#include "tests/support/samples.hpp"

namespace tracuu::server {
namespace {

using base::Language;

std::string read_next(search::AnnouncementReading const& reading, Language language) {
  PageData data{PageData::type::object};
  set_read_next(data, reading, language);
  return kainjow::mustache::mustache{
      "{{#has_neighbours}}{{#older}}< {{link_day}} {{link_title}} {{link_url}}\n{{/older}}"
      "{{#newer}}> {{link_day}} {{link_title}} {{link_url}}\n{{/newer}}{{/has_neighbours}}"
      "{{#has_similar}}{{#similar}}~ {{link_day}} {{link_title}} "
      "{{link_site}}\n{{/similar}}{{/has_similar}}"}
      .render(data);
}

TEST(SetReadNext, ListsNeighboursAndSimilarOnes) {
  search::AnnouncementReading reading;
  reading.neighbours = {test::reform_announcement(), test::hostile_announcement()};
  reading.neighbours.newer->date = test::day(2024, 1, 2);
  reading.similar = {{test::hostile_announcement(), 0.5}, {test::reform_announcement(), 0.2}};
  EXPECT_EQ(
      read_next(reading, Language::English),
      "< 11 July 2023 Hội nghị sơ kết công tác cải cách hành chính /announcements/gv-1?lang=en\n"
      "> 2 January 2024 Niêm yết &lt;script&gt;alert(1)&lt;/script&gt; &amp; trích lục &quot;hộ "
      "tịch&quot; /announcements/https%3A%2F%2Fhn.gov.vn%2Ftb%3Fso%3D88%26nam%3D2022?lang=en\n"
      "~  Niêm yết &lt;script&gt;alert(1)&lt;/script&gt; &amp; trích lục &quot;hộ tịch&quot; "
      "hn.gov.vn&quot;&gt;&lt;img src=x&gt;\n"
      "~ 11 July 2023 Hội nghị sơ kết công tác cải cách hành chính giavien.ninhbinh.gov.vn\n");
}

TEST(SetReadNext, ShowsOnlyWhatThereIs) {
  search::AnnouncementReading reading;
  EXPECT_EQ(read_next(reading, Language::Vietnamese), "");
  reading.neighbours.older = test::reform_announcement();
  EXPECT_EQ(read_next(reading, Language::Vietnamese),
            "< 11/07/2023 Hội nghị sơ kết công tác cải cách hành chính /announcements/gv-1\n");
}

}  // namespace
}  // namespace tracuu::server
