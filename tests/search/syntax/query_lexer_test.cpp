// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/syntax/query_lexer.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace tracuu::search {
namespace {

std::string to_text(Lexeme const& lexeme) {
  std::string const text(lexeme.text);
  switch (lexeme.kind) {
    case Lexeme::Kind::Word: return text;
    case Lexeme::Kind::Phrase: return "\"" + text + "\"";
    case Lexeme::Kind::Prefix: return text + "*";
    case Lexeme::Kind::Field: return std::string(lexeme.field->name) + ":";
    case Lexeme::Kind::Minus: return "MINUS";
    case Lexeme::Kind::Or: return "OR";
    case Lexeme::Kind::Near: return "NEAR/" + std::to_string(lexeme.distance);
    case Lexeme::Kind::Open: return "(";
    case Lexeme::Kind::Close: return ")";
  }
  return "?";
}

std::string lexemes(std::string_view text) {
  std::string out;
  for (Lexeme const& lexeme : lex_query(text).lexemes) {
    if (!out.empty()) out += " · ";
    out += to_text(lexeme);
  }
  return out;
}

TEST(LexQuery, CutsIntoLexemes) {
  struct {
    char const* query;
    char const* expected;
    char const* why;
  } const rows[] = {
      {"", "", "nothing"},
      {" \t\n ", "", "blanks"},
      {"dân vận", "dân · vận", "words"},
      {"\"dân vận\" họp", "\"dân vận\" · họp", "a phrase keeps its blanks"},
      {"đê\"sông Vân\"đê", "đê · \"sông Vân\" · đê", "a quote ends a word"},
      {"đê -lụt", "đê · MINUS · lụt", "exclusion"},
      {"-\"chống lụt\" -(a b)", "MINUS · \"chống lụt\" · MINUS · ( · a · b · )", "of more"},
      {"(-lụt)", "( · MINUS · lụt · )", "behind a bracket"},
      {"KT-XH vắc-xin", "KT-XH · vắc-xin", "a hyphen inside a word is text"},
      {"F -16 2020 -2025", "F · -16 · 2020 · -2025", "numbers are never excluded"},
      {"- --a -", "- · --a · -", "lone hyphens are text"},
      {"a OR b", "a · OR · b", "English"},
      {"a HOẶC b HOAC c", "a · OR · b · OR · c", "Vietnamese, and without marks"},
      // All three spellings were one in the source, because an editor had composed them.
      {"a HOA\u0323\u0306C b", "a · OR · b", "NFD"},
      {"a HO\u0102\u0323C b", "a · OR · b", "Unicode tổ hợp"},
      {"a HO\u1EA0\u0306C b", "a · OR · b", "the other mixed form"},
      {"a NEAR/5 b NEAR c", "a · NEAR/5 · b · NEAR/10 · c", "nearness, 10 words if not said"},
      {"a GẦN/3 b GAN/3 c", "a · NEAR/3 · b · NEAR/3 · c", "in Vietnamese, and without marks"},
      {"a GA\u0302\u0300N/3 b", "a · NEAR/3 · b", "in NFD"},
      {"NEAR/0 NEAR/007 NEAR/99999999999999999999", "NEAR/0 · NEAR/7 · NEAR/9999", "any number"},
      {"GẦN GAN NEAR/ NEAR/x NEAR/5x near/5 NEAR5 GẪN/5",
       "GẦN · GAN · NEAR/ · NEAR/x · NEAR/5x · near/5 · NEAR5 · GẪN/5",
       "words: gan is the liver, and headlines in capitals hold GẦN"},
      {"+lúa C++ “dân vận” «đê»", "+lúa · C++ · “dân · vận” · «đê»",
       "a plus and the quotes of printed text are text: headlines are pasted"},
      {"hoặc or Or HOẶCA", "hoặc · or · Or · HOẶCA", "only in capitals, only whole"},
      {"bão hoặc lụt", "bão · OR · lụt", "a query of two alternatives"},
      {"so do hoac so hong", "so · do · OR · so · hong", "without marks"},
      {"bão ho\u0103\u0323c lụt hoặc lũ", "bão · OR · lụt · OR · lũ", "three, another form"},
      {"\"sổ đỏ\" hoặc \"sổ hồng\"", "\"sổ đỏ\" · OR · \"sổ hồng\"", "phrases"},
      {"(bão hoặc lụt) tại các xã ven sông", "( · bão · OR · lụt · ) · tại · các · xã · ven · sông",
       "in brackets, whatever stands outside"},
      {"cấm bán hoặc cho thuê nhà ở", "cấm · bán · hoặc · cho · thuê · nhà · ở",
       "in a sentence it is the word"},
      {"\"bão hoặc lụt\"", "\"bão hoặc lụt\"", "in quotes, too"},
      {"hoặc bão", "hoặc · bão", "nothing before it"},
      {"bão hoặc", "bão · hoặc", "nothing after it"},
      {"bão hoặc hoặc lụt", "bão · hoặc · hoặc · lụt", "nothing between"},
      {"bão hoặc -lụt title:đê hoặc a", "bão · hoặc · MINUS · lụt · title: · đê · hoặc · a",
       "beside other syntax it is the word"},
      {"khai* *", "khai* · *", "a prefix needs a beginning"},
      {"title:đê tieu_de:đê tiêu_đề:đê", "title: · đê · title: · đê · title: · đê", "field names"},
      {"Tiêu_Đề:đê TITLE:đê", "title: · đê · title: · đê", "in any case"},
      {"tie\u0302u_đe\u0302\u0300:đê", "title: · đê", "in NFD"},
      {"tiêu đề:\"dân vận\" họp", "title: · \"dân vận\" · họp", "a name of two syllables"},
      {"họp tieu  de:đê ĐƠN VỊ:(a b)", "họp · title: · đê · unit: · ( · a · b · )",
       "without marks, in capitals, after words"},
      {"-tác giả:Hạ", "MINUS · author: · Hạ", "after an exclusion"},
      {"còn hiệu lực:có bảng mã:TCVN3", "in-force: · có · charset: · TCVN3",
       "of three; not mã:, the id"},
      {"tiêu đề: \"dân vận\"", "title: · \"dân vận\"", "a blank before a quote"},
      {"Tác giả: Hạ", "Tác · giả: · Hạ", "a line of text"},
      {"\"tiêu\" đề:a tiêu -đề:a", "\"tiêu\" · đề:a · tiêu · MINUS · đề:a", "no name"},
      {"đơn_vị:a số:1 tác_giả:b nơi:c ngày:2023 trang:d mục:e mã:f ngôn_ngữ:vi nội_dung:g",
       "unit: · a · number: · 1 · author: · b · place: · c · date: · 2023 · site: · d · "
       "category: · e · id: · f · language: · vi · text: · g",
       "all fields in Vietnamese"},
      {"unknown:đê 7:30 http://a.vn/b", "unknown:đê · 7:30 · http://a.vn/b",
       "other colons are text"},
      // Crashed: the field of the content hash has no analyzer.
      {"content_hash:abc", "content_hash:abc", "what is stored for the indexer is no field"},
      {"title:", "title:", "nothing follows"},
      {"(title:)", "( · title: · )", "nothing follows but a bracket"},
      {"title:\"đê\"", "title: · \"đê\"", "a phrase in a field"},
      {"a(b)c", "a · ( · b · ) · c", "brackets end words"},
      {"24/7", "24/7", "a slash is text"},
  };
  for (auto const& row : rows) {
    EXPECT_EQ(lexemes(row.query), row.expected) << row.query << " (" << row.why << ")";
  }
}

TEST(LexQuery, ReadsAFieldNameThatStandsAloneAsText) {
  for (std::string_view const query : {"title: đê", "title:", "(title:)"}) {
    for (Lexeme const& lexeme : lex_query(query).lexemes) {
      EXPECT_NE(lexeme.kind, Lexeme::Kind::Field) << query;
    }
  }
}

TEST(LexQuery, NamesWhatIsReadAsText) {
  struct {
    char const* query;
    char const* expected;
    std::vector<std::string_view> as_text;
    char const* why;
  } const rows[] = {
      {"\"dân vận", "dân · vận", {"\""}, "a quote without an end is dropped"},
      {"\"dân\" \"vận", "\"dân\" · vận", {"\""}, "the last of three"},
      {"\"", "", {"\""}, "alone"},
      {"\"\"", "\"\"", {}, "a phrase of nothing"},
      {"dân\"", "dân", {"\""}, "behind a word"},
      {"title: đê", "title: · đê", {"title:"}, "a field without a value is a word"},
      {"(Nơi:)", "( · Nơi: · )", {"Nơi:"}, "in Vietnamese"},
      {"unknown: đê", "unknown: · đê", {}, "no field"},
  };
  for (auto const& row : rows) {
    EXPECT_EQ(lexemes(row.query), row.expected) << row.query << " (" << row.why << ")";
    EXPECT_EQ(lex_query(row.query).as_text, row.as_text) << row.query << " (" << row.why << ")";
  }
}

}  // namespace
}  // namespace tracuu::search
