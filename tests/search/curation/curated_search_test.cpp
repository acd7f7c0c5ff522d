// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a searcher does by a webmaster's rules.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "search/curation/curation_file.hpp"
#include "search/curation/live_curation.hpp"
#include "search/curation/withholding.hpp"
#include "search/searcher.hpp"
#include "tests/support/served_shard.hpp"
#include "tests/support/small_index.hpp"

namespace tracuu::search {
namespace {

using test::request_for;

std::shared_ptr<Curation const> rules(std::string const& toml) {
  return std::make_shared<Curation const>(read_curation(toml, "rules").value());
}

std::string iso_day(int from_today) {
  return schema::format_iso_date(std::chrono::sys_days(schema::today()) +
                                 std::chrono::days(from_today));
}

class CuratedSearch : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    vankhe_ = std::make_unique<test::SmallIndex>(test::vankhe_announcements());
    tiny_ = std::make_unique<test::SmallIndex>(test::tiny_announcements(kTiny));
  }
  static void TearDownTestSuite() {
    vankhe_.reset();
    tiny_.reset();
  }

  static constexpr std::size_t kTiny = 400;

  [[nodiscard]] Searcher open(store::ShardList const& index) const {
    SearcherSettings settings;
    settings.curation = live_;
    return Searcher::open(index, settings).value();
  }
  [[nodiscard]] Searcher vankhe() const { return open(vankhe_->path()); }
  [[nodiscard]] Searcher tiny() const { return open(tiny_->path()); }

  void set(std::string const& toml) { live_->set(rules(toml)); }

  static inline std::unique_ptr<test::SmallIndex> vankhe_;
  static inline std::unique_ptr<test::SmallIndex> tiny_;
  std::shared_ptr<LiveCuration> live_ = std::make_shared<LiveCuration>();
};

std::vector<std::string> without(std::vector<std::string> all, std::set<std::string> const& left) {
  std::erase_if(all, [&](std::string const& id) { return left.contains(id); });
  return all;
}

TEST_F(CuratedSearch, WithoutRulesIsAsWithoutAFile) {
  auto with = vankhe();
  auto plain = vankhe_->searcher();
  EXPECT_EQ(with.revision().value(), plain.revision().value());
  SearchAnswer const answer = with.search(request_for("dân vận")).value();
  EXPECT_EQ(test::ids(answer), test::ids(plain.search(request_for("dân vận")).value()));
  EXPECT_TRUE(answer.curated.empty());
}

TEST_F(CuratedSearch, HidesEverywhereWithExactCounts) {
  auto searcher = tiny();
  SearchRequest request = request_for("họp", 100);
  request.facets = {Facet::Year};
  SearchAnswer const before = searcher.search(request).value();
  Holdings const held = searcher.holdings({}).value();
  set("[[hide]]\ndocuments = [\"t-0003\", \"t-0021\", \"t-0001\", \"gone\"]\n");
  SearchAnswer const after = searcher.search(request).value();
  EXPECT_EQ(after.total.lower, before.total.lower - 2) << "t-0001 holds no \"họp\"";
  EXPECT_EQ(after.total.lower, after.total.upper);
  EXPECT_EQ(after.with_all_words.lower, after.total.lower);
  std::set<std::string> const hidden{"t-0003", "t-0021"};
  auto first = without(test::ids(before), hidden);
  auto now = test::ids(after);
  first.resize(std::min(first.size(), now.size()));
  now.resize(first.size());
  EXPECT_EQ(now, first) << "all others in their order";
  std::size_t year = 0;
  for (FacetValue const& value : after.facets.front().values) year += value.count;
  std::size_t year_before = 0;
  for (FacetValue const& value : before.facets.front().values) year_before += value.count;
  EXPECT_EQ(year, year_before - 2) << "both are dated";
  EXPECT_EQ(searcher.holdings({}).value().announcements, held.announcements - 3);
  EXPECT_EQ(searcher.holdings({}).value().undated, held.undated);
  EXPECT_EQ(searcher.unknown_targets().value(), std::vector<std::string>{"gone"});
  EXPECT_EQ(searcher.hidden_announcements().value().size(), 3u);

  EXPECT_EQ(searcher.find("t-0003").error().subject, kWithdrawn);
  EXPECT_EQ(searcher.read("t-0003", {}, 1).error().subject, kWithdrawn);
  EXPECT_EQ(searcher.similar("t-0003", 3).error().code, base::ErrorCode::NotFound);
  EXPECT_EQ(searcher.harvest_one("t-0003").error().subject, kWithdrawn);
  EXPECT_EQ(searcher.search(request_for("t-0003")).value().total.upper, 0u) << "a pasted id";
  HarvestRequest harvest;
  harvest.size = kTiny;
  EXPECT_EQ(searcher.harvest(harvest).value().announcements.size(), kTiny - 3);
  EXPECT_EQ(searcher.stream(request_for("họp")).value().count(), after.total.lower);
  for (SimilarAnnouncement const& each : searcher.similar("t-0006", 50).value()) {
    EXPECT_FALSE(hidden.contains(each.announcement.id));
  }
}

TEST_F(CuratedSearch, HarvestsNoAttachmentThatIsHidden) {
  schema::Announcement page;
  page.id = page.url = "https://vankhe.example/tin/1.html";
  page.title = "Mời họp";
  for (char const* const name : {"a", "b"}) {
    schema::Attachment attachment;
    attachment.url = fmt::format("https://vankhe.example/tep/{}.pdf", name);
    page.attachments.push_back(attachment);
  }
  schema::Announcement file;
  file.id = file.url = "https://vankhe.example/tep/a.pdf";
  file.title = "Danh sách";
  test::SmallIndex const index({page, file});
  auto searcher = open(index.path());
  EXPECT_EQ(searcher.harvest_one(page.id).value().announcement.attachments.size(), 2u);
  set("[[hide]]\ndocuments = \"https://vankhe.example/tep/a.pdf\"\n");
  auto const one = searcher.harvest_one(page.id).value();
  ASSERT_EQ(one.announcement.attachments.size(), 1u);
  EXPECT_EQ(one.announcement.attachments.front().url, "https://vankhe.example/tep/b.pdf");
  auto const all = searcher.harvest({}).value().announcements;
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all.front().announcement.attachments.size(), 1u);
}

TEST_F(CuratedSearch, FindsNothingForNothingAlsoWithHiddenDocuments) {
  set("[[hide]]\ndocuments = \"t-0003\"\n");
  EXPECT_EQ(tiny().search(request_for("")).value().total.upper, 0u);
  SearchRequest all = request_for("");
  all.all_if_open = true;
  EXPECT_EQ(tiny().search(all).value().total.lower, kTiny - 1);
}

TEST_F(CuratedSearch, CountsAndPagesAgreeOverALongList) {
  set("[[hide]]\ndocuments = [\"t-0000\", \"t-0021\"]\n"
      "[[lower]]\ndocuments = [\"t-0042\", \"t-0063\"]\nfactor = 0.1\n");
  auto searcher = tiny();
  SearchRequest request = request_for("xã lúa", 7);
  request.fold = false;
  std::vector<std::string> all;
  for (request.page = 1;; ++request.page) {
    SearchAnswer const answer = searcher.search(request).value();
    for (std::string const& id : test::ids(answer)) all.push_back(id);
    if (!answer.has_next) break;
  }
  SearchAnswer const answer = searcher.search(request_for("xã lúa", 100)).value();
  EXPECT_EQ(all.size(), answer.total.lower);
  EXPECT_EQ(std::set(all.begin(), all.end()).size(), all.size()) << "none twice";
}

TEST_F(CuratedSearch, HidesByAddressAndForSomeDays) {
  auto searcher = vankhe();
  auto const finds_it = [&] {
    auto const found = test::ids(searcher.search(request_for("ban dân vận")).value());
    return std::ranges::find(found, "dan-van") != found.end();
  };
  ASSERT_TRUE(finds_it());
  std::string const url = searcher.find("dan-van")->announcement.url;
  std::string const hide = fmt::format("[[hide]]\ndocuments = \"{}/\"\n", url);
  set(hide);
  EXPECT_FALSE(finds_it());
  set(hide + "from = " + iso_day(1));
  EXPECT_TRUE(finds_it()) << "from tomorrow on";
  set(hide + "to = " + iso_day(-1));
  EXPECT_TRUE(finds_it()) << "until yesterday";
  set(hide + "from = " + iso_day(0) + "\nto = " + iso_day(0));
  EXPECT_FALSE(finds_it()) << "both days belong to it";
}

TEST_F(CuratedSearch, LowersAndKeepsTheOrderOfOthers) {
  auto searcher = tiny();
  SearchRequest const request = request_for("họp lúa", 100);
  auto const before = test::ids(searcher.search(request).value());
  ASSERT_GT(before.size(), 10u);
  set(fmt::format("[[lower]]\ndocuments = \"{}\"\nfactor = 0.01\n", before[0]));
  SearchAnswer const answer = searcher.search(request).value();
  auto const after = test::ids(answer);
  EXPECT_NE(after.front(), before.front());
  EXPECT_EQ(without(after, {before[0]}), without(before, {before[0]}));
  EXPECT_EQ(after.back(), before.front()) << "last of " << after.size();
  EXPECT_EQ(answer.curated.lowered, std::vector<std::string>{before[0]}) << "the rule's name";
  EXPECT_TRUE(answer.curated.empty()) << "nothing is shown above the hits";
  set(fmt::format("[[lower]]\ndocuments = \"{}\"\nfactor = 1\n", before[0]));
  EXPECT_EQ(test::ids(searcher.search(request).value()), before);
}

TEST_F(CuratedSearch, OfShardsElsewhereIsTheSame) {
  auto const all = test::tiny_announcements(60);
  test::SmallIndex const here(std::vector(all.begin(), all.begin() + 30));
  test::SmallIndex const there(std::vector(all.begin() + 30, all.end()));
  test::SmallIndex const whole(all);
  test::ServedShard const served(there.path());
  auto const list = store::ShardList::parse({here.path().string(), served.address()}).value();
  set("[[hide]]\ndocuments = [\"t-0003\", \"t-0042\"]\n"
      "[[lower]]\ndocuments = [\"t-0000\", \"t-0054\"]\nfactor = 0.2\n");
  auto spread = open(list);
  auto one = open(whole.path());
  for (char const* const query : {"họp", "xã lúa", "làng"}) {
    SearchAnswer const a = spread.search(request_for(query)).value();
    SearchAnswer const b = one.search(request_for(query)).value();
    EXPECT_EQ(test::ids(a), test::ids(b)) << query;
    EXPECT_EQ(a.total.lower, b.total.lower) << query;
  }
  EXPECT_EQ(spread.holdings({}).value().announcements, 58u);
  EXPECT_EQ(spread.find("t-0042").error().subject, kWithdrawn);
}

TEST_F(CuratedSearch, FollowsAnIndexThatChanges) {
  auto announcements = test::tiny_announcements(20);
  test::SmallIndex const index(announcements);
  set("[[hide]]\ndocuments = \"moi\"\n");
  auto searcher = open(index.path());
  EXPECT_EQ(searcher.search(request_for("xã")).value().total.lower, 20u);
  schema::Announcement added = announcements.front();
  added.id = "moi";
  added.title = "Tin mới";
  announcements.push_back(added);
  index.add(announcements);
  EXPECT_EQ(searcher.search(request_for("xã")).value().total.lower, 20u) << "hidden as it comes";
  index.add(announcements, true);
  EXPECT_EQ(searcher.search(request_for("xã")).value().total.lower, 20u) << "and after a rebuild";
  set("");
  EXPECT_EQ(searcher.search(request_for("xã")).value().total.lower, 21u);
}

TEST_F(CuratedSearch, PutsBestBetsAboveTheFirstPage) {
  set(R"(
[[best_bet]]
queries = "dân vận"
match = "contains"
documents = ["dan-van", "not-there"]
links = [{ address = "https://dvc.example/", title = "Dịch vụ công" }]
text = "Xem trước"
[[hide]]
documents = "none"
)");
  auto searcher = vankhe();
  Curated const curated = searcher.search(request_for("ban dan van")).value().curated;
  ASSERT_EQ(curated.best_bets.size(), 2u);
  EXPECT_EQ(curated.best_bets[0].id, "dan-van");
  EXPECT_EQ(curated.best_bets[0].title, searcher.find("dan-van")->announcement.title);
  EXPECT_EQ(curated.best_bets[0].rule, "dân vận");
  EXPECT_EQ(curated.best_bets[1].title, "Dịch vụ công");
  EXPECT_TRUE(searcher.search(request_for("hộ tịch")).value().curated.empty());
  SearchRequest second = request_for("ban dan van", 1);
  second.page = 2;
  EXPECT_TRUE(searcher.search(second).value().curated.best_bets.empty());
}

TEST_F(CuratedSearch, ShowsNoBestBetThatIsHidden) {
  set("[[best_bet]]\nqueries = \"dân vận\"\ndocuments = \"dan-van\"\n"
      "[[hide]]\ndocuments = \"dan-van\"\n");
  EXPECT_TRUE(vankhe().search(request_for("dân vận")).value().curated.best_bets.empty());
}

TEST_F(CuratedSearch, RoutesAndAlerts) {
  set(R"(
[[route]]
queries = "lịch tiếp dân"
address = "https://a.example/lich"
text = "Lịch tiếp dân"
redirect = true
[[alert]]
text = "cho mọi người"
[[alert]]
text = "khẩn"
level = "urgent"
queries = "bão"
match = "contains"
)");
  auto searcher = vankhe();
  Curated const storm = searcher.search(request_for("tin bão số 3")).value().curated;
  ASSERT_TRUE(storm.alert);
  EXPECT_EQ(storm.alert->text.vietnamese, "khẩn");
  Curated const plan = searcher.search(request_for("lich tiep dan")).value().curated;
  ASSERT_TRUE(plan.alert && plan.route);
  EXPECT_EQ(plan.alert->text.vietnamese, "cho mọi người");
  EXPECT_TRUE(plan.route->is_redirect);
  SearchRequest second = request_for("xã", 1);
  second.page = 2;
  EXPECT_TRUE(searcher.search(second).value().curated.alert) << "on all pages";
}

TEST_F(CuratedSearch, ReadsSynonymsAndTellsThem) {
  auto searcher = tiny();
  auto const found = [&](char const* query) { return searcher.search(request_for(query)).value(); };
  std::size_t const before = found("tụ hội").with_all_words.lower;
  EXPECT_EQ(before, 0u);
  set("[[synonym]]\nwords = \"tụ hội\"\nalso = \"họp dân\"\ndirection = \"one\"\n");
  EXPECT_EQ(found("tụ hội").total.lower, found("họp dân").total.lower);
  std::string const told = test::notes_text(found("tụ hội").notes);
  EXPECT_NE(told.find("tụ hội = họp dân"), std::string::npos) << told;
}

TEST_F(CuratedSearch, ChangesTheRevisionWithTheRules) {
  auto searcher = vankhe();
  std::string const plain = searcher.revision().value();
  set("[[alert]]\ntext = \"a\"\n");
  std::string const first = searcher.revision().value();
  EXPECT_TRUE(first.starts_with(plain + ".by-")) << first;
  EXPECT_EQ(searcher.search(request_for("xã")).value().revision, first);
  EXPECT_EQ(first, plain + live_->revision_end());
  set("[[alert]]\ntext = \"b\"\n");
  EXPECT_NE(searcher.revision().value(), first);
  set("");
  EXPECT_EQ(searcher.revision().value(), plain);
}

TEST_F(CuratedSearch, EndsCursorsOfOtherRules) {
  auto searcher = tiny();
  SearchRequest request = request_for("xã", 5);
  request.cursor = searcher.search(request).value().next_cursor;
  ASSERT_TRUE(searcher.search(request));
  set("[[hide]]\ndocuments = \"t-0001\"\n");
  EXPECT_EQ(searcher.search(request).error().code, base::ErrorCode::Expired);
}

TEST_F(CuratedSearch, ExplainsWhichRuleDoesWhatAndWhen) {
  set(R"(
[[best_bet]]
queries = ["dân vận"]
documents = "dan-van"
[[best_bet]]
name = "mai sau"
queries = "dân"
match = "contains"
documents = "dan-van"
from = 2999-01-01
[[alert]]
text = "cũ"
to = 2001-01-01
[[hide]]
documents = "khong-co"
[[route]]
queries = "khác"
address = "/kho"
text = "Kho"
)");
  auto const effects = vankhe().explain(request_for("dan van")).value().rules;
  ASSERT_EQ(effects.size(), 4u);
  EXPECT_EQ(effects[0].state, RuleState::Acts);
  EXPECT_EQ(effects[0].because, "dân vận");
  EXPECT_EQ(effects[1].rule, "mai sau");
  EXPECT_EQ(effects[1].state, RuleState::Later);
  EXPECT_EQ(effects[2].state, RuleState::Over);
  EXPECT_EQ(effects[3].state, RuleState::Without);
  EXPECT_EQ(effects[3].line, 14u);
}

TEST(Curation, ForbidsSuggestions) {
  auto const read = rules(
      "[[never_suggest]]\nwords = \"nợ thuế\"\n[[never_suggest]]\nwords = \"lương\"\n"
      "match = \"whole\"\n");
  EXPECT_TRUE(read->forbids_suggesting("Danh sách nợ thuế - quý 2", schema::today()));
  EXPECT_FALSE(read->forbids_suggesting("Danh sách thuế nợ", schema::today()));
  EXPECT_TRUE(read->forbids_suggesting("Lương", schema::today()));
  EXPECT_FALSE(read->forbids_suggesting("Bảng lương", schema::today()));
}

TEST(Curation, HasATagOfItsDay) {
  auto const read = rules("[[alert]]\ntext = \"a\"\nfrom = 2026-01-02\nto = 2026-01-03\n");
  auto const tag = [&](unsigned day) {
    return read->tag(std::chrono::year(2026) / 1 / std::chrono::day(day));
  };
  EXPECT_EQ(tag(2), tag(3));
  EXPECT_NE(tag(1), tag(2));
  EXPECT_EQ(tag(1), tag(4)) << "nothing acts";
}

}  // namespace
}  // namespace tracuu::search
