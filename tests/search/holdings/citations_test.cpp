// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/holdings/citations.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "search/searcher.hpp"
#include "tests/support/small_index.hpp"

namespace tracuu::search {
namespace {

schema::Announcement with_numbers(std::string id, std::string own,
                                  std::vector<std::string> numbers) {
  schema::Announcement announcement;
  announcement.id = std::move(id);
  announcement.title = "Tin";
  announcement.number = std::move(own);
  announcement.numbers = std::move(numbers);
  return announcement;
}

TEST(Citations, LeadToTheDocumentAndFromItToThoseThatCiteIt) {
  schema::Announcement const decision =
      with_numbers("qd", "119/QĐ-UBND", {"119/QĐ-UBND", "30/2020/NĐ-CP", "7/TB-UBND"});
  schema::Announcement const notice =
      with_numbers("tb", "07/TB–UBND", {"07/TB–UBND", "119/QĐ-UBND"});
  schema::Announcement const note = with_numbers("tin", "", {"119/qđ-ubnd"});
  test::SmallIndex const index(std::vector{decision, notice, note});
  Citations const of_decision = find_citations(index.database(), decision);
  ASSERT_EQ(of_decision.cited.size(), 2u);
  EXPECT_EQ(of_decision.cited[0].number, "30/2020/NĐ-CP");
  EXPECT_EQ(of_decision.cited[0].id, "") << "not in the index";
  EXPECT_EQ(of_decision.cited[1].id, "tb") << "in any spelling";
  EXPECT_EQ(of_decision.cited_by, 2u);
  Citations const of_note = find_citations(index.database(), note);
  ASSERT_EQ(of_note.cited.size(), 1u);
  EXPECT_EQ(of_note.cited[0].id, "qd");
  EXPECT_EQ(of_note.cited_by, 0u);
  EXPECT_EQ(index.searcher().find("qd")->citations.cited_by, 2u);
}

}  // namespace
}  // namespace tracuu::search
