// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/crawl/crawl_traps.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <optional>
#include <string>

namespace tracuu::indexer {
namespace {

constexpr int kYear = 2026;

TEST(CrawlTrapsTest, TellsThePatternOfAnAddress) {
  std::pair<std::string, std::string> const cases[] = {
      {"https://h/lich/2031/05?tab=a", "h/lich/#/#?tab"},
      {"https://h/", "h/"},
      {"https://h/?b=1&a=2&b=3", "h/?a&b"},  // order and repeats make no new pattern
      {"https://h/tin/hoi-nghi-t1234.html", "h/tin/hoi-nghi-t#.html"},
      {"https://h/x/4f3c2a1b9d8e7f604f3c/a", "h/x/*/a"},
      {"https://h:8080/a?p[1]=x", "h:8080/a?p[#]"},
  };
  for (auto const& [address, pattern] : cases) EXPECT_EQ(address_pattern(address), pattern);
}

TEST(CrawlTrapsTest, KnowsAnAddressThatIsATrap) {
  using enum TrapKind;
  std::pair<std::string, std::optional<TrapKind>> const cases[] = {
      {"https://h/" + std::string(1'000, 'a'), LongAddress},
      {"https://h/tin/tin/tin/", RepeatingPath},
      {"https://h/tin/a/tin/b/tin/c", RepeatingPath},
      {"https://h/2023/07/2023/08/2023", std::nullopt},  // numbers may stand again
      {"https://h/a/b/a/b", std::nullopt},
      {"https://h/?a=1&b=1&c=1&d=1&e=1&f=1&g=1&h=1&i=1", ManyParameters},
      {"https://h/?loc=1&loc=2&loc=3&loc=4", ManyParameters},
      {"https://h/?a=1&b=2&c=3", std::nullopt},
      {"https://h/lich?thang=5&nam=2031", Calendar},
      {"https://h/lich/2031/05", Calendar},
      {"https://h/lich-cong-tac?ngay=1899-01-01", Calendar},
      {"https://h/su-kien?date=20310501", Calendar},
      {"https://h/lich/2027/05", std::nullopt},
      {"https://h/lich?thang=5&nam=2019", std::nullopt},
      // An article's number and a document's are no years; a plan may look far ahead.
      {"https://h/tin/hoi-nghi-9999.html", std::nullopt},
      {"https://h/lich-su/bai-1802.html", std::nullopt},
      {"https://h/tin?id=9999", std::nullopt},
      {"https://h/van-ban/quy-hoach-den-nam-2050.html", std::nullopt},
  };
  for (auto const& [address, trap] : cases) {
    EXPECT_EQ(trap_of_address(address, {}, kYear), trap) << address;
  }
}

TEST(TrapWatchTest, LeavesAPatternThatBringsNothingNew) {
  TrapWatch watch({.barren_pages = 5}, kYear);
  std::string const next = "https://h/lich?thang=12&nam=2025";
  for (int page = 0; page < 4; ++page)
    watch.add_read(fmt::format("https://h/lich?thang={}&nam=2025", page), false);
  EXPECT_EQ(watch.check(next), std::nullopt);
  watch.add_read("https://h/lich?thang=4&nam=2025", true);  // something new: counted anew
  for (int page = 0; page < 4; ++page) watch.add_read("https://h/lich?thang=5&nam=2025", false);
  EXPECT_EQ(watch.check(next), std::nullopt);
  watch.add_read("https://h/lich?thang=6&nam=2025", false);
  EXPECT_EQ(watch.check(next), TrapKind::NothingNew);
  EXPECT_EQ(watch.check("https://h/tin?id=4"), std::nullopt);
  ASSERT_EQ(watch.closed().size(), 1u);

  TrapWatch later({}, kYear);  // after a kill
  later.close(watch.closed().front());
  EXPECT_EQ(later.check(next), TrapKind::NothingNew);
}

TEST(TrapWatchTest, AsksForSoManyOfAPatternOfSeveralParameters) {
  TrapWatch watch({.pattern_addresses = 10}, kYear);
  for (int id = 0; id < 10; ++id) watch.add_found(fmt::format("https://h/loc?a={}&b=1", id));
  for (int id = 0; id < 100; ++id) watch.add_found(fmt::format("https://h/tin?id={}", id));
  EXPECT_EQ(watch.check("https://h/loc?b=7&a=77"), TrapKind::PatternFull);
  EXPECT_EQ(watch.check("https://h/tin?id=777"), std::nullopt);  // one number: articles
}

}  // namespace
}  // namespace tracuu::indexer
