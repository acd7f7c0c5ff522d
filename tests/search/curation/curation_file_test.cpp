// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/curation/curation_file.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

namespace tracuu::search {
namespace {

std::vector<std::string> problems_of(std::string const& toml) {
  std::vector<std::string> texts;
  for (CurationProblem const& problem : parse_curation(toml).problems) {
    texts.push_back(problem.text());
  }
  return texts;
}

TEST(CurationFile, ReadsAllKindsOfRules) {
  auto const read = parse_curation(R"(
[[best_bet]]
queries = ["khai sinh", "giấy khai sinh"]
match = "contains"
documents = "dan-van"
links = [{ address = "https://dichvucong.example/ks", title = "Nộp hồ sơ" }]
text = "Làm trực tuyến"
text_en = "Online"
order = 2
from = 2026-01-01
to = "2026-12-31"

[[best_bet]]
name = "đầu tiên"
queries = "hộ tịch"
documents = ["a"]
order = 1

[[route]]
queries = ["lịch tiếp dân"]
search = { q = "lịch tiếp công dân", unit = "Văn phòng" }
text = "Lịch tiếp công dân"

[[synonym]]
words = "thẻ đỏ"
also = ["thẻ hộ nghèo", "sổ hộ nghèo"]
direction = "one"

[[never_suggest]]
words = "danh sách nợ thuế"

[[alert]]
text = "Cổng bảo trì tối nay"
level = "urgent"
address = "/accessibility"

[[hide]]
documents = ["x", "https://a.example/y"]
attachments = false
reason = "lộ dữ liệu cá nhân"

[[lower]]
documents = "z"
factor = 0.25
)");
  ASSERT_TRUE(read.problems.empty()) << read.problems.front().text();
  Curation const& rules = read.curation;
  EXPECT_EQ(rules.size(), 8u);
  ASSERT_EQ(rules.best_bets.size(), 2u);
  EXPECT_EQ(rules.best_bets[0].name, "đầu tiên") << "by order";
  BestBetRule const& bet = rules.best_bets[1];
  EXPECT_EQ(bet.name, "khai sinh");
  EXPECT_EQ(bet.line, 2u);
  EXPECT_EQ(bet.targets.size(), 2u);
  EXPECT_EQ(bet.targets[1].title, "Nộp hồ sơ");
  EXPECT_EQ(bet.text.in(base::Language::English), "Online");
  EXPECT_EQ(schema::format_iso_date(*bet.dates.to), "2026-12-31");
  EXPECT_EQ(rules.routes[0].route.parameters.size(), 2u);
  EXPECT_FALSE(rules.routes[0].route.is_redirect);
  EXPECT_FALSE(rules.synonyms[0].both_ways);
  EXPECT_EQ(rules.alerts[0].alert.level, AlertLevel::Urgent);
  EXPECT_FALSE(rules.hidden[0].with_attachments);
  EXPECT_DOUBLE_EQ(rules.lowered[0].factor, 0.25);
}

struct WrongRow {
  char const* toml;
  char const* told;
};

constexpr WrongRow kWrong[] = {
    {"[[best_bets]]\n",
     "line 1: best_bets: is not known; the tables of rules are [[best_bet]] "
     "[[route]] [[synonym]] [[never_suggest]] [[alert]] [[hide]] [[lower]]"},
    {"[best_bet]\n", "line 1: best_bet: write [[best_bet]], with two brackets"},
    {"\n[[best_bet]]\nqueries = \"a\"\n",
     "line 2: best_bet.documents: is missing: write ids or addresses, or links = [{ address = "
     "\"https://…\", title = \"…\" }]"},
    {"[[best_bet]]\nqueries = []\ndocuments = \"a\"\n",
     "line 2: best_bet.queries: the list is empty"},
    {"[[best_bet]]\nqueries = \"…\"\ndocuments = \"a\"\n",
     "line 2: best_bet.queries: \"…\" holds no word"},
    {"[[best_bet]]\nqueries = \"a\"\ndocuments = \"a\"\nquery = \"b\"\n",
     "line 4: best_bet.query: is not known; known are name, from, to, match, queries, documents, "
     "links, text, text_en, order"},
    {"[[best_bet]]\nqueries = \"a\"\ndocuments = 3\n",
     "line 3: best_bet.documents: write texts in quotes, none of them empty"},
    {"[[best_bet]]\nqueries = \"a\"\ndocuments = \"a\"\nmatch = \"some\"\n",
     "line 4: best_bet.match: write one of \"whole\", \"contains\", \"begins\""},
    {"[[best_bet]]\nqueries = \"a\"\nlinks = [{ address = \"javascript:1\", title = \"x\" }]\n",
     "line 3: best_bet.links.address: write an address: \"https://…\", or \"/…\" on this host"},
    {"[[alert]]\ntext = \"a\"\nfrom = 2026-02-01\nto = 2026-01-01\n",
     "line 4: alert.to: is a day before \"from\""},
    {"[[alert]]\ntext = \"a\"\nfrom = \"hôm nay\"\n",
     "line 3: alert.from: write a day as 2026-09-01"},
    {"[[alert]]\ntext = \"a\\nb\"\n", "line 2: alert.text: write it in one line"},
    {"[[lower]]\ndocuments = \"a\"\n",
     "line 1: lower.factor: is missing: write a number from 0 to 1"},
    {"[[lower]]\ndocuments = \"a\"\nfactor = 2\n",
     "line 3: lower.factor: write a number from 0 to 1"},
    {"[[route]]\nqueries = \"a\"\ntext = \"b\"\n",
     "line 1: route.address: write either an address or search = { q = \"…\", unit = \"…\" }"},
    {"[[route]]\nqueries = \"a\"\ntext = \"b\"\naddress = \"//evil.example\"\n",
     "line 4: route.address: write an address: \"https://…\", or \"/…\" on this host"},
    {"[[route]]\nqueries = \"a\"\ntext = \"b\"\nredirect = true\nsearch = { q = \"A\" }\n",
     "line 1: route.redirect: the search for \"A\" is redirected itself, by line 1"},
    {"[[hide]]\ndocuments = \"a\"\nattachments = \"no\"\n",
     "line 3: hide.attachments: write true or false"},
    {"x = \xFF", "is not UTF-8: save it as UTF-8"},
};

TEST(CurationFile, TellsLineAndKeyOfWhatIsWrong) {
  for (WrongRow const& row : kWrong) {
    auto const told = problems_of(row.toml);
    ASSERT_FALSE(told.empty()) << row.toml;
    EXPECT_EQ(told.front(), row.told) << row.toml;
  }
}

TEST(CurationFile, RefusesWhatIsTooLargeToBeReadAgain) {
  std::string const most(kMaxCurationBytes, '\n');
  EXPECT_TRUE(parse_curation(most).problems.empty());
  EXPECT_EQ(parse_curation(most + "\n").problems.size(), 1u);
}

TEST(CurationFile, TellsAllThatIsWrongAtOnce) {
  auto const told = problems_of("[[lower]]\nfactor = 9\n[[alert]]\nlevel = 1\n");
  EXPECT_EQ(told.size(), 4u);
  auto const read = read_curation("[[lower]]\nfactor = 9\n", "quy-tac.toml");
  ASSERT_FALSE(read);
  EXPECT_EQ(
      to_string(read.error()),
      "quy-tac.toml: line 1: lower.documents: is missing: write a text in quotes or a list of "
      "them (1 other problems: see 'tracuu curation check')");
}

TEST(CurationFile, TellsWhereTomlEnds) {
  auto const told = problems_of("[[alert]]\ntext = \"a\n");
  ASSERT_EQ(told.size(), 1u);
  EXPECT_TRUE(told.front().starts_with("line 2: is no TOML: ")) << told.front();
}

TEST(CurationFile, OfAnotherKindCannotBeRead) {
  EXPECT_EQ(read_curation(std::filesystem::path("/nowhere/x.toml")).error().code,
            base::ErrorCode::Io);
  EXPECT_EQ(read_curation(std::filesystem::temp_directory_path()).error().code,
            base::ErrorCode::Io);
}

TEST(CurationFile, ThatIsEmptyHasNoRules) {
  auto const read = parse_curation("# nothing yet\n");
  EXPECT_TRUE(read.problems.empty());
  EXPECT_EQ(read.curation.size(), 0u);
}

TEST(CurationFile, OfTheExampleIsRight) {
  auto const read =
      read_curation(std::filesystem::path(TRACUU_SOURCE_DIR) / "data/curation.example.toml");
  ASSERT_TRUE(read) << to_string(read.error());
  EXPECT_FALSE(read->best_bets.empty() || read->routes.empty() || read->synonyms.empty() ||
               read->never_suggest.empty() || read->alerts.empty() || read->hidden.empty() ||
               read->lowered.empty())
      << "it shows each kind";
}

}  // namespace
}  // namespace tracuu::search
