// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/document/document_builder.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "analyzers/analyzer_registry.hpp"
#include "indexer/document/xapian_document.hpp"
#include "schema/field.hpp"
#include "schema/stored_announcement.hpp"
#include "schema/term.hpp"
#include "tests/indexer/unicode_forms.hpp"

namespace tracuu::indexer {
namespace {

using namespace std::chrono_literals;

constexpr TextWeights kWeights{4, 2, 1, 1};

schema::Announcement tiny() {
  schema::Announcement announcement;
  announcement.id = "vk-1";
  announcement.title = "Họp dân";
  announcement.body = "Huyện uỷ họp.\nKý Quyết định 119/QĐ-UBND.";
  announcement.date = schema::parse_iso_date("2023-07-11");
  announcement.site = "VanKhe.example";
  announcement.unit = "Trung tâm VHTT&TT";
  announcement.author = "Hồng Hạ";
  announcement.place = "xã An Khê";
  announcement.number = "119/QĐ-UBND";
  announcement.numbers = {"119/QĐ-UBND"};
  announcement.category = "Tin tức";
  announcement.language = "vi";
  announcement.source_location = "/data/vankhe/a.txt";
  return announcement;
}

/// "term count@positions", a term a line.
std::string terms(schema::Announcement const& announcement, TextWeights weights = kWeights) {
  Xapian::Document const document =
      to_xapian_document(DocumentBuilder(weights).build(announcement));
  std::string text;
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
    text += fmt::format("{} {}", *term, term.get_wdf());
    char separator = '@';
    for (auto at = term.positionlist_begin(); at != term.positionlist_end(); ++at) {
      text += fmt::format("{}{}", separator, *at);
      separator = ',';
    }
    text += '\n';
  }
  return text;
}

// Written to disk: a change here needs a new kSchemaVersion and a line in docs/index-format.md.
TEST(DocumentBuilder, WritesTheseTerms) {
  EXPECT_EQ(terms(tiny()), R"(119 qd|,9 1
119/QD-UBND 1
119| 1@207
Aha|5 1@2
Ahong ha|62,5 1
Ahong|62 1@1
Hvankhe.example 0
Ktin tức 0
Lvi 0
Qvk-1 0
Sdan|06 1@2
Shop dan|5,06 1
Shop|5 1@1
XN119/QD-UBND 0
XO119/QD-UBND 0
XPan khe|,6 1
XPan| 1@2
XPkhe|6 1@3
XPxa an|4, 1
XPxa|4 1@1
XS/data/vankhe/a.txt 0
XTQD 0
XUtam vhtt|6, 1
XUtam|6 1@2
XUtrung tam|,6 1
XUtrung| 1@1
XUtt| 1@4
XUvhtt tt|, 1
XUvhtt&tt| 1
XUvhtt| 1@3
an khe|,6 1
an| 1@514
dan|06 4@2
dinh 119|95, 1
dinh|95 1@206
ha|5 1@413
hong ha|62,5 1
hong|62 1@412
hop dan|5,06 4
hop|5 6@1,104
huyen uy|065,3 2
huyen|065 2@102
khe|6 1@515
ki quyet|1,061 1
ki|1 1@204
qd ubnd|9, 1
qd|9 1@208
quyet dinh|061,95 1
quyet|061 1@205
tam vhtt|6, 1
tam|6 1@310
trung tam|,6 1
trung| 1@309
tt| 1@312
ubnd| 1@209
uy hop|3,5 2
uy|3 2@103
vhtt tt|, 1
vhtt&tt| 1
vhtt| 1@311
xa an|4, 1
xa|4 1@513
)");
}

TEST(DocumentBuilder, WritesTermsOfAttachments) {
  schema::Announcement announcement;
  announcement.id = "pages/Phụ lục 1.PDF";
  announcement.url = "https://VanKhe.example/Ph%E1%BB%A5%20l%E1%BB%A5c.pdf?v=1";
  std::string const long_name(300, 'b');
  announcement.attachments = {{"http://vankhe.example/a.pdf", "pages/a.pdf", "A"},
                              {"http://vankhe.example/" + long_name, "/c.pdf", ""}};
  std::string const hash = schema::hash_hex("//vankhe.example/" + long_name);
  EXPECT_EQ(terms(announcement),
            "Qpages/Phụ lục 1.PDF 0\n"
            "XA//vankhe.example/a.pdf 0\n"
            "XA//vankhe.example/" +
                long_name.substr(0, 183) + hash +
                " 0\n"
                "XAc.pdf 0\n"
                "XApages/a.pdf 0\n"
                "XApages/c.pdf 0\n"
                "XF//vankhe.example/Phụ lục.pdf?v=1 0\n"
                "XFpages/Phụ lục 1.PDF 0\n"
                "XWvankhe.example/phụ lục.pdf?v=1 0\n");
  announcement.id = "pages/a.html";
  announcement.url = "";
  announcement.attachments.clear();
  EXPECT_EQ(terms(announcement), "Qpages/a.html 0\n") << "no document";
  announcement.url = "https://VanKhe.example/tin/7";
  EXPECT_EQ(terms(announcement),
            "Qpages/a.html 0\nXF//vankhe.example/tin/7 0\nXWvankhe.example/tin/7 0\n")
      << "a page";
}

TEST(DocumentBuilder, WritesTheTypeOfTheFile) {
  schema::Announcement announcement;
  announcement.id = "a";
  announcement.filetype = "PDF";
  EXPECT_EQ(terms(announcement), "Epdf 0\nQa 0\n");
  Xapian::Document const document =
      to_xapian_document(DocumentBuilder(kWeights).build(announcement));
  EXPECT_EQ(document.get_value(*schema::field(schema::FieldId::FileType).value_slot), "PDF");
}

TEST(DocumentBuilder, WritesTheCharsetOfTheOriginal) {
  schema::Announcement announcement;
  announcement.id = "a";
  announcement.charset = "TCVN3";
  EXPECT_EQ(terms(announcement), "Qa 0\nXCtcvn3 0\n");
  Xapian::Document const document =
      to_xapian_document(DocumentBuilder(kWeights).build(announcement));
  EXPECT_EQ(document.get_value(*schema::field(schema::FieldId::Charset).value_slot), "TCVN3");
}

TEST(DocumentBuilder, WritesTheseValues) {
  Xapian::Document const document = to_xapian_document(DocumentBuilder(kWeights).build(tiny()));
  EXPECT_EQ(document.get_value(schema::kDateSlot), "20230711");
  EXPECT_EQ(document.get_value(schema::kIdSlot), "vk-1");
  EXPECT_EQ(document.get_value(schema::kContentHashSlot), schema::content_hash(tiny()));
  EXPECT_EQ(document.get_value(schema::kSiteSlot), tiny().site);
  EXPECT_EQ(document.get_value(schema::kUnitSlot), tiny().unit);
  EXPECT_EQ(document.get_value(schema::kPlaceSlot), tiny().place);
  EXPECT_EQ(document.get_value(schema::kCategorySlot), tiny().category);
  EXPECT_EQ(document.get_value(schema::kTypeSlot), "QD");
  EXPECT_EQ(document.get_value(*schema::field(schema::FieldId::Author).value_slot), tiny().author);
  EXPECT_EQ(document.get_data(), schema::to_stored(tiny()));
  DocumentBuilder builder(kWeights, +[] { return schema::Instant{1'699'344'930s}; });
  EXPECT_EQ(to_xapian_document(builder.build(tiny())).get_value(schema::kIndexedSlot),
            "20231107081530");
  schema::Announcement undated = tiny();
  undated.date.reset();
  undated.title = "Kế hoạch của tổ công tác";
  undated.unit = " \n";
  Xapian::Document const other = to_xapian_document(DocumentBuilder(kWeights).build(undated));
  EXPECT_EQ(other.get_value(schema::kDateSlot), "");
  EXPECT_EQ(other.get_value(schema::kUnitSlot), "");
  EXPECT_EQ(other.get_value(schema::kTypeSlot), "QD") << "the own number says it, not the title";
}

TEST(DocumentBuilder, WritesTheOwnNumberApartFromThoseItCites) {
  schema::Announcement announcement;
  announcement.id = "a";
  announcement.number = "119/QĐ-UBND";
  announcement.numbers = {"119/QĐ-UBND", "30/2020/NĐ-CP"};
  announcement.picture_pages = "2-4";
  EXPECT_EQ(terms(announcement),
            "Qa 0\nXN119/QD-UBND 0\nXN30/2020/ND-CP 0\nXO119/QD-UBND 0\nXTQD 0\n");
  Xapian::Document const document =
      to_xapian_document(DocumentBuilder(kWeights).build(announcement));
  EXPECT_EQ(document.get_value(schema::kOwnNumberSlot), "119/QĐ-UBND");
  EXPECT_EQ(document.get_value(schema::kPicturePagesSlot), "2-4");
  EXPECT_EQ(document.get_value(schema::kTypeSlot), "QD");
  announcement.number.clear();
  EXPECT_EQ(terms(announcement), "Qa 0\nXN119/QD-UBND 0\nXN30/2020/ND-CP 0\n")
      << "a note that cites a decision is none";
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos;
       at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}

template <class Rewrite>
schema::Announcement rewritten(Rewrite rewrite) {
  schema::Announcement copy = tiny();
  for (std::string* const text : {&copy.title, &copy.body, &copy.unit, &copy.author, &copy.place,
                                  &copy.category, &copy.number, &copy.numbers[0]}) {
    *text = rewrite(*text);
  }
  return copy;
}

TEST(DocumentBuilder, WritesRelationsAndDaysOfEffect) {
  schema::Announcement announcement;
  announcement.id = "a";
  announcement.issued = schema::parse_iso_date("2023-07-11");
  announcement.effective = schema::parse_iso_date("2023-08-01");
  announcement.expires = schema::parse_iso_date("2024-12-31");
  auto const day = schema::parse_iso_date("2011-01-26");
  announcement.relations = {{schema::RelationKind::Amends, "015/2020/NĐ-CP", day, ""},
                            {schema::RelationKind::Repeals, "170/qđ-ttg", day, ""},
                            {schema::RelationKind::Repeals, "171/QĐ-TTg", std::nullopt, ""},
                            {schema::RelationKind::BasedOn, "no number", day, ""}};
  EXPECT_EQ(terms(announcement),
            "Qa 0\nXRamends:15/2020/ND-CP:2020 0\nXRrepeals:170/QD-TTG:2011 0\n"
            "XRrepeals:171/QD-TTG: 0\n");
  Xapian::Document const document =
      to_xapian_document(DocumentBuilder(kWeights).build(announcement));
  EXPECT_EQ(document.get_value(schema::kIssuedSlot), "20230711");
  EXPECT_EQ(document.get_value(schema::kEffectiveSlot), "20230801");
  EXPECT_EQ(document.get_value(schema::kExpiresSlot), "20241231");
}

TEST(DocumentBuilder, GivesOtherSpellingsTheSameTerms) {
  std::string const expected = terms(tiny());
  EXPECT_EQ(terms(rewritten([](std::string const& text) {
              return test::to_form(text, test::UnicodeForm::Nfd);
            })),
            expected)
      << "NFD";
  EXPECT_EQ(terms(rewritten([](std::string const& text) {
              return test::to_form(text, test::UnicodeForm::Mixed);
            })),
            expected)
      << "Unicode tổ hợp";
  EXPECT_EQ(terms(rewritten([](std::string const& text) { return replaced(text, "uỷ", "ủy"); })),
            expected)
      << "the tone in the old place";
  EXPECT_EQ(terms(rewritten([](std::string const& text) { return replaced(text, "Ký", "Kí"); })),
            expected)
      << "i and y";
}

/// How often "lúa" counts in plain text.
unsigned count_of(schema::Announcement const& announcement, TextWeights weights = kWeights) {
  Xapian::Document const document =
      to_xapian_document(DocumentBuilder(weights).build(announcement));
  auto term = document.termlist_begin();
  term.skip_to("lua|1");
  return term != document.termlist_end() && *term == "lua|1" ? term.get_wdf() : 0;
}

TEST(DocumentBuilder, CountsPartsByTheirWeight) {
  struct {
    char const* title;
    char const* abstract;
    char const* body;
    char const* unit;
    unsigned expected;
    char const* why;
  } const rows[] = {
      {"Lúa", "", "", "", 4, "the title"},
      {"Tin", "Lúa", "Ngô", "", 2, "the abstract"},
      {"Tin", "", "Lúa\nNgô", "", 2, "the first of several paragraphs"},
      {"Tin", "", "Ngô\nLúa", "", 1, "the others"},
      {"Tin", "", "Lúa", "", 1, "the only paragraph"},
      {"Tin", "", "Lúa\n", "", 1, "the only paragraph, with its line end"},
      {"Tin", "Ngô", "Lúa\nNgô", "", 1, "the first paragraph behind an abstract"},
      {"Tin", "", "Ngô", "Lúa", 1, "names"},
      {"Lúa lúa", "Lúa", "Lúa", "Lúa", 12, "all together"},
  };
  for (auto const& row : rows) {
    schema::Announcement announcement;
    announcement.title = row.title;
    announcement.abstract = row.abstract;
    announcement.body = row.body;
    announcement.unit = row.unit;
    EXPECT_EQ(count_of(announcement), row.expected) << row.why;
  }
  schema::Announcement announcement;
  announcement.title = "Lúa";
  EXPECT_EQ(count_of(announcement, {0, 2, 1, 1}), 0u) << "weight 0 is not found";
}

TEST(DocumentBuilder, TakesEmptyAndHostileText) {
  EXPECT_EQ(terms({}), "Q 0\n");
  schema::Announcement hostile;
  hostile.id = std::string(500, '\0');
  hostile.title = std::string(500, 'x');
  hostile.author = std::string(500, '\0');
  hostile.site = std::string(500, '\0');
  hostile.category = std::string(5'000, 'k');
  hostile.numbers = {"119/QĐ-" + replaced(std::string(200, '.'), ".", "UBND-") + "UBND", "", "x"};
  Xapian::Document const document = to_xapian_document(DocumentBuilder(kWeights).build(hostile));
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
    std::size_t stored_bytes = 0;
    for (char const c : *term) stored_bytes += c == '\0' ? 2 : 1;
    EXPECT_LE(stored_bytes, 245u) << *term;
  }
}

TEST(Complete, FindsNumbersAndLanguage) {
  using Numbers = std::vector<std::string>;
  struct {
    char const* number;
    Numbers given;
    char const* title;
    char const* body;
    char const* own;
    Numbers expected;
    char const* why;
  } const rows[] = {
      {"",
       {},
       "Quyết định 119/QĐ-UBND",
       "Căn cứ Nghị định 30/2020/NĐ-CP",
       "119/QĐ-UBND",
       {"119/QĐ-UBND", "30/2020/NĐ-CP"},
       "the one that the title begins with"},
      {"",
       {},
       "Thi hành Quyết định 119/QĐ-UBND",
       "",
       "",
       {"119/QĐ-UBND"},
       "one that it speaks of is cited"},
      {"5/TB-UBND",
       {},
       "Quyết định 119/QĐ-UBND",
       "",
       "5/TB-UBND",
       {"5/TB-UBND", "119/QĐ-UBND"},
       "what a reader found comes first"},
      {"5/TB-UBND",
       {"7/QĐ-UBND", "05/TB–UBND"},
       "Tin",
       "Căn cứ 30/2020/NĐ-CP",
       "5/TB-UBND",
       {"5/TB-UBND", "7/QĐ-UBND"},
       "what the source names stays, each once"},
      {"", {"5/TB"}, "Quyết định 119/QĐ-UBND", "", "", {"5/TB"}, "what the source says stays"},
      {"", {}, "Họp dân", "Mở cửa 24/7", "", {}, "none"},
  };
  for (auto const& row : rows) {
    schema::Announcement announcement;
    announcement.number = row.number;
    announcement.numbers = row.given;
    announcement.title = row.title;
    announcement.body = row.body;
    complete(announcement);
    EXPECT_EQ(announcement.number, row.own) << row.why;
    EXPECT_EQ(announcement.numbers, row.expected) << row.why;
    EXPECT_EQ(announcement.language, "vi");
  }
  schema::Announcement english;
  english.language = "en";
  complete(english);
  EXPECT_EQ(english.language, "en");
}

/// A long text is analysed in pieces; its words stand where they stood.
TEST(DocumentBuilder, PiecesAreNotSeen) {
  schema::Announcement announcement;
  announcement.id = "d";
  for (int i = 0; announcement.body.size() < 600'000; ++i) {
    announcement.body += fmt::format("Thôn {} họp dân; bà con đến dự.\n", i);
  }
  analyzers::TokenList tokens;
  analyzers::analyzer("vi").analyze(announcement.body, tokens);
  std::vector<std::pair<std::string, std::uint32_t>> expected;
  std::size_t occurrences = 0;
  for (analyzers::Token const& token : tokens.tokens()) {
    ++occurrences;
    if (!analyzers::is_simple(token.kind)) continue;
    expected.emplace_back(tokens.text(token), 1 + token.position);
  }
  DocumentBuilder builder({1, 1, 1, 1});
  DocumentContent const& content = builder.build(announcement);
  std::vector<std::pair<std::string, std::uint32_t>> seen;
  std::size_t written = 0;
  for (DocumentContent::Posting const& posting : content.postings()) {
    if (posting.wdf > 0) ++written;
    if (posting.position == DocumentContent::kNoPosition) continue;
    seen.emplace_back(content.term(posting), posting.position);
  }
  EXPECT_EQ(seen, expected);
  EXPECT_EQ(written, occurrences);
}

}  // namespace
}  // namespace tracuu::indexer
