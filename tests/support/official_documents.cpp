// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/official_documents.hpp"

#include <string>
#include <utility>

namespace tracuu::test {

namespace {

schema::Announcement make_document(std::string id, std::string number, char const* date,
                                   std::string title, std::string body) {
  schema::Announcement announcement;
  announcement.id = std::move(id);
  announcement.number = std::move(number);
  announcement.date = schema::parse_iso_date(date);
  announcement.title = std::move(title);
  announcement.body = std::move(body);
  return announcement;
}

}  // namespace

std::vector<schema::Announcement> official_documents() {
  return {
      make_document("qd7-2011", "7/QĐ-UBND", "2011-02-03", "Quyết định quản lý chợ phiên",
                    "Điều 1. Chợ phiên họp mỗi tháng hai lần."),
      make_document("qd7-2012", "7/QĐ-UBND", "2012-05-06", "Quyết định về đò ngang",
                    "Điều 1. Đò ngang chở không quá mười người."),
      make_document("qd5", "5/2010/QĐ-UBND", "2010-03-04", "Quyết định thu phí bến bãi",
                    "Quyết định này có hiệu lực kể từ ngày 15 tháng 3 năm 2010."),
      make_document(
          "qd30", "30/2023/QĐ-UBND", "2023-07-11", "Quyết định ban hành Quy chế quản lý chợ phiên",
          "Căn cứ Nghị định số 60/2022/NĐ-CP ngày 2 tháng 9 năm 2022;\n"
          "Điều 2. Quyết định này có hiệu lực từ ngày 01/8/2023 và thay thế Quyết định số "
          "7/QĐ-UBND ngày 03/02/2011.\n"
          "Điều 3. Bãi bỏ Điều 4 Quyết định số 5/2010/QĐ-UBND."),
      make_document("qd40", "40/2021/QĐ-UBND", "2021-01-05", "Quyết định giảm phí chợ",
                    "Quyết định này có hiệu lực từ ngày ký đến hết ngày 31/12/2021."),
      make_document("hd2", "2/HD-SCT", "2023-09-01",
                    "Hướng dẫn thực hiện Quyết định số 30/2023/QĐ-UBND", "Các chợ phiên mở sổ."),
      make_document("tin", "", "2023-07-12", "Tỉnh có quy chế mới cho chợ phiên",
                    "Quyết định số 30/2023/QĐ-UBND thay thế Quyết định số 7/QĐ-UBND."),
  };
}

}  // namespace tracuu::test
