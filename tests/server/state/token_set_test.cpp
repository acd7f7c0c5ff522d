// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/state/token_set.hpp"

#include <gtest/gtest.h>

#include <string>

#include "tests/indexer/test_folder.hpp"

namespace tracuu::server {
namespace {

// printf secret | sha256sum
std::string const kHashOfSecret =
    "2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b";

TEST(TokenSet, KnowsItsTokens) {
  test::TestFolder const folder;
  auto const tokens =
      TokenSet::read(folder.write("tokens", "# who may\n\n  portal-1 \t" + kHashOfSecret +
                                                "  \r\nother " + std::string(64, '0') + "\n"));
  ASSERT_TRUE(tokens) << to_string(tokens.error());
  EXPECT_EQ(tokens->size(), 2u);
  EXPECT_EQ(tokens->find("secret"), "portal-1");
  for (char const* wrong : {"", "secre", "secret ", "Secret", "portal-1"}) {
    EXPECT_EQ(tokens->find(wrong), std::nullopt) << wrong;
  }
  EXPECT_EQ(tokens->find(kHashOfSecret), std::nullopt) << "the hash is no token";
}

TEST(TokenSet, NamesTheLineThatIsWrong) {
  test::TestFolder const folder;
  std::string const good = "a " + kHashOfSecret + "\n";
  std::string const rows[] = {"b",
                              "b 00",
                              "b " + kHashOfSecret + "0",
                              "b " + kHashOfSecret + " x",
                              "b! " + kHashOfSecret,
                              "b g" + kHashOfSecret.substr(1),
                              "a " + kHashOfSecret};
  for (std::string const& row : rows) {
    auto const tokens = TokenSet::read(folder.write("tokens", good + row + "\n"));
    ASSERT_FALSE(tokens) << row;
    EXPECT_NE(tokens.error().message.find("tokens:2:"), std::string::npos)
        << tokens.error().message;
  }
  EXPECT_EQ(TokenSet::read(folder.path() / "none").error().code, base::ErrorCode::Io);
}

TEST(MakeToken, MakesOneThatIsKnown) {
  test::TestFolder const folder;
  auto const made = make_token("portal-1");
  ASSERT_TRUE(made);
  EXPECT_EQ(made->token.size(), 64u);
  EXPECT_NE(made->token, make_token("portal-1")->token);
  auto const tokens = TokenSet::read(folder.write("tokens", made->line + "\n"));
  ASSERT_TRUE(tokens) << to_string(tokens.error());
  EXPECT_EQ(tokens->find(made->token), "portal-1");
  for (char const* name : {"", "a b", "a\nb", "cổng"}) EXPECT_FALSE(make_token(name)) << name;
}

}  // namespace
}  // namespace tracuu::server
