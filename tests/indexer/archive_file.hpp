// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace tracuu::test {

struct Member {
  std::string name;
  std::string bytes;
  unsigned type = AE_IFREG;
};

/// Writes an archive: zip or tar, packed or not, by its ending; a zip with `password` is encrypted.
inline std::filesystem::path write_archive(std::filesystem::path const& path,
                                           std::vector<Member> const& members,
                                           char const* password = nullptr) {
  locale_t const utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
  locale_t const before = uselocale(utf8);
  archive* const written = archive_write_new();
  std::string const ending = path.extension().string();
  if (ending == ".zip") {
    archive_write_set_format_zip(written);
  } else {
    archive_write_set_format_pax_restricted(written);
  }
  if (ending == ".tgz" || ending == ".gz") archive_write_add_filter_gzip(written);
  if (ending == ".txz" || ending == ".xz") archive_write_add_filter_xz(written);
  if (ending == ".tzst" || ending == ".zst") archive_write_add_filter_zstd(written);
  if (password != nullptr) {
    archive_write_set_options(written, "zip:encryption=zipcrypt");
    archive_write_set_passphrase(written, password);
  }
  archive_write_open_filename(written, path.c_str());
  for (Member const& member : members) {
    archive_entry* const entry = archive_entry_new();
    archive_entry_set_pathname(entry, member.name.c_str());
    archive_entry_set_filetype(entry, member.type);
    archive_entry_set_perm(entry, 0644);
    if (member.type == AE_IFLNK) archive_entry_set_symlink(entry, member.bytes.c_str());
    bool const is_file = member.type == AE_IFREG;
    archive_entry_set_size(entry, is_file ? static_cast<la_int64_t>(member.bytes.size()) : 0);
    archive_write_header(written, entry);
    if (is_file) archive_write_data(written, member.bytes.data(), member.bytes.size());
    archive_entry_free(entry);
  }
  archive_write_close(written);
  archive_write_free(written);
  uselocale(before);
  freelocale(utf8);
  return path;
}

}  // namespace tracuu::test
