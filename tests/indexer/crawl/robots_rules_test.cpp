// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/crawl/robots_rules.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

namespace tracuu::indexer {
namespace {

using std::chrono::milliseconds;

TEST(RobotsRules, ChoosesAGroup) {
  struct Row {
    char const* text;
    char const* target;
    bool allowed;
    char const* why;
  };
  std::vector<Row> const rows{
      {"", "/", true, "no rules"},
      {"User-agent: *\nDisallow: /admin\n", "/admin/login", false, "the group of all"},
      {"User-agent: *\nDisallow: /admin\n", "/tin-tuc", true, "another path"},
      {"User-agent: *\nDisallow: /\n\nUser-agent: TraCuu\nDisallow: /noi-bo\n", "/tin", true,
       "our group goes before that of all, in any case"},
      {"User-agent: *\nDisallow: /\n\nUser-agent: tracuu/2.0 (bot)\nDisallow:\n", "/tin", true,
       "a version after the name, and nothing forbidden"},
      {"User-agent: tracuubot\nDisallow: /\n", "/tin", true, "another crawler's name"},
      {"User-agent: tra\nDisallow: /\n", "/tin", true, "the front of our name is not our name"},
      {"User-agent: bingbot\nUser-agent: tracuu\nDisallow: /a\n", "/a", false,
       "two names, one group"},
      {"User-agent: tracuu\nDisallow: /a\nUser-agent: bingbot\nDisallow: /b\n", "/b", true,
       "a name after a rule begins another group"},
      {"User-agent: tracuu\nDisallow: /a\n\nUser-agent: *\nDisallow: /c\n\n"
       "User-agent: tracuu\nDisallow: /b\n",
       "/b", false, "two groups of one name count as one"},
      {"User-agent: tracuu\n\n\nDisallow: /a\n", "/a", false, "blank lines end nothing"},
      {"User-agent: tracuu\nSitemap: https://a.vn/s.xml\nUser-agent: bingbot\nDisallow: /a\n", "/a",
       false, "a sitemap between names ends nothing"},
      {"User-agent: tracuu\nCrawl-delay: 2\nUser-agent: *\nDisallow: /\n", "/a", true,
       "a delay ends the names, as a rule does"},
      {"Disallow: /a\n", "/a", true, "a rule of no group"},
      {"user-AGENT : *\n  disallow :/a # not this\n", "/a", false, "blanks, case, comments"},
      {"\xEF\xBB\xBFUser-agent: *\rDisallow: /a\r", "/a", false, "a mark in front, old line ends"},
      {"User agent: *\r\nDissallow: /a\r\n", "/a", false, "slips of the pen"},
      {"<!DOCTYPE html><html><body>Không tìm thấy: trang</body></html>", "/a", true,
       "a page in place of the file"},
      {"User-agent: *\nDisallow: admin/\n", "/admin/x", false, "the slash was left out"},
  };
  for (Row const& row : rows) {
    EXPECT_EQ(RobotsRules::parse(row.text, "tracuu").allows(row.target), row.allowed) << row.why;
  }
}

// The examples of RFC 9309, 2.2.2, 2.2.3 and 5.2, and of Google's documentation of its own reading.
TEST(RobotsRules, MatchesPatterns) {
  struct Row {
    char const* rules;
    char const* target;
    bool allowed;
    char const* why;
  };
  std::vector<Row> const rows{
      {"Disallow: /fish", "/fish.html", false, "a front"},
      {"Disallow: /fish", "/Fish.asp", true, "case counts"},
      {"Disallow: /fish", "/catfish", true, "not in the middle"},
      {"Disallow: /fish*", "/fishheads", false, "a star at the end changes nothing"},
      {"Disallow: /fish/", "/fish", true, "a folder"},
      {"Disallow: /*.php", "/folder/filename.php?parameters", false, "a star"},
      {"Disallow: /*.php", "/windows.PHP", true, "case counts after a star"},
      {"Disallow: /*.php$", "/filename.php", false, "to the end"},
      {"Disallow: /*.php$", "/filename.php?x", true, "not to the end"},
      {"Disallow: /*.php$", "/filename.php5", true, "not to the end"},
      {"Disallow: /*.php$", "/a.php.b.php", false, "the last one stands at the end"},
      {"Disallow: /fish*.php", "/fishheads/catfish.php?parameters", false, "a star between"},
      {"Disallow: /$", "/", false, "the front page alone"},
      {"Disallow: /$", "/a", true, "and nothing else"},
      {"Disallow: /*a*b*c$", "/xxaxbxbxc", false, "several stars"},
      {"Disallow: /*a*b*c$", "/xxaxcxb", true, "in their order"},
      {"Disallow: /*ab*b$", "/ab", true, "a letter is not taken twice"},
      {"Disallow: *", "/a", false, "all"},
      {"Disallow: /a\nAllow: /a/b", "/a/b/c", true, "the longest wins"},
      {"Allow: /a/b\nDisallow: /a", "/a/b/c", true, "in any order"},
      {"Disallow: /a\nAllow: /a", "/a", true, "of two as long, Allow"},
      {"Allow: /page\nDisallow: /*.htm", "/page.htm", false, "longest pattern by its bytes"},
      {"Allow: /*.pdf$\nDisallow: /van-ban/", "/van-ban/1.pdf", false, "9 bytes against 7"},
      {"Disallow: /", "/robots.txt", true, "the file itself may be read"},
      {"Disallow: /path/file-with-a-%2A.html", "/path/file-with-a-*.html", false, "a real star"},
      {"Disallow: /path/foo-%24", "/path/foo-$", false, "a real dollar"},
      {"Disallow: /a$b", "/a$b", false, "a dollar in the middle is a letter"},
      {"Disallow: /foo/bar/ツ", "/foo/bar/%E3%83%84", false, "letters as bytes"},
      {"Disallow: /foo/bar/%e3%83%84", "/foo/bar/ツ", false, "and the other way round"},
      {"Disallow: /van-b%61n", "/van-ban", false, "encoded without need"},
      {"Disallow: /foo/bar?baz=http://foo.bar", "/foo/bar?baz=http://foo.bar", false, "a query"},
      {"Disallow: /a%2Fb", "/a/b", true, "an encoded slash is no slash"},
      {"Disallow: /%zz", "/%zz", false, "what is no encoding stands for itself"},
      {"Disallow: /*?", "/tin?trang=2", false, "all with a query"},
      {"Disallow: /*?", "/tin", true, "none without"},
  };
  for (Row const& row : rows) {
    auto const rules = RobotsRules::parse(std::string("User-agent: *\n") + row.rules, "tracuu");
    EXPECT_EQ(rules.allows(row.target), row.allowed)
        << row.rules << " " << row.target << ": " << row.why;
  }
}

TEST(RobotsRules, TellsWhichLineDecided) {
  auto const rules = RobotsRules::parse(
      "User-agent: *\nDisallow: /tim-kiem # search\nAllow: /tim-kiem/a", "tracuu");
  EXPECT_EQ(rules.deciding_line("/tim-kiem?q=a"), "Disallow: /tim-kiem");
  EXPECT_EQ(rules.deciding_line("/tim-kiem/a"), "Allow: /tim-kiem/a");
  EXPECT_EQ(rules.deciding_line("/tin"), "");
}

TEST(RobotsRules, ReadsDelaysAndSitemaps) {
  auto const rules = RobotsRules::parse(
      "Sitemap: https://a.vn/sitemap.xml\nUser-agent: *\nCrawl-delay: 2.5\nDisallow: /x\n"
      "User-agent: bingbot\nCrawl-delay: 60\nsitemap: https://a.vn/tin.xml?x=1\nSitemap:\n",
      "tracuu");
  EXPECT_EQ(rules.crawl_delay(), milliseconds(2500));
  EXPECT_EQ(rules.sitemaps(),
            (std::vector<std::string>{"https://a.vn/sitemap.xml", "https://a.vn/tin.xml?x=1"}));
  for (char const* value : {"", "ten", "-1", "nan", "1,5", "5s"}) {
    EXPECT_FALSE(RobotsRules::parse(std::string("User-agent: *\nCrawl-delay: ") + value, "tracuu")
                     .crawl_delay())
        << value;
  }
  EXPECT_EQ(RobotsRules::parse("User-agent: *\nCrawl-delay: 1e30", "tracuu").crawl_delay(),
            milliseconds(86'400'000));
}

TEST(RobotsRules, ReadsTheAnswer) {
  std::string const body = "User-agent: *\nDisallow: /a\n";
  for (int const status : {200, 204}) {
    auto const rules = RobotsRules::of_answer(status, body, "tracuu");
    EXPECT_FALSE(rules.allows("/a")) << status;
    EXPECT_TRUE(rules.allows("/b")) << status;
  }
  for (int const status : {301, 400, 401, 403, 404, 410}) {
    auto const rules = RobotsRules::of_answer(status, body, "tracuu");
    EXPECT_TRUE(rules.allows("/a")) << status;
    EXPECT_FALSE(rules.is_unreachable()) << status;
  }
  for (int const status : {0, 429, 500, 503}) {
    auto const rules = RobotsRules::of_answer(status, body, "tracuu");
    EXPECT_FALSE(rules.allows("/b")) << status;
    EXPECT_TRUE(rules.is_unreachable()) << status;
  }
}

TEST(RobotsRules, ReadsTheFirstPartOfALongFile) {
  std::string text = "User-agent: *\nDisallow: /a\n";
  text.append(kMaxRobotsBytes - text.size() - 5, '#');
  text += "\nDisallow: /van-ban/mat\n";  // cut, it would forbid /va
  auto const rules = RobotsRules::parse(text, "tracuu");
  EXPECT_TRUE(rules.is_cut());
  EXPECT_FALSE(rules.allows("/a"));
  EXPECT_TRUE(rules.allows("/van-ban"));
}

// Each star of a pattern could be tried at each place; a host must not make that cost minutes.
TEST(RobotsRules, IsQuickWithManyStars) {
  std::string pattern = "/";
  for (int star = 0; star < 20'000; ++star) pattern += "*a";
  auto const rules = RobotsRules::parse("User-agent: *\nDisallow: " + pattern + "b$\n", "tracuu");
  EXPECT_TRUE(rules.allows("/" + std::string(50'000, 'a')));
}

/// Whether `pattern` matches, by trying each length for each star.
bool matches_slowly(std::string_view pattern, std::string_view target) {
  if (pattern.empty()) return true;
  if (pattern == "$") return target.empty();
  if (pattern.front() == '*') {
    for (std::size_t taken = 0; taken <= target.size(); ++taken) {
      if (matches_slowly(pattern.substr(1), target.substr(taken))) return true;
    }
    return false;
  }
  return !target.empty() && target.front() == pattern.front() &&
         matches_slowly(pattern.substr(1), target.substr(1));
}

TEST(RobotsRules, MatchesAsTheSlowWayDoes) {
  std::mt19937 random(20);
  auto const letters = [&random](std::string_view from, std::size_t most) {
    std::string made;
    for (std::size_t left = random() % (most + 1); left > 0; --left)
      made += from[random() % from.size()];
    return made;
  };
  for (int round = 0; round < 20'000; ++round) {
    std::string const pattern = "/" + letters("ab*", 7) + (random() % 2 ? "$" : "");
    std::string const target = "/" + letters("ab", 8);
    auto const rules = RobotsRules::parse("User-agent: *\nDisallow: " + pattern, "tracuu");
    EXPECT_EQ(!rules.allows(target), matches_slowly(pattern, target)) << pattern << " " << target;
  }
}

}  // namespace
}  // namespace tracuu::indexer
