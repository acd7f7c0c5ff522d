// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/attachments_html.hpp"

#include <gtest/gtest.h>

#include <string>

namespace tracuu::server {
namespace {

using base::Language;

search::Related three() {
  search::Related related;
  related.attachments = {{"Quyết định", "", "a.pdf", false, "PDF", "119/QĐ-UB", "2-4"},
                         {"Phụ lục", "", "b.xls", false, "XLS", "", ""},
                         {"Bản đồ", "https://vankhe.example/c.pdf", "", false, "", "", ""},
                         {"Bản chụp", "", "", true, "", "", ""}};
  return related;
}

std::string shown(PageData const& filled) {
  PageData data = filled;
  return kainjow::mustache::mustache{
      "{{#attachments}}{{attachment_text}}: {{#attachment_note}}{{.}}{{/attachment_note}}\n"
      "{{/attachments}}"}
      .render(data);
}

TEST(SetReadAttachments, TellsWhatWasReadOfEach) {
  PageData data{PageData::type::object};
  set_read_attachments(data, three(), Language::Vietnamese);
  EXPECT_EQ(shown(data),
            "Quyết định: PDF · 119/QĐ-UB · trang 2–4 là ảnh quét, chưa đọc được chữ\n"
            "Phụ lục: XLS\nBản đồ: chưa có trong kho\n"
            "Bản chụp: không đọc được chữ nào: ảnh quét hoặc tệp hỏng\n");
}

TEST(SetRelated, LinksOnly) {
  PageData data{PageData::type::object};
  set_related(data, three(), Language::Vietnamese);
  EXPECT_EQ(shown(data), "Quyết định: \nPhụ lục: \nBản đồ: \nBản chụp: \n") << "beside a hit";
}

}  // namespace
}  // namespace tracuu::server
