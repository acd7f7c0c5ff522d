// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/document/as_read_terms.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "analyzers/analyzer_registry.hpp"
#include "indexer/document/document_builder.hpp"
#include "indexer/document/xapian_document.hpp"

namespace tracuu::indexer {
namespace {

schema::Repair repair_of(std::string_view text, std::string_view word, std::string as_read) {
  std::size_t const begin = text.find(word);
  return {begin, begin + word.size(), std::move(as_read)};
}

/// "term@word", "term" for a pair.
std::string as_read(std::string_view text, std::vector<schema::Repair> const& repairs,
                    std::size_t text_begin = 0) {
  analyzers::TokenList tokens;
  analyzers::analyzer("vi").analyze(text.substr(text_begin), tokens);
  std::string result;
  for (AsReadTerm const& term : as_read_terms(tokens, repairs, text_begin, text.size())) {
    analyzers::Token const& token = tokens.tokens()[term.token];
    std::string_view const word = text.substr(text_begin + token.begin, token.end - token.begin);
    result += term.has_position ? fmt::format("{}@{} ", term.text, word) : term.text + ' ';
  }
  return result;
}

TEST(AsReadTerms, TheWordAndItsPairs) {
  std::string_view const text = "được bổ sung";
  EXPECT_EQ(as_read(text, {repair_of(text, "bổ", "bỗ")}), "bo|64@bổ duoc bo|9775,64 bo sung|64, ");
  EXPECT_EQ(as_read(text, {repair_of(text, "bổ", "bỗ")}, text.find("bổ")), "bo|64@bổ bo sung|64, ");
  EXPECT_EQ(as_read(text, {}), "");
}

TEST(AsReadTerms, WordsSideBySideThatWereBothMisread) {
  std::string_view const text = "sửa đổi";
  EXPECT_EQ(as_read(text, {repair_of(text, "sửa", "sữa"), repair_of(text, "đổi", "đối")}),
            "sua|74@sửa sua doi|74,963 doi|961@đổi sua doi|73,961 sua doi|74,961 ");
}

TEST(AsReadTerms, NoPairsAcrossTheEndOfASentence) {
  std::string_view const text = "Hết hạn. Bổ sung";
  EXPECT_EQ(as_read(text, {repair_of(text, "Bổ", "Bỗ")}), "bo|64@Bổ bo sung|64, ");
}

TEST(AsReadTerms, WordsThatWerePutTogetherOrHadSpecks) {
  std::string_view const text = "họp dân";
  EXPECT_EQ(as_read(text, {repair_of(text, "họp", "hợp ˆ")}),
            "hop|75@họp hop ˆ|75, ˆ|@họp ˆ dan|,06 ");
  EXPECT_EQ(as_read(text, {repair_of(text, "họp", "họp.")}), "");
  EXPECT_EQ(as_read(text, {repair_of(text, "họp", "h ọp")}),
            "h|@họp h op|,5 op|5@họp op dan|5,06 ");
}

TEST(AsReadTerms, BothSpellingsStandAtOnePosition) {
  schema::Announcement announcement;
  announcement.id = "vk-1";
  announcement.title = "Thông báo";
  announcement.body = "Được bổ sung. Rồi bỗ bã";
  announcement.repairs = {repair_of(announcement.body, "bổ", "bỗ")};
  Xapian::Document const document =
      to_xapian_document(DocumentBuilder({4, 2, 1, 1}).build(announcement));
  auto const positions = [&](std::string_view wanted) {
    std::string text;
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
      if (*term != wanted) continue;
      for (auto at = term.positionlist_begin(); at != term.positionlist_end(); ++at) {
        text += fmt::format("{} ", *at);
      }
    }
    return text;
  };
  std::string const repaired = positions("bo|63");
  EXPECT_FALSE(repaired.empty());
  EXPECT_TRUE(positions("bo|64").starts_with(repaired));
  EXPECT_GT(positions("bo|64").size(), repaired.size());
}

}  // namespace
}  // namespace tracuu::indexer
