// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/small_index.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <optional>

#include "search/api/hit.hpp"
#include "store/index_folder.hpp"

namespace tracuu::test {

namespace {

using schema::Announcement;

struct Row {
  char const* id;
  char const* date;  ///< "" = undated
  char const* site;
  char const* unit;
  char const* author;
  char const* place;
  char const* number;
  char const* title;
  char const* body;
};

constexpr Row kVankhe[] = {
    {"khai-sinh", "2023-03-05", "vankhe.example", "Phòng Tư pháp", "Lê Thị Hòa", "huyện Vân Khê",
     "15/TB-TP", "Hướng dẫn thủ tục cấp giấy khai sinh",
     "Công dân nộp tờ khai tại Bộ phận Một cửa.\n"
     "Thủ tục khai sinh giải quyết ngay trong ngày, không thu lệ phí."},
    {"khai-tu", "2023-05-20", "ankhe.vankhe.example", "Phòng Tư pháp", "Lê Thị Hòa", "xã An Khê",
     "", "Liên thông thủ tục khai tử và xóa đăng ký thường trú",
     "Từ ngày 1/6, thủ tục khai tử làm cùng lúc với xoá đăng ký thường trú."},
    {"dan-van", "2023-07-11", "vankhe.example", "Trung tâm VHTT&TT", "Hồng Hạ", "xã An Khê", "",
     "Ban Dân vận Huyện ủy giám sát quy chế dân chủ",
     "Sáng ngày 11/7, đoàn giám sát của Ban Dân vận Huyện uỷ làm việc với xã An Khê.\n"
     "Đoàn ghi nhận việc công khai các khoản đóng góp."},
    {"de-dieu", "2009-02-16", "donglac.vankhe.example", "UBND xã Đồng Lạc", "Trần Văn Đường",
     "xã Đồng Lạc", "", "Sửa chữa đê sông Vân trước mùa mưa",
     "Nhân dân đắp đê, chống lụt từ tháng hai. Đã khơi mương. Tiêu úng xong 40 ha."},
    {"lua-xuan", "2009-06-02", "donglac.vankhe.example", "Hội Nông dân huyện", "Trần Văn Đường",
     "xã Đồng Lạc", "", "Lúa xuân được mùa ở Đồng Lạc",
     "Năng suất đạt 62 tạ/ha, tăng 5% so với vụ trước. Bà con phơi thóc trên đường làng."},
    {"qd-119", "2020-02-10", "vankhe.example", "UBND huyện Vân Khê", "", "huyện Vân Khê",
     "119/QĐ-UBND", "Quyết định về việc bổ nhiệm cán bộ",
     "Chủ tịch UBND huyện ký Quyết định số 119/QĐ-UBND về việc bổ nhiệm cán bộ."},
    {"qd-119-nv", "2020-03-12", "vankhe.example", "UBND huyện Vân Khê", "", "huyện Vân Khê",
     "119/QĐ-UBND-NV", "Quyết định thành lập tổ công tác",
     "Tổ công tác làm việc theo Quyết định số 119/QĐ-UBND-NV."},
    {"qd-1190", "2020-11-30", "vankhe.example", "UBND huyện Vân Khê", "", "huyện Vân Khê",
     "1190/QĐ-UBND", "Quyết định giao dự toán", "Kèm theo Quyết định số 1190/QĐ-UBND."},
    {"tiem-chung", "2021-08-03", "vankhe.example", "Trung tâm Y tế", "Hồng Hạ", "huyện Vân Khê", "",
     "Lịch tiêm vắc-xin phòng covid-19 đợt 3",
     "Người dân mang theo căn cước. Điểm tiêm mở cửa từ 7 giờ."},
    {"tuyen-sinh", "2022-06-15", "vankhe.example", "Phòng GD&ĐT", "", "huyện Vân Khê", "",
     "Tuyển sinh lớp 10 năm học 2022-2023", "Học sinh nộp hồ sơ tại trường. Lệ phí: không thu."},
    {"hop-dan", "", "donglac.vankhe.example", "", "", "xã Đồng Lạc", "", "Họp dân bàn mở đường",
     "Thôn Thượng họp dân bàn góp đất mở đường."},
    {"tap-huan", "2024-01-09", "vankhe.example", "Phòng Nội vụ", "", "huyện Vân Khê", "",
     "Tập huấn \"một cửa\" <script>alert(1)</script> & chữ ký số",
     "Cán bộ xã dự lớp tập huấn về chữ ký số."},
    {"hearing", "2024-02-01", "vankhe.example", "", "", "", "", "Notice of a public hearing",
     "The district invites everyone to a hearing on the new road."},
};

}  // namespace

std::vector<Announcement> vankhe_announcements() {
  std::vector<Announcement> announcements;
  for (Row const& row : kVankhe) {
    Announcement announcement;
    announcement.id = row.id;
    announcement.url = fmt::format("https://{}/tin/{}", row.site, row.id);
    announcement.title = row.title;
    announcement.body = row.body;
    announcement.date = schema::parse_iso_date(row.date);
    announcement.site = row.site;
    announcement.unit = row.unit;
    announcement.author = row.author;
    announcement.place = row.place;
    announcement.number = row.number;
    if (*row.number != '\0') announcement.numbers = {row.number};
    announcement.category = announcement.numbers.empty() ? "Tin tức" : "Thông báo";
    announcements.push_back(std::move(announcement));
  }
  return announcements;
}

std::vector<Announcement> tiny_announcements(std::size_t count) {
  std::vector<Announcement> announcements;
  for (std::size_t i = 0; i < count; ++i) {
    Announcement announcement;
    announcement.id = fmt::format("t-{:04}", i);
    announcement.title = fmt::format("Tin số {}", i);
    announcement.body = "Ở xã";
    if (i % 3 == 0) announcement.body += " họp dân bàn việc";
    if (i % 7 == 0) announcement.body += " cấy lúa";
    for (std::size_t more = 0; more < i % 11; ++more) announcement.body += " làng";
    if (i % 5 != 0) {
      announcement.date =
          schema::parse_iso_date(fmt::format("2010-{:02}-{:02}", i % 12 + 1, i / 12 % 28 + 1));
    }
    announcements.push_back(std::move(announcement));
  }
  return announcements;
}

void add_copies(std::vector<schema::Announcement>& all, std::string const& body,
                std::size_t times) {
  for (std::size_t i = 0; i < times; ++i) {
    schema::Announcement& announcement = all.emplace_back();
    announcement.id = fmt::format("s-{}", all.size());
    announcement.title = "Tin";
    announcement.body = body;
  }
}

std::string to_json_lines(std::vector<Announcement> const& announcements) {
  std::string lines;
  for (Announcement const& announcement : announcements) lines += to_json(announcement) + "\n";
  return lines;
}

SmallIndex::SmallIndex(std::vector<Announcement> const& announcements) {
  add(announcements);
}

SmallIndex::SmallIndex(std::filesystem::path const& source) {
  (void)index_source(source, path()).value();
}

indexer::IndexReport SmallIndex::add(std::vector<Announcement> const& announcements,
                                     bool rebuild) const {
  indexer::IndexJobOptions options;
  options.sources = {folder_.write("source/announcements.jsonl", to_json_lines(announcements))};
  options.index = path();
  options.rebuild = rebuild;
  options.merge = indexer::MergeWhen::Never;
  options.patience = std::chrono::seconds(10);  // a backup that is overtaken takes the lock, too
  return indexer::run_index_job(options).value();
}

search::Searcher SmallIndex::searcher() const {
  return search::Searcher::open(path()).value();
}

std::filesystem::path SmallIndex::generation_path() const {
  store::IndexFolder const index(path());
  return index.generation_path(index.current_generation().value());
}

Xapian::Database SmallIndex::database() const {
  return Xapian::Database(generation_path().string());
}

std::filesystem::path sample_folder() {
  return std::filesystem::path(TRACUU_SOURCE_DIR) / "data/sample";
}

base::Result<indexer::IndexReport> index_source(std::filesystem::path const& source,
                                                std::filesystem::path const& index,
                                                std::size_t workers, bool rebuild) {
  indexer::IndexJobOptions options;
  options.sources = {source};
  options.index = index;
  options.workers = workers;
  options.rebuild = rebuild;
  options.merge = indexer::MergeWhen::Never;
  return indexer::run_index_job(options);
}

search::SearchRequest request_for(std::string_view text, std::size_t size) {
  search::SearchRequest request;
  request.text = text;
  request.size = size;
  return request;
}

std::vector<std::string> ids(search::SearchAnswer const& answer) {
  std::vector<std::string> found;
  for (search::Hit const& hit : answer.hits) found.push_back(hit.announcement.id);
  return found;
}

std::string id_set(search::SearchAnswer const& answer) {
  std::vector<std::string> found = ids(answer);
  std::ranges::sort(found);
  return fmt::format("{}", fmt::join(found, " "));
}

std::string notes_text(std::vector<search::Note> const& notes) {
  std::string text;
  for (search::Note const& note : notes) {
    if (!text.empty()) text += ' ';
    text += fmt::format("{}({})", to_string(note.code), note.detail);
  }
  return text;
}

}  // namespace tracuu::test
