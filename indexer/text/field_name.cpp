// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/text/field_name.hpp"

#include <array>
#include <string>
#include <unordered_map>

#include "indexer/text/text_form.hpp"

namespace tracuu::indexer {

namespace {

struct KnownName {
  std::string_view name;
  NamedField field;
  std::string_view label = "";
};

/// Of one field the name that says most of it stands first.
constexpr std::array kKnownNames{
    KnownName{"id", NamedField::Id},
    KnownName{"ma", NamedField::Id},
    KnownName{"maso", NamedField::Id},
    KnownName{"matin", NamedField::Id},
    KnownName{"madinhdanh", NamedField::Id},
    KnownName{"documentid", NamedField::Id},
    KnownName{"docid", NamedField::Id},
    KnownName{"doccode", NamedField::Id},
    KnownName{"guid", NamedField::Id},
    KnownName{"uuid", NamedField::Id},

    KnownName{"url", NamedField::Url},
    KnownName{"source", NamedField::Origin},
    KnownName{"link", NamedField::Url},
    KnownName{"duongdan", NamedField::Url},
    KnownName{"lienket", NamedField::Url},
    KnownName{"permalink", NamedField::Url},
    KnownName{"href", NamedField::Url},
    KnownName{"sourceurl", NamedField::Url},
    KnownName{"pageurl", NamedField::Url},
    KnownName{"addresses", NamedField::Addresses},
    KnownName{"diachikhac", NamedField::Addresses},
    KnownName{"duongdankhac", NamedField::Addresses},
    KnownName{"diachicu", NamedField::Addresses},
    KnownName{"duongdancu", NamedField::Addresses},
    KnownName{"urlcu", NamedField::Addresses},
    KnownName{"linkcu", NamedField::Addresses},
    KnownName{"oldurl", NamedField::Addresses},
    KnownName{"oldurls", NamedField::Addresses},
    KnownName{"aliases", NamedField::Addresses},
    KnownName{"redirectfrom", NamedField::Addresses},
    KnownName{"nguon", NamedField::Origin},
    KnownName{"nguontin", NamedField::Origin},

    KnownName{"title", NamedField::Title},
    KnownName{"tieude", NamedField::Title},
    KnownName{"ten", NamedField::Title},
    KnownName{"tenbai", NamedField::Title},
    KnownName{"tenbaiviet", NamedField::Title},
    KnownName{"tenthongbao", NamedField::Title},
    KnownName{"tenvanban", NamedField::Title},
    KnownName{"tentailieu", NamedField::Title},
    KnownName{"tieudetin", NamedField::Title},
    KnownName{"tieudebaiviet", NamedField::Title},
    KnownName{"tieudehoso", NamedField::Title},
    KnownName{"tenloaivatrichyeu", NamedField::Title},
    KnownName{"tenloaivatrichyeunoidung", NamedField::Title},
    KnownName{"tenloaitrichyeunoidung", NamedField::Title},
    KnownName{"headline", NamedField::Title},
    KnownName{"documenttitle", NamedField::Title},
    KnownName{"subject", NamedField::Title},
    KnownName{"name", NamedField::Title},

    KnownName{"abstract", NamedField::Abstract},
    KnownName{"summary", NamedField::Abstract},
    KnownName{"tomtat", NamedField::Abstract},
    KnownName{"trichyeu", NamedField::Abstract},
    KnownName{"trichyeunoidung", NamedField::Abstract},
    KnownName{"noidungtrichyeu", NamedField::Abstract},
    KnownName{"noidungtomtat", NamedField::Abstract},
    KnownName{"mota", NamedField::Abstract},
    KnownName{"motangan", NamedField::Abstract},
    KnownName{"gioithieu", NamedField::Abstract},
    KnownName{"sapo", NamedField::Abstract},
    KnownName{"description", NamedField::Abstract},
    KnownName{"excerpt", NamedField::Abstract},
    KnownName{"lead", NamedField::Abstract},

    KnownName{"body", NamedField::Body},
    KnownName{"text", NamedField::Body},
    KnownName{"content", NamedField::Body},
    KnownName{"noidung", NamedField::Body},
    KnownName{"noidungchitiet", NamedField::Body},
    KnownName{"noidungbaiviet", NamedField::Body},
    KnownName{"toanvan", NamedField::Body},
    KnownName{"chitiet", NamedField::Body},
    KnownName{"fulltext", NamedField::Body},
    KnownName{"articlebody", NamedField::Body},
    KnownName{"contenthtml", NamedField::Body},
    KnownName{"contenttext", NamedField::Body},
    KnownName{"bodyhtml", NamedField::Body},
    KnownName{"html", NamedField::Body},

    KnownName{"date", NamedField::Date},
    KnownName{"ngaybanhanh", NamedField::Date},
    KnownName{"ngaythangnambanhanh", NamedField::Date},
    KnownName{"ngaythangbanhanh", NamedField::Date},
    KnownName{"ngayky", NamedField::Date},
    KnownName{"ngaythang", NamedField::Date},
    KnownName{"ngaythangnam", NamedField::Date},
    KnownName{"issueddate", NamedField::Date},
    KnownName{"issuedate", NamedField::Date},
    KnownName{"dateissued", NamedField::Date},
    KnownName{"promulgationdate", NamedField::Date},
    KnownName{"signeddate", NamedField::Date},
    KnownName{"ngay", NamedField::Date},
    KnownName{"ngaydang", NamedField::Date},
    KnownName{"ngaydangtin", NamedField::Date},
    KnownName{"ngaycongbo", NamedField::Date},
    KnownName{"ngayxuatban", NamedField::Date},
    KnownName{"thoigiandang", NamedField::Date},
    KnownName{"published", NamedField::Date},
    KnownName{"publishedat", NamedField::Date},
    KnownName{"publisheddate", NamedField::Date},
    KnownName{"publishedtime", NamedField::Date},
    KnownName{"publishdate", NamedField::Date},
    KnownName{"publicationdate", NamedField::Date},
    KnownName{"datepublished", NamedField::Date},
    KnownName{"pubdate", NamedField::Date},
    KnownName{"postdate", NamedField::Date},
    KnownName{"ngaytao", NamedField::Date},
    KnownName{"createdat", NamedField::Date},
    KnownName{"createddate", NamedField::Date},
    KnownName{"datecreated", NamedField::Date},

    KnownName{"site", NamedField::Site},
    KnownName{"trang", NamedField::Site},
    KnownName{"trangweb", NamedField::Site},
    KnownName{"website", NamedField::Site},
    KnownName{"sitename", NamedField::Site},
    KnownName{"domain", NamedField::Site},
    KnownName{"congthongtin", NamedField::Site},

    KnownName{"unit", NamedField::Unit},
    KnownName{"agency", NamedField::Unit},
    KnownName{"coquanbanhanh", NamedField::Unit},
    KnownName{"tencoquanbanhanh", NamedField::Unit},
    KnownName{"tencoquantochucbanhanh", NamedField::Unit},
    KnownName{"coquantochucbanhanh", NamedField::Unit},
    KnownName{"noibanhanh", NamedField::Unit},
    KnownName{"donvibanhanh", NamedField::Unit},
    KnownName{"coquan", NamedField::Unit},
    KnownName{"tencoquan", NamedField::Unit},
    KnownName{"coquantochuc", NamedField::Unit},
    KnownName{"donvi", NamedField::Unit},
    KnownName{"tacgiavanban", NamedField::Unit},
    KnownName{"issuingauthority", NamedField::Unit},
    KnownName{"issuingagency", NamedField::Unit},
    KnownName{"issuingbody", NamedField::Unit},
    KnownName{"issuer", NamedField::Unit},
    KnownName{"issuedby", NamedField::Unit},
    KnownName{"organname", NamedField::Unit},
    KnownName{"organization", NamedField::Unit},
    KnownName{"organisation", NamedField::Unit},
    KnownName{"publisher", NamedField::Unit},

    KnownName{"author", NamedField::Author},
    KnownName{"tacgia", NamedField::Author},
    KnownName{"nguoiviet", NamedField::Author},
    KnownName{"nguoidang", NamedField::Author},
    KnownName{"authors", NamedField::Author},
    KnownName{"authorname", NamedField::Author},
    KnownName{"writer", NamedField::Author},

    KnownName{"place", NamedField::Place},
    KnownName{"diaphuong", NamedField::Place},
    KnownName{"diaban", NamedField::Place},
    KnownName{"location", NamedField::Place},

    KnownName{"number", NamedField::Number},
    KnownName{"sohieu", NamedField::Number},
    KnownName{"sokyhieu", NamedField::Number},
    KnownName{"sovakyhieu", NamedField::Number},
    KnownName{"sovanban", NamedField::Number},
    KnownName{"documentnumber", NamedField::Number},
    KnownName{"docnumber", NamedField::Number},
    KnownName{"documentno", NamedField::Number},
    KnownName{"docno", NamedField::Number},
    KnownName{"numbers", NamedField::Numbers},
    KnownName{"cites", NamedField::Cites},
    KnownName{"viendan", NamedField::Cites},
    KnownName{"so", NamedField::NumberPart},
    KnownName{"codenumber", NamedField::NumberPart},
    KnownName{"kyhieu", NamedField::SymbolPart},
    KnownName{"codenotation", NamedField::SymbolPart},
    KnownName{"notation", NamedField::SymbolPart},

    KnownName{"attachments", NamedField::Attachments},
    KnownName{"attachment", NamedField::Attachments},
    KnownName{"tepdinhkem", NamedField::Attachments},
    KnownName{"filedinhkem", NamedField::Attachments},
    KnownName{"taptindinhkem", NamedField::Attachments},
    KnownName{"tailieudinhkem", NamedField::Attachments},
    KnownName{"dinhkem", NamedField::Attachments},
    KnownName{"files", NamedField::Attachments},
    KnownName{"fileurl", NamedField::Attachments},
    KnownName{"pdfurl", NamedField::Attachments},

    KnownName{"category", NamedField::Category},
    KnownName{"chuyenmuc", NamedField::Category},
    KnownName{"theloai", NamedField::Category},
    KnownName{"linhvuc", NamedField::Category},
    KnownName{"categories", NamedField::Category},
    KnownName{"categoryname", NamedField::Category},
    KnownName{"section", NamedField::Category},
    KnownName{"danhmuc", NamedField::Category},
    KnownName{"chude", NamedField::Category},
    KnownName{"topic", NamedField::Category},

    KnownName{"language", NamedField::Language},
    KnownName{"ngonngu", NamedField::Language},
    KnownName{"lang", NamedField::Language},
    KnownName{"charset", NamedField::Charset},
    KnownName{"bangma", NamedField::Charset},

    KnownName{"loaivanban", NamedField::Line, "Loại văn bản"},
    KnownName{"loaivb", NamedField::Line, "Loại văn bản"},
    KnownName{"tenloai", NamedField::Line, "Loại văn bản"},
    KnownName{"tenloaivanban", NamedField::Line, "Loại văn bản"},
    KnownName{"hinhthucvanban", NamedField::Line, "Loại văn bản"},
    KnownName{"documenttype", NamedField::Line, "Loại văn bản"},
    KnownName{"doctype", NamedField::Line, "Loại văn bản"},
    KnownName{"typename", NamedField::Line, "Loại văn bản"},
    KnownName{"nguoiky", NamedField::Line, "Người ký"},
    KnownName{"nguoikyduyet", NamedField::Line, "Người ký"},
    KnownName{"hotennguoiky", NamedField::Line, "Người ký"},
    KnownName{"signer", NamedField::Line, "Người ký"},
    KnownName{"signedby", NamedField::Line, "Người ký"},
    KnownName{"signername", NamedField::Line, "Người ký"},
    KnownName{"chucvu", NamedField::Line, "Chức vụ"},
    KnownName{"chucvunguoiky", NamedField::Line, "Chức vụ"},
    KnownName{"chucdanh", NamedField::Line, "Chức vụ"},
    KnownName{"ngayhieuluc", NamedField::Line, "Ngày hiệu lực"},
    KnownName{"ngaycohieuluc", NamedField::Line, "Ngày hiệu lực"},
    KnownName{"effectivedate", NamedField::Line, "Ngày hiệu lực"},
    KnownName{"ngayhethieuluc", NamedField::Line, "Ngày hết hiệu lực"},
    KnownName{"expirydate", NamedField::Line, "Ngày hết hiệu lực"},
    KnownName{"tinhtranghieuluc", NamedField::Line, "Tình trạng hiệu lực"},
    KnownName{"hieuluc", NamedField::Line, "Hiệu lực"},
    KnownName{"noiky", NamedField::Line, "Nơi ban hành"},
    KnownName{"noinhan", NamedField::Line, "Nơi nhận"},
    KnownName{"noinhanvanban", NamedField::Line, "Nơi nhận"},
    KnownName{"donvihoacnguoinhan", NamedField::Line, "Đơn vị hoặc người nhận"},
    KnownName{"donvinguoinhan", NamedField::Line, "Đơn vị, người nhận"},
    KnownName{"donvinguoinhanbanluu", NamedField::Line, "Đơn vị, người nhận bản lưu"},
    KnownName{"soluongban", NamedField::Line, "Số lượng bản"},
    KnownName{"ngayden", NamedField::Line, "Ngày đến"},
    KnownName{"soden", NamedField::Line, "Số đến"},
    KnownName{"ngaychuyen", NamedField::Line, "Ngày chuyển"},
    KnownName{"kynhan", NamedField::Line, "Ký nhận"},
    KnownName{"ghichu", NamedField::Line, "Ghi chú"},
    KnownName{"domat", NamedField::Line, "Độ mật"},
    KnownName{"mucdomat", NamedField::Line, "Độ mật"},
    KnownName{"dokhan", NamedField::Line, "Độ khẩn"},
    KnownName{"mucdokhan", NamedField::Line, "Độ khẩn"},
    KnownName{"soto", NamedField::Line, "Số tờ"},
    KnownName{"toso", NamedField::Line, "Tờ số"},
    KnownName{"sotrang", NamedField::Line, "Số trang"},
    KnownName{"trangso", NamedField::Line, "Trang số"},
    KnownName{"thoigiantailieu", NamedField::Line, "Thời gian tài liệu"},
    KnownName{"thoihanbaoquan", NamedField::Line, "Thời hạn bảo quản"},
    KnownName{"tukhoa", NamedField::Line, "Từ khóa"},
    KnownName{"keywords", NamedField::Line, "Từ khóa"},
    KnownName{"keyword", NamedField::Line, "Từ khóa"},
    KnownName{"tags", NamedField::Line, "Từ khóa"},

    KnownName{"stt", NamedField::Nothing},
    KnownName{"sott", NamedField::Nothing},
    KnownName{"sothutu", NamedField::Nothing},
    KnownName{"tt", NamedField::Nothing},
    KnownName{"ngaycapnhat", NamedField::Nothing},
    KnownName{"updatedat", NamedField::Nothing},
    KnownName{"updateddate", NamedField::Nothing},
    KnownName{"modified", NamedField::Nothing},
    KnownName{"datemodified", NamedField::Nothing},
    KnownName{"lastmodified", NamedField::Nothing},
};

/// What a name may end in without saying more.
constexpr std::array<std::string_view, 5> kEmptyEndings{"cuavanban", "vanbanden", "vanbandi",
                                                        "vanban", "vb"};

using NameTable = std::unordered_map<std::string_view, FieldName>;

NameTable const& name_table() {
  static NameTable const table = [] {
    NameTable names;
    for (std::size_t rank = 0; rank < kKnownNames.size(); ++rank) {
      KnownName const& known = kKnownNames[rank];
      names.emplace(known.name, FieldName{known.name, known.field, known.label, rank});
    }
    return names;
  }();
  return table;
}

std::optional<FieldName> find_plain(std::string_view name) {
  auto const known = name_table().find(name);
  return known == name_table().end() ? std::nullopt : std::optional(known->second);
}

/// Letters and digits only, folded; what is in brackets is left out if `skip_brackets`.
std::string plain_name(std::string_view name, bool skip_brackets) {
  std::string plain;
  int depth = 0;
  for (char const c : fold_line(name)) {
    if (c == '(') ++depth;
    bool const is_inside = skip_brackets && depth > 0;
    if (c == ')' && depth > 0) --depth;
    bool const is_kept =
        (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
    if (is_kept && !is_inside) plain += c;
  }
  return plain;
}

}  // namespace

std::optional<FieldName> find_field_name(std::string_view name) {
  constexpr std::size_t kMaxNameBytes = 300;
  if (name.empty() || name.size() > kMaxNameBytes) return std::nullopt;
  for (bool const skip_brackets : {false, true}) {
    std::string const plain = plain_name(name, skip_brackets);
    if (auto known = find_plain(plain)) return known;
    for (std::string_view const ending : kEmptyEndings) {
      if (!plain.ends_with(ending)) continue;
      std::string_view const rest = std::string_view(plain).substr(0, plain.size() - ending.size());
      if (auto known = find_plain(rest)) return known;
    }
  }
  return std::nullopt;
}

}  // namespace tracuu::indexer
