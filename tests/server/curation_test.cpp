// SPDX-License-Identifier: GPL-3.0-or-later
//
// A webmaster's rules in a running server.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "server/state/token_set.hpp"
#include "tests/indexer/test_folder.hpp"
#include "tests/server/live_service.hpp"
#include "tests/support/comes_true.hpp"

namespace tracuu::server {
namespace {

using nlohmann::json;
using std::chrono::steady_clock;

constexpr char const* kReform = "/api/v1/search?q=c%E1%BA%A3i%20c%C3%A1ch";  // "cải cách"

constexpr char const* kBestBet = R"(# của phòng văn hóa
[[best_bet]]
queries = "cải cách"
match = "contains"
documents = "gv-1"
text = "Xem trước"
)";

class CurationTest : public LiveService {
 protected:
  /// A server whose rules are `toml`; without if it is null.
  void start_with(char const* toml) {
    auto const made = make_token("van-thu").value();
    token_ = made.token;
    live_ = open_live_index(*config_.index.sole_folder(), folder_.write("tokens", made.line + "\n"))
                .value();
    file_ = folder_.path() / "rules.toml";
    if (toml != nullptr) save(toml);
    config_.curation = file_;
    start();
  }

  void save(std::string const& toml) const { folder_.write("rules.toml", toml); }

  [[nodiscard]] std::string saved() const {
    std::ifstream stream(file_, std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
  }

  [[nodiscard]] json search(char const* target = kReform) const {
    return json::parse(ask(port(), get(target)).body);
  }

  [[nodiscard]] Reply as_webmaster(std::string const& line, std::string const& fields = "",
                                   std::string const& body = "") const {
    std::string sent = line + " HTTP/1.1\r\nHost: tim.example\r\nAuthorization: Bearer " + token_ +
                       "\r\n" + fields;
    if (!line.starts_with("GET")) sent += fmt::format("Content-Length: {}\r\n", body.size());
    return ask(port(), sent + "\r\n" + body);
  }

  [[nodiscard]] Reply put(std::string const& toml, std::string const& tag) const {
    return as_webmaster("PUT /api/v1/curation", "If-Match: " + tag + "\r\n", toml);
  }

  [[nodiscard]] bool is_logged(std::string_view piece) {
    for (std::string const& line : log_lines()) {
      if (line.find(piece) != std::string::npos) return true;
    }
    return false;
  }

  test::TestFolder folder_;
  std::filesystem::path file_;
  std::string token_;
};

bool has(std::string const& text, std::string_view piece) {
  return text.find(piece) != std::string::npos;
}

TEST_F(CurationTest, CountsWithinTwoSecondsOfSaving) {
  start_with(nullptr);
  Reply before = ask(port(), get(kReform));
  EXPECT_FALSE(json::parse(before.body).contains("best_bets"));
  EXPECT_TRUE(is_logged("is not there yet"));
  auto const begin = steady_clock::now();
  save(kBestBet);
  ASSERT_TRUE(test::comes_true([&] { return search().contains("best_bets"); }));
  EXPECT_LT(steady_clock::now() - begin, std::chrono::seconds(2));
  json const answer = search();
  EXPECT_EQ(answer["best_bets"][0]["id"], "gv-1");
  EXPECT_EQ(answer["best_bets"][0]["text"], "Xem trước");
  Reply again = ask(port(), "GET " + std::string(kReform) +
                                " HTTP/1.1\r\nHost: a\r\nIf-None-Match: " + before.headers["etag"] +
                                "\r\n\r\n");
  EXPECT_EQ(again.status, 200) << "the tag of an answer changes with the rules";
  EXPECT_NE(again.headers["etag"], before.headers["etag"]);
  save("");
  EXPECT_TRUE(test::comes_true([&] { return !search().contains("best_bets"); }));
  EXPECT_EQ(ask(port(), get(kReform)).headers["etag"], before.headers["etag"]);
}

TEST_F(CurationTest, KeepsTheLastGoodRulesOfABrokenFile) {
  start_with(kBestBet);
  EXPECT_EQ(measured("tracuu_curation_rules"), 1);
  save("[[alert]]\ntext = 7\n");
  ASSERT_TRUE(test::comes_true([&] { return measured("tracuu_curation_broken") == 1; }));
  EXPECT_TRUE(search().contains("best_bets"));
  EXPECT_TRUE(is_logged("rules.toml: line 2: alert.text: write a text in quotes"));
  json const ready = json::parse(ask(port(), get("/readyz")).body);
  EXPECT_EQ(ready["status"], "degraded");
  EXPECT_EQ(ready["curation"]["broken"], true);
  EXPECT_TRUE(has(as_webmaster("GET /webmaster/curation").body, "alert.text"));
  std::filesystem::remove(file_);
  ASSERT_TRUE(test::comes_true([&] { return is_logged("is gone; its rules still count"); }));
  EXPECT_TRUE(search().contains("best_bets"));
  save("");
  EXPECT_TRUE(test::comes_true([&] { return measured("tracuu_curation_broken") == 0; }));
  EXPECT_FALSE(search().contains("best_bets"));
}

TEST_F(CurationTest, DoesNotStartWithABrokenFile) {
  folder_.write("rules.toml", "[[alert]]\n");
  config_.curation = folder_.path() / "rules.toml";
  auto const checked = check_config(config_);
  ASSERT_FALSE(checked);
  EXPECT_TRUE(has(to_string(checked.error()), "rules.toml: line 1: alert.text: is missing"));
}

TEST_F(CurationTest, IsReadAndWrittenByWhoBearsAToken) {
  start_with(kBestBet);
  EXPECT_EQ(ask(port(), get("/api/v1/curation")).status, 401);
  EXPECT_EQ(ask(port(), get("/webmaster/curation")).status, 401);
  Reply read = as_webmaster("GET /api/v1/curation");
  EXPECT_EQ(read.body, kBestBet);
  EXPECT_EQ(read.headers["content-type"], "application/toml; charset=utf-8");
  std::string const tag = read.headers["etag"];
  std::string const fresh = "# chú thích ở lại\n[[alert]]\ntext = \"Bảo trì\"\n";
  EXPECT_EQ(as_webmaster("PUT /api/v1/curation", "", fresh).status, 428);
  Reply wrong = put("[[alert]]\n[[lower]]\n", tag);
  EXPECT_EQ(wrong.status, 422);
  EXPECT_EQ(json::parse(wrong.body)["problems"].size(), 3u);
  EXPECT_EQ(json::parse(wrong.body)["problems"][0]["line"], 1);
  EXPECT_EQ(saved(), kBestBet) << "nothing was written";
  Reply written = put(fresh, tag);
  EXPECT_EQ(written.status, 200);
  EXPECT_EQ(json::parse(written.body)["rules"], 1);
  EXPECT_EQ(saved(), fresh);
  EXPECT_EQ(search()["alert"]["text"], "Bảo trì") << "at once";
  EXPECT_TRUE(is_logged("curation: saved by van-thu"));
  EXPECT_EQ(put(kBestBet, tag).status, 412) << "the second of two writers";
  EXPECT_EQ(saved(), fresh);
  EXPECT_EQ(put(kBestBet, written.headers["etag"]).status, 200);
  EXPECT_EQ(put("", "*").status, 200) << "whatever is there";
}

TEST_F(CurationTest, HidesADocumentEverywhere) {
  start_with("[[hide]]\ndocuments = \"gv-1\"\n");
  json const answer = search();
  EXPECT_EQ(answer["total"]["value"], 0);
  Reply const page = ask(port(), get("/announcements/gv-1"));
  EXPECT_EQ(page.status, 404);
  EXPECT_TRUE(has(page.body, "Văn bản này đã được rút."));
  json const refusal = json::parse(ask(port(), get("/api/v1/announcements/gv-1")).body);
  EXPECT_EQ(refusal["error"]["code"], "Withdrawn");
  for (char const* const target :
       {"/feed?q=huy%E1%BB%87n", "/api/v1/export?q=c%E1%BA%A3i%20c%C3%A1ch&format=csv", "/kho",
        "/kho/unit", "/oai?verb=ListIdentifiers&metadataPrefix=oai_dc", "/sitemaps/1.xml"}) {
    EXPECT_FALSE(has(ask(port(), get(target)).body, "gv-1")) << target;
  }
  EXPECT_EQ(ask(port(), get("/announcements/gv-1/download?format=ris")).status, 404);
  Reply const gone = ask(
      port(), get("/go?url=https%3A%2F%2Fgiavien.ninhbinh.gov.vn%2Ftin%2Fhoi-nghi-so-ket.html"));
  EXPECT_FALSE(has(gone.body, "/announcements/gv-1")) << "no old address leads to it";
  auto const suggested = [&] {
    return json::parse(ask(port(), get("/api/v1/suggest?q=h%E1%BB%99i%20ngh%E1%BB%8B")).body);
  };
  ASSERT_TRUE(test::comes_true([&] { return suggested().contains("suggestions"); }));
  EXPECT_TRUE(suggested()["suggestions"].empty()) << suggested().dump();
  save("");
  EXPECT_TRUE(test::comes_true([&] { return !suggested()["suggestions"].empty(); }));
  EXPECT_EQ(search()["total"]["value"], 1);
}

TEST_F(CurationTest, NeverSuggestsWordsOfARule) {
  start_with("[[never_suggest]]\nwords = \"cai cach\"\n");
  auto const suggested = [&] {
    return json::parse(ask(port(), get("/api/v1/suggest?q=h%E1%BB%99i%20ngh%E1%BB%8B")).body);
  };
  ASSERT_TRUE(test::comes_true([&] { return suggested().contains("suggestions"); }));
  EXPECT_TRUE(suggested()["suggestions"].empty());
}

TEST_F(CurationTest, SendsReadersWhereTheWebmasterWants) {
  start_with(R"([[route]]
queries = "lịch tiếp dân"
address = "https://a.example/lich"
text = "Lịch"
redirect = true
[[route]]
queries = "mới"
search = { q = "nghị quyết & luật", sort = "newest" }
text = "Nghị quyết"
)");
  Reply sent = ask(port(), get("/search?q=lich%20tiep%20dan"));
  EXPECT_EQ(sent.status, 302);
  EXPECT_EQ(sent.headers["location"], "https://a.example/lich");
  EXPECT_EQ(search("/api/v1/search?q=lich%20tiep%20dan")["route"]["redirect"], true);
  Reply const shown = ask(port(), get("/search?q=m%E1%BB%9Bi"));
  EXPECT_EQ(shown.status, 200);
  EXPECT_TRUE(has(shown.body,
                  "href=\"/search?q=ngh%E1%BB%8B%20quy%E1%BA%BFt%20%26%20lu%E1%BA%ADt"
                  "&amp;sort=newest\""))
      << shown.body;
}

TEST_F(CurationTest, CountsWhatRulesDo) {
  start_with(kBestBet);
  std::string const tag = ask(port(), get(kReform)).headers["etag"];
  (void)ask(port(), get(kReform));
  EXPECT_EQ(ask(port(), "GET " + std::string(kReform) +
                            " HTTP/1.1\r\nHost: a\r\nIf-None-Match: " + tag + "\r\n\r\n")
                .status,
            304);
  (void)ask(port(), get("/search?q=c%E1%BA%A3i%20c%C3%A1ch"));
  std::string const metric = "tracuu_curation_rule_uses{kind=\"best_bet\",rule=\"cải cách\"}";
  EXPECT_EQ(measured(metric), 4) << "kept answers and those that the client has, too";
  json const report = json::parse(as_webmaster("GET /api/v1/curation/report").body);
  EXPECT_EQ(report["rules"], 1);
  EXPECT_EQ(report["uses"][0]["count"], 4);
  EXPECT_EQ(report["uses"][0]["days"].size(), 1u);
}

TEST_F(CurationTest, ShowsAndSavesRulesOnAPage) {
  start_with(kBestBet);
  Reply const page = as_webmaster("GET /webmaster/curation?q=cai%20cach&lang=en");
  EXPECT_EQ(page.status, 200);
  EXPECT_TRUE(has(page.body, "<strong>acts</strong>")) << page.body;
  EXPECT_TRUE(has(page.body, "# của phòng văn hóa"));
  std::string const tag = as_webmaster("GET /api/v1/curation").headers["etag"];
  auto const encoded = [](std::string_view text) {
    std::string all;
    for (char const c : text) all += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    return all;
  };
  auto const post = [&](std::string const& toml, std::string const& with_tag) {
    return as_webmaster("POST /webmaster/curation",
                        "Content-Type: application/x-www-form-urlencoded\r\n",
                        "toml=" + encoded(toml) + "&tag=" + encoded(with_tag));
  };
  Reply const wrong = post("[[alert]]\r\n", tag);
  EXPECT_EQ(wrong.status, 422);
  EXPECT_TRUE(has(wrong.body, "line 1: alert.text")) << wrong.body;
  Reply right = post("[[alert]]\r\ntext = \"<b>\"\r\n", tag);
  EXPECT_EQ(right.status, 303);
  EXPECT_EQ(right.headers["location"], "/webmaster/curation?saved=1");
  EXPECT_EQ(saved(), "[[alert]]\ntext = \"<b>\"\n");
  EXPECT_TRUE(has(ask(port(), get("/search?q=x")).body, "&lt;b&gt;")) << "escaped";
  EXPECT_EQ(post("", tag).status, 412);
  EXPECT_EQ(post("", "").status, 412) << "never without a tag";
}

TEST_F(CurationTest, IsNotThereWithoutAFile) {
  auto const made = make_token("van-thu").value();
  token_ = made.token;
  live_ = open_live_index(*config_.index.sole_folder(), folder_.write("tokens", made.line + "\n"))
              .value();
  start();
  EXPECT_EQ(as_webmaster("GET /api/v1/curation").status, 404);
  EXPECT_EQ(put("", "*").status, 404);
  EXPECT_TRUE(has(as_webmaster("GET /webmaster/curation").body, "curation = "));
  EXPECT_FALSE(json::parse(ask(port(), get("/readyz")).body).contains("curation"));
}

}  // namespace
}  // namespace tracuu::server
