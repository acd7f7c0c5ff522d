// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/parameter_reader.hpp"

#include <gtest/gtest.h>

namespace tracuu::server {
namespace {

TEST(ParameterReader, ReadsWhatIsThere) {
  std::vector<Parameter> const parameters = {
      {"q", "khai sinh"}, {"page", "12"}, {"from", "2023-02"}};
  ParameterReader reader(parameters);
  EXPECT_EQ(reader.text("q", 100), "khai sinh");
  EXPECT_EQ(reader.number("page", 1, 1, 99), 12u);
  EXPECT_EQ(reader.number("size", 10, 1, 100), 10u);
  auto const period = reader.period("from");
  ASSERT_TRUE(period);
  EXPECT_EQ(schema::format_iso_date(*period->to), "2023-02-28");
  reader.refuse_unknown();
  EXPECT_TRUE(reader.take_problems().empty());
}

TEST(ParameterReader, RefusesNumbers) {
  for (char const* value : {"0", "101", "-1", "+1", "1.5", "1 ", "x", "99999999999999999999999"}) {
    std::vector<Parameter> const parameters = {{"size", value}};
    ParameterReader reader(parameters);
    EXPECT_EQ(reader.number("size", 10, 1, 100), 10u) << value;
    auto const problems = reader.take_problems();
    ASSERT_EQ(problems.size(), 1u) << value;
    EXPECT_EQ(problems[0].status, 422);
    EXPECT_EQ(problems[0].parameter, "size");
    EXPECT_EQ(problems[0].english, "Parameter “size” must be a number from 1 to 100.");
    EXPECT_EQ(problems[0].vietnamese, "Tham số “size” phải là số từ 1 đến 100.");
  }
}

TEST(ParameterReader, RefusesDates) {
  for (char const* value : {"2023-02-30", "31/02/2023", "23", "2023-13", "hôm qua"}) {
    std::vector<Parameter> const parameters = {{"from", value}};
    ParameterReader reader(parameters);
    EXPECT_FALSE(reader.period("from")) << value;
    EXPECT_EQ(reader.take_problems().size(), 1u) << value;
  }
}

TEST(ParameterReader, RefusesWhatIsGivenTwiceOrTooLong) {
  std::vector<Parameter> const parameters = {{"q", "a"}, {"q", "b"}, {"site", "dài lắm"}};
  ParameterReader reader(parameters);
  EXPECT_EQ(reader.text("q", 100), "");
  EXPECT_EQ(reader.text("site", 3), "");
  auto const problems = reader.take_problems();
  ASSERT_EQ(problems.size(), 2u);
  EXPECT_EQ(problems[0].parameter, "q");
  EXPECT_EQ(problems[1].parameter, "site");
}

TEST(ParameterReader, NamesUnknownParameters) {
  std::vector<Parameter> const parameters = {{"q", "a"}, {"pgae", "2"}};
  ParameterReader reader(parameters);
  EXPECT_EQ(reader.text("q", 100), "a");
  reader.refuse_unknown();
  auto const problems = reader.take_problems();
  ASSERT_EQ(problems.size(), 1u);
  EXPECT_EQ(problems[0].parameter, "pgae");
}

}  // namespace
}  // namespace tracuu::server
