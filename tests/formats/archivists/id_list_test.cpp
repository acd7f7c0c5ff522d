// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/archivists/id_list.hpp"

#include <gtest/gtest.h>

namespace tracuu::formats {
namespace {

using Ids = std::vector<std::string>;

TEST(IdList, ReadsTheFilesThatThereAre) {
  struct Row {
    std::string bytes;
    Ids ids;
    char const* why;
  };
  Row const rows[] = {
      {"gv-1\n\n nq-7 \r\ngv-1\n", {"gv-1", "nq-7"}, "lines; each once"},
      {"\xEF\xBB\xBFid,title,date\r\ngv-1,\"Hội nghị, họp\",2023-07-11\r\nnq-7,,\r\n",
       {"gv-1", "nq-7"},
       "our CSV"},
      {"dòng;câu tìm;mã 1;tiêu đề 1\n1;họp;gv-1;Hội nghị\n2;x;;\n", {"gv-1"}, "a batch"},
      {"{\"id\":\"gv-1\",\"title\":\"a\"}\n\n{\"title\":\"b\",\"id\":\"https://a.vn/?x=1,2\"}\n",
       {"gv-1", "https://a.vn/?x=1,2"},
       "JSON Lines"},
      {"https://a.vn/tb?so=88,89\n", {"https://a.vn/tb?so=88,89"}, "an address with a comma"},
      {"https://a.vn/vĩnh-hà\n\xC2\xA0gv-1\xC2\xA0\n",
       {"https://a.vn/vĩnh-hà", "gv-1"},
       "à ends with a byte of a NO-BREAK SPACE"},
      {"", {}, "nothing"},
  };
  for (Row const& row : rows) {
    auto const ids = read_id_list(row.bytes);
    ASSERT_TRUE(ids) << row.why;
    EXPECT_EQ(*ids, row.ids) << row.why;
  }
}

TEST(IdList, RefusesWhatItCannotRead) {
  EXPECT_FALSE(read_id_list("{\"title\":\"a\"}\n"));
  EXPECT_FALSE(read_id_list("{broken\n"));
  std::string many;
  for (std::size_t at = 0; at <= kMaxListed; ++at) many += std::to_string(at) + "\n";
  EXPECT_FALSE(read_id_list(many));
  EXPECT_TRUE(read_id_list(many.substr(0, many.rfind('\n', many.size() - 2) + 1)));
}

}  // namespace
}  // namespace tracuu::formats
