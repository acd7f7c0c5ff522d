// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/program.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "tests/support/small_index.hpp"

// The program as a person runs it: each command on an index of data/sample.

namespace tracuu::cli {
namespace {

using nlohmann::json;
using test::ProgramResult;
using test::run_on_terminal;
using test::run_program;

class ProgramTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = std::make_unique<test::TestFolder>();
    indexed_ = run_program({"index", test::sample_folder().string(), "--db", db()});
  }
  static void TearDownTestSuite() { folder_.reset(); }

  static std::string db() { return (folder_->path() / "index.db").string(); }

  static ProgramResult run(std::vector<std::string> arguments) {
    arguments.insert(arguments.end(), {"--db", db()});
    return run_program(arguments);
  }

  static inline std::unique_ptr<test::TestFolder> folder_;
  static inline ProgramResult indexed_;
};

bool has_piece(std::string const& text, std::string_view piece) {
  return text.find(piece) != std::string::npos;
}

std::set<std::string> keys(json const& object) {
  std::set<std::string> names;
  for (auto const& [name, value] : object.items()) names.insert(name);
  return names;
}

TEST_F(ProgramTest, Indexes) {
  EXPECT_EQ(indexed_.exit_code, 0);
  EXPECT_TRUE(has_piece(indexed_.out, "173 added, 0 updated, 0 unchanged, 0 refused"))
      << indexed_.out;
  ProgramResult const again = run({"index", test::sample_folder().string()});
  EXPECT_EQ(again.exit_code, 0);
  EXPECT_TRUE(has_piece(again.out, "0 added, 0 updated, 173 unchanged, 0 refused")) << again.out;
}

TEST_F(ProgramTest, TellsTheMainNoteAndAllIfAsked) {
  std::string const main_note = "  Đang tìm: thủ tục khai sinh";
  std::string const other = "thông báo có đủ các từ";
  std::string const one = run({"search", "thu tuc khai sinh"}).out;
  EXPECT_TRUE(has_piece(one, main_note + " (còn 1 chú thích nữa: --notes)\n")) << one;
  EXPECT_FALSE(has_piece(one, other)) << one;
  std::string const all = run({"search", "thu tuc khai sinh", "--notes"}).out;
  EXPECT_TRUE(has_piece(all, main_note + "\n")) << all;
  EXPECT_TRUE(has_piece(all, other)) << all;
}

TEST_F(ProgramTest, SearchesWithAndWithoutMarks) {
  for (char const* const query : {"Ban Dân vận Huyện ủy", "ban dan van huyen uy"}) {
    ProgramResult const found = run({"search", query, "--limit", "3"});
    EXPECT_EQ(found.exit_code, 0);
    EXPECT_TRUE(has_piece(found.out, "  1. ")) << found.out;
    EXPECT_TRUE(has_piece(found.out, "Dân vận")) << found.out;
    EXPECT_FALSE(has_piece(found.out, "\033[")) << "no colours in a file";
    EXPECT_EQ(found.err, "");
  }
  EXPECT_EQ(run({"search", "khongcothatdau"}).exit_code, 1);
  EXPECT_TRUE(has_piece(run({"search", "họp", "--limit", "1"}).out, "--page 2"));
}

TEST_F(ProgramTest, PrintsTheAnswersOfTheApi) {
  ProgramResult const found = run({"search", "thu tuc", "--json", "--limit", "2", "--lang", "en"});
  EXPECT_EQ(found.exit_code, 0);
  json const answer = json::parse(found.out);
  EXPECT_EQ(keys(answer),
            (std::set<std::string>{"query", "total", "with_all_words", "cut", "missing", "took_ms",
                                   "revision", "page", "size", "hits", "counted", "facets",
                                   "timeline", "next", "next_cursor", "permalink", "change"}));
  EXPECT_EQ(answer["query"]["text"], "thu tuc");
  EXPECT_EQ(answer["query"]["read_as"], "thủ tục");
  EXPECT_EQ(answer["query"]["notes"][0]["code"], "marks_restored");
  EXPECT_EQ(answer["query"]["notes"][0]["message"], "Searching for: thủ tục");
  EXPECT_EQ(answer["query"]["notes"][0]["exact_query"], "thu tuc");
  EXPECT_EQ(answer["total"]["relation"], "eq");
  EXPECT_GT(answer["total"]["value"].get<int>(), 2);
  EXPECT_EQ(answer["next"], 2);
  ASSERT_EQ(answer["hits"].size(), 2u);
  std::set<std::string> const hit = keys(answer["hits"][0]);
  for (char const* const key :
       {"id", "url", "title", "title_html", "snippet_html", "title_marked", "snippet_marked",
        "date", "site", "unit", "author", "place", "number", "score"}) {
    EXPECT_TRUE(hit.contains(key)) << key;
  }
  json const nothing = json::parse(run({"search", "khongcothatdau", "--json"}).out);
  EXPECT_EQ(nothing["hits"].size(), 0u);
  EXPECT_TRUE(nothing["next"].is_null());
}

TEST_F(ProgramTest, NarrowsAndSorts) {
  ProgramResult const found = run({"search", "xã", "--json", "--from", "2009", "--to", "2010-06",
                                   "--sort", "oldest", "--limit", "100"});
  json const answer = json::parse(found.out);
  ASSERT_GT(answer["hits"].size(), 1u);
  std::string last = "2009-01-01";
  for (json const& hit : answer["hits"]) {
    EXPECT_LE(last, hit["date"].get<std::string>());
    last = hit["date"];
  }
  EXPECT_LE(last, "2010-06-30");
}

TEST_F(ProgramTest, CountsByFacetAndTime) {
  ProgramResult const found =
      run({"search", "khai sinh", "--facets", "year,type", "--timeline", "year", "--limit", "1"});
  EXPECT_EQ(found.exit_code, 0);
  EXPECT_TRUE(has_piece(found.out, "\nNăm: ")) << found.out;
  EXPECT_TRUE(has_piece(found.out, "\nLoại văn bản: ")) << found.out;
  EXPECT_TRUE(has_piece(found.out, "hướng dẫn, hợp đồng (")) << found.out;
  EXPECT_TRUE(has_piece(found.out, "\nTheo thời gian: ")) << found.out;
  EXPECT_TRUE(
      has_piece(run({"search", "khai sinh", "--facets", "year", "--lang", "en"}).out, "\nYears: "));
}

TEST_F(ProgramTest, GoesOnFromACursor) {
  json const first = json::parse(run({"search", "họp", "--json", "--limit", "2"}).out);
  std::string const cursor = first["next_cursor"];
  json const second =
      json::parse(run({"search", "họp", "--json", "--limit", "2", "--cursor", cursor}).out);
  json const page =
      json::parse(run({"search", "họp", "--json", "--limit", "2", "--page", "2"}).out);
  EXPECT_EQ(second["hits"], page["hits"]);
  ProgramResult const wrong = run({"search", "hội", "--cursor", cursor});
  EXPECT_EQ(wrong.exit_code, 2);
  EXPECT_TRUE(has_piece(wrong.err, "the cursor is of another request")) << wrong.err;
}

TEST_F(ProgramTest, ShowsAnAnnouncement) {
  ProgramResult const shown = run({"show", "lg-2003-0214"});
  EXPECT_EQ(shown.exit_code, 0);
  EXPECT_TRUE(has_piece(shown.out, "date      2003-02-14")) << shown.out;
  EXPECT_TRUE(has_piece(shown.out, "cites     05/KH-UB")) << shown.out;
  EXPECT_TRUE(has_piece(shown.out, "Thường trực Huyện uỷ")) << shown.out;
  json const announcement = json::parse(run({"show", "lg-2003-0214", "--json"}).out);
  EXPECT_EQ(announcement["id"], "lg-2003-0214");
  EXPECT_TRUE(announcement["number"].is_null()) << "a plan that it tells of";
  EXPECT_EQ(announcement["cites"][0], "05/KH-UB");
  ProgramResult const missing = run({"show", "no-such-id"});
  EXPECT_EQ(missing.exit_code, 1);
  EXPECT_TRUE(has_piece(missing.err, "no-such-id"));
}

TEST_F(ProgramTest, TellsOfTheIndex) {
  ProgramResult const stats = run({"stats"});
  EXPECT_EQ(stats.exit_code, 0);
  EXPECT_TRUE(has_piece(stats.out, "announcements   173\n")) << stats.out;
  EXPECT_TRUE(has_piece(stats.out, "published       2003-02-14 to 2025-")) << stats.out;
  ProgramResult const checked = run({"check"});
  EXPECT_EQ(checked.exit_code, 0);
  EXPECT_TRUE(has_piece(checked.out, "173 announcements, no problem found")) << checked.out;
}

TEST_F(ProgramTest, TellsOfTheIndexAsJson) {
  json const stats = json::parse(run({"stats", "--json"}).out);
  EXPECT_EQ(stats["announcements"], 173);
  EXPECT_EQ(stats["first_date"], "2003-02-14");
  EXPECT_GT(stats["bytes"].get<std::uint64_t>(), 1000u);
  json const checked = json::parse(run({"check", "--json"}).out);
  EXPECT_EQ(checked["whole"], true);
  EXPECT_EQ(checked["announcements"], 173);
  EXPECT_EQ(checked["problems"].size(), 0u);
  EXPECT_TRUE(checked["failed_build"].is_null());
}

TEST_F(ProgramTest, SaysNothingButResultsIfAsked) {
  EXPECT_EQ(run({"check", "-q"}).out, "");
  std::string const hits = run({"search", "thu tuc khai sinh", "-q", "-n", "2"}).out;
  EXPECT_TRUE(hits.starts_with("  1. ")) << hits;
  EXPECT_FALSE(has_piece(hits, "--page")) << hits;
  std::string const other = (folder_->path() / "quiet.db").string();
  ProgramResult const indexed =
      run_program({"index", test::sample_folder().string(), "--db", other, "--quiet"});
  EXPECT_EQ(indexed.exit_code, 0);
  EXPECT_EQ(indexed.out + indexed.err, "");
}

TEST_F(ProgramTest, SpeaksTheLanguageOfTheLocale) {
  auto const in = [](char const* locale, std::vector<std::string> arguments) {
    return run_program(arguments, {{"LC_ALL", locale}, {"TRACUU_DB", db()}});
  };
  EXPECT_TRUE(has_piece(in("vi_VN.UTF-8", {"--help"}).out, "Các lệnh:"));
  EXPECT_TRUE(has_piece(in("vi_VN.UTF-8", {"stats"}).out, "số thông báo"));
  EXPECT_TRUE(has_piece(in("en_US.UTF-8", {"search", "thu tuc"}).out, "Searching for: thủ tục"));
  EXPECT_TRUE(has_piece(in("C", {"search", "thu tuc"}).out, "Đang tìm: thủ tục"));
  EXPECT_TRUE(has_piece(in("vi_VN.UTF-8", {"search", "thu tuc", "--lang", "en"}).out, "Searching"));
  ProgramResult const missing = in("vi_VN.UTF-8", {"show", "no-such-id"});
  EXPECT_EQ(missing.exit_code, 1);
  EXPECT_EQ(missing.err, "tracuu: không thông báo nào có mã “no-such-id”\n");
  ProgramResult const shown = in("vi_VN.UTF-8", {"show", "lg-2003-0214"});
  EXPECT_TRUE(has_piece(shown.out, "viện dẫn      05/KH-UB")) << shown.out;
  ProgramResult const checked = in("vi_VN.UTF-8", {"check"});
  EXPECT_TRUE(has_piece(checked.out, "173 thông báo, không thấy lỗi nào")) << checked.out;
}

TEST_F(ProgramTest, CountsOneAsOne) {
  std::string const line = R"({"id":"a","title":"Lịch cắt điện","body":"Ngày mai cắt điện."})";
  std::string const source = folder_->write("one.jsonl", line + "\n").string();
  std::string const index = (folder_->path() / "one.db").string();
  EXPECT_EQ(run_program({"index", source, "--db", index}).exit_code, 0);
  std::string const checked = run_program({"check", "--db", index}).out;
  EXPECT_TRUE(has_piece(checked, "1 announcement, no problem found")) << checked;
  std::string const found = run_program({"search", "cắt điện", "--db", index, "--lang", "en"}).out;
  EXPECT_TRUE(has_piece(found, "1 announcement (")) << found;
}

TEST_F(ProgramTest, FindsCharsets) {
  std::string const folder = std::string(TRACUU_SOURCE_DIR) + "/tests/indexer/fixtures/";
  ProgramResult const shown = run_program({"charset", folder + "mixed_charsets.txt"});
  EXPECT_EQ(shown.exit_code, 0);
  EXPECT_TRUE(has_piece(shown.out, "mixed_charsets.txt  TCVN3  confidence")) << shown.out;
  EXPECT_TRUE(has_piece(shown.out, "VNI-Windows             1            9    100.0 %"))
      << shown.out;
  json const found = json::parse(run_program({"charset", "--json", folder + "tcvn3_page.txt"}).out);
  EXPECT_EQ(found["charset"], "TCVN3");
  EXPECT_EQ(found["charsets"][0]["paragraphs"], 5);
  ProgramResult const text = run_program({"charset", "--convert", folder + "mixed_charsets.txt"});
  EXPECT_TRUE(text.out.ends_with("Bến đò chợ Mới nghỉ chạy khi nước lớn.\nDuyên Hà\n")) << text.out;
}

TEST_F(ProgramTest, SaysWhereACharsetIsUndecided) {
  std::string const file = folder_->write("french.txt", "Fran\xE7ois M\xFCller\n").string();
  ProgramResult const shown = run_program({"charset", file});
  EXPECT_EQ(shown.exit_code, 3);
  EXPECT_TRUE(has_piece(shown.out, "undecided               1  from ")) << shown.out;
  EXPECT_TRUE(has_piece(shown.out, "byte 4")) << shown.out;
  EXPECT_EQ(run_program({"charset", file + ".none"}).exit_code, 3);
}

TEST_F(ProgramTest, ShowsTheCharsetOfAnAnnouncement) {
  std::string const page =
      std::string(TRACUU_SOURCE_DIR) + "/tests/indexer/fixtures/tcvn3_page.txt";
  std::string const index = (folder_->path() / "old.db").string();
  EXPECT_EQ(run_program({"index", page, "--db", index}).exit_code, 0);
  ProgramResult const shown = run_program({"show", "tcvn3_page.txt", "--db", index});
  EXPECT_TRUE(has_piece(shown.out, "charset   TCVN3 (confidence ")) << shown.out;
}

TEST_F(ProgramTest, Explains) {
  ProgramResult const explained = run({"explain", "thu tuc -hop"});
  EXPECT_EQ(explained.exit_code, 0);
  EXPECT_TRUE(has_piece(explained.out, "(and 'thu tuc' (not 'hop'))")) << explained.out;
  EXPECT_TRUE(has_piece(explained.out, "pair  thu tuc: thu tuc|3,5 ")) << explained.out;
  EXPECT_TRUE(has_piece(explained.out, "marks_restored")) << explained.out;
}

TEST_F(ProgramTest, GoesByRulesOfAWebmaster) {
  std::string const id = json::parse(run({"search", "dân vận", "--json"}).out)["hits"][0]["id"];
  std::filesystem::path const rules = folder_->write("rules.toml", R"(
[[best_bet]]
queries = "dân vận"
documents = ")" + id + R"("
text = "Xem trước"
[[alert]]
text = "Bảo trì tối nay"
from = 2999-01-01
)");
  json const answer =
      json::parse(run({"search", "dan van", "--json", "--curation", rules.string()}).out);
  EXPECT_EQ(answer["best_bets"][0]["id"], id);
  EXPECT_FALSE(answer.contains("alert"));
  std::string const shown = run({"search", "dan van", "--curation", rules.string()}).out;
  EXPECT_TRUE(has_piece(shown, "★ ")) << shown;
  EXPECT_TRUE(has_piece(shown, "\n  Xem trước\n")) << shown;
  std::string const told = run({"explain", "dan van", "--curation", rules.string()}).out;
  EXPECT_TRUE(has_piece(told, "best_bet       dân vận: acts; “dân vận”; ")) << told;
  EXPECT_TRUE(has_piece(told, "Bảo trì tối nay: not yet [2999-01-01 – …]")) << told;
}

TEST_F(ProgramTest, ChecksRulesOfAWebmaster) {
  std::string const good =
      folder_->write("good.toml", "[[hide]]\ndocuments = \"not-there\"\n").string();
  ProgramResult const right = run({"curation", "check", good});
  EXPECT_EQ(right.exit_code, 0);
  EXPECT_EQ(right.out, "the index does not have \"not-there\"\n" + good + ": right, 1 rules\n");
  std::string const bad =
      folder_->write("bad.toml", "[[lower]]\nfactor = 3\n[[alert]]\nlevel = 1\n").string();
  ProgramResult const wrong = run_program({"curation", "check", bad});
  EXPECT_EQ(wrong.exit_code, 2);
  EXPECT_TRUE(has_piece(wrong.out, bad + ":1: lower.documents: is missing")) << wrong.out;
  EXPECT_TRUE(has_piece(wrong.out, bad + ":4: alert.level: write one of")) << wrong.out;
  EXPECT_EQ(run_program({"curation", "look", good}).exit_code, 2);
  ProgramResult const refused = run({"search", "xã", "--curation", bad});
  EXPECT_NE(refused.exit_code, 0);
  EXPECT_TRUE(has_piece(refused.err, "bad.toml: line 1: lower.documents")) << refused.err;
}

TEST_F(ProgramTest, ExportsWhatMakesTheSameIndex) {
  ProgramResult const lines = run({"export"});
  EXPECT_EQ(lines.exit_code, 0) << lines.err;
  EXPECT_EQ(lines.err, "");
  EXPECT_EQ(std::ranges::count(lines.out, '\n'), 173);
  EXPECT_TRUE(lines.out.starts_with("{\"tracuu_export\":1,\"id\":")) << lines.out.substr(0, 80);
  std::string const file = (folder_->path() / "all.jsonl.gz").string();
  ProgramResult const packed = run({"export", "--output", file});
  EXPECT_EQ(packed.exit_code, 0) << packed.err;
  EXPECT_TRUE(has_piece(packed.out, "173 announcements in ")) << packed.out;
  EXPECT_FALSE(std::filesystem::exists(file + ".part"));
  std::string const again = (folder_->path() / "again.db").string();
  EXPECT_EQ(run_program({"index", file, "--db", again}).exit_code, 0);
  EXPECT_EQ(run_program({"export", "--db", again}).out, lines.out);
}

TEST_F(ProgramTest, ExportsAllHitsOfASearch) {
  ProgramResult const counted = run({"search", "huyện", "--json", "--limit", "1"});
  auto const total = json::parse(counted.out)["total"];
  ASSERT_EQ(total["relation"], "eq");
  struct Row {
    char const* format;
    char const* begin;  ///< of the file
    char const* mark;   ///< that stands once in each reference
  };
  Row const rows[] = {{"jsonl", "{\"id\":", "\"charset_confidence\":"},
                      {"ris", "TY  - ", "ER  - \r\n"},
                      {"bibtex", "@misc{", "  title = {"}};
  for (Row const& row : rows) {
    ProgramResult const all = run({"search", "huyện", "--export", row.format});
    EXPECT_EQ(all.exit_code, 0) << all.err;
    EXPECT_TRUE(all.out.starts_with(row.begin)) << all.out.substr(0, 100);
    std::size_t marks = 0;
    for (std::size_t at = 0; (at = all.out.find(row.mark, at)) != std::string::npos; ++at) ++marks;
    EXPECT_EQ(marks, total["value"].get<std::size_t>()) << row.format;
  }
  std::filesystem::path const file = folder_->path() / "hits.csv";
  ProgramResult const filed = run({"search", "cai cach", "--export", "csv", "-o", file.string()});
  EXPECT_EQ(filed.exit_code, 0);
  EXPECT_EQ(filed.out, "");
  EXPECT_TRUE(has_piece(filed.err, "cải cách")) << "how it was read is told: " << filed.err;
  EXPECT_TRUE(std::filesystem::file_size(file) > 100);
  EXPECT_EQ(run({"search", "xyzzyxyzzy", "--exact", "--export", "csv"}).exit_code, 1);
}

TEST_F(ProgramTest, EndsSilentlyWhenItsReaderHasSeenEnough) {
  std::string const err = (folder_->path() / "head.err").string();
  std::string const code = (folder_->path() / "head.code").string();
  std::string const command = "( '" TRACUU_PROGRAM "' export --db '" + db() + "' 2> '" + err +
                              "'; echo $? > '" + code + "' ) | head -n 1 > /dev/null";
  ASSERT_EQ(std::system(command.c_str()), 0);
  EXPECT_EQ(test::read_file(code), "0\n");
  EXPECT_EQ(test::read_file(err), "");
}

TEST_F(ProgramTest, BacksUpRestoresAndCompacts) {
  std::string const backup = (folder_->path() / "backup.db").string();
  std::string const restored = (folder_->path() / "restored.db").string();
  ProgramResult const made = run({"backup", backup});
  EXPECT_EQ(made.exit_code, 0) << made.err;
  EXPECT_TRUE(has_piece(made.out, "173 announcements, ")) << made.out;
  EXPECT_EQ(run_program({"search", "khai sinh", "--db", backup}).exit_code, 0);
  ProgramResult const refused = run({"backup", backup});
  EXPECT_EQ(refused.exit_code, 2);
  EXPECT_TRUE(has_piece(refused.err, "--replace")) << refused.err;
  EXPECT_EQ(run({"backup", backup, "--replace"}).exit_code, 0);
  EXPECT_EQ(run_program({"restore", backup, "--db", restored}).exit_code, 0);
  ProgramResult const compacted = run_program({"compact", "--db", restored});
  EXPECT_EQ(compacted.exit_code, 0) << compacted.err;
  EXPECT_TRUE(has_piece(compacted.out, " MB before)")) << compacted.out;
  EXPECT_EQ(run_program({"export", "--db", restored}).out, run({"export"}).out);
}

TEST_F(ProgramTest, TakesTheIndexFromTheEnvironment) {
  EXPECT_EQ(run_program({"stats"}, {{"TRACUU_DB", db()}}).exit_code, 0);
  EXPECT_EQ(run_program({"stats"}).exit_code, 2);
}

TEST_F(ProgramTest, DoesNotDependOnTheShell) {
  // Xapian reads these itself.
  std::string const other = (folder_->path() / "other.db").string();
  EXPECT_EQ(run_program({"index", test::sample_folder().string(), "--db", other},
                        {{"XAPIAN_FLUSH_THRESHOLD", "1"}, {"XAPIAN_MAX_CHANGESETS", "9"}})
                .exit_code,
            0);
}

TEST_F(ProgramTest, ExplainsItsFailures) {
  std::string const missing = (folder_->path() / "missing.db").string();
  std::string const foreign = (folder_->path() / "foreign").string();
  folder_->write("foreign/XAPIANDB", "remote localhost:1\n");
  folder_->write("bad/broken.jsonl", "{\n{\"id\":\"y\",\"title\":\"Họp dân\"}\n");
  std::string const bad = (folder_->path() / "bad").string();
  std::string const bad_db = (folder_->path() / "bad.db").string();
  struct {
    std::vector<std::string> arguments;
    int exit_code;
    char const* err;
    char const* why;
  } const rows[] = {
      {{"search", "a", "--db", missing}, 4, "tracuu index SOURCE --db", "no index: with a hint"},
      {{"show", "a", "--db", missing}, 4, "there is no index", "show"},
      {{"stats", "--db", missing}, 4, "there is no index", "stats"},
      {{"check", "--db", missing}, 4, "there is no index", "check"},
      {{"export", "--db", missing}, 4, "there is no index", "export"},
      {{"export", "--db", db(), "-o", missing + "/a.jsonl"}, 7, "No such file", "no such folder"},
      {{"backup", missing + ".2", "--db", missing}, 4, "there is no index", "backup"},
      {{"restore", missing, "--db", db()}, 4, "there is no index", "restore"},
      {{"compact", "--db", missing}, 4, "there is no index", "compact"},
      {{"backup", db() + "/inside", "--db", db()}, 2, "lies in the other", "inside the index"},
      {{"explain", "a", "--db", missing}, 4, "there is no index", "explain"},
      {{"serve", "--db", missing, "--port", "0"}, 4, "there is no index", "serve"},
      {{"search", "a", "--db", foreign}, 6, "not written by tracuu", "another program's index"},
      {{"index", bad, "--db", bad_db}, 3, "broken.jsonl:1: broken JSON", "a refused line"},
      {{"index", missing, "--db", missing}, 3, "nothing was indexed", "no such source"},
      {{"search", "a", "--db", db(), "--limit", "0"}, 2, "--limit", "a value out of range"},
      {{"search", std::string(3'000, 'a'), "--db", db()}, 2, "at most 2000", "a long query"},
      {{"search", "\xFF", "--db", db()}, 2, "UTF-8", "not UTF-8"},
      {{"search", "a"}, 2, "--db", "no index named"},
      {{"nonsense"}, 2, "--help", "no such command"},
  };
  for (auto const& row : rows) {
    ProgramResult const result = run_program(row.arguments);
    EXPECT_EQ(result.exit_code, row.exit_code) << row.why << ": " << result.err;
    EXPECT_TRUE(has_piece(result.err, row.err)) << row.why << ": " << result.err;
    EXPECT_FALSE(has_piece(result.err, "bug")) << row.why << ": " << result.err;
  }
}

TEST_F(ProgramTest, ChecksTheConfigurationOfAServer) {
  folder_->write("good.toml", "index = \"index.db\"\n[listen]\nport = 0\n");
  folder_->write("bad.toml", "index = \"index.db\"\n[listen]\nprot = 0\n");
  auto const check = [&](char const* file) {
    return run_program({"serve", "--config", (folder_->path() / file).string(), "--check-config"});
  };
  ProgramResult const good = check("good.toml");
  EXPECT_EQ(good.exit_code, 0) << good.err;
  ProgramResult const bad = check("bad.toml");
  EXPECT_EQ(bad.exit_code, 2);
  EXPECT_TRUE(has_piece(bad.err, "bad.toml:3: unknown key listen.prot")) << bad.err;
  EXPECT_EQ(check("none.toml").exit_code, 7);
  EXPECT_EQ(run_program({"serve"}).exit_code, 2) << "no index named";
}

TEST_F(ProgramTest, Helps) {
  ProgramResult const help = run_program({"--help"});
  EXPECT_EQ(help.exit_code, 0);
  for (char const* const piece :
       {"index", "search", "show", "stats", "check", "explain", "serve", "export", "backup",
        "restore", "compact", "Examples:", "Exit codes:", "TRACUU_DB"}) {
    EXPECT_TRUE(has_piece(help.out, piece)) << piece;
  }
  for (char const* const command : {"index", "search", "show", "stats", "check", "explain", "serve",
                                    "export", "backup", "restore", "compact"}) {
    ProgramResult const result = run_program({command, "--help"});
    EXPECT_EQ(result.exit_code, 0) << command;
    EXPECT_TRUE(has_piece(result.out, "--db")) << command;
  }
}

TEST_F(ProgramTest, UsesColoursAndThePagerOnATerminal) {
  std::vector<std::string> const search{"search", "thủ tục", "--db", db(), "--limit", "20"};
  ProgramResult const coloured = run_on_terminal(search, {{"PAGER", "cat"}, {"NO_COLOR", ""}});
  EXPECT_EQ(coloured.exit_code, 0);
  EXPECT_TRUE(has_piece(coloured.out, "\033[1;33m")) << coloured.out;
  ProgramResult const plain = run_on_terminal(search, {{"PAGER", "cat"}, {"NO_COLOR", "1"}});
  EXPECT_FALSE(has_piece(plain.out, "\033[")) << plain.out;
  ProgramResult const paged =
      run_on_terminal(search, {{"PAGER", "sed s/^/paged:/"}, {"NO_COLOR", "1"}});
  EXPECT_TRUE(has_piece(paged.out, "paged:")) << paged.out;
}

}  // namespace
}  // namespace tracuu::cli
