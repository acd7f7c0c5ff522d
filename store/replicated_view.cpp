// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/replicated_view.hpp"

#include <algorithm>
#include <fstream>
#include <string>
#include <string_view>
#include <system_error>

#include "store/changesets.hpp"

namespace tracuu::store {

namespace {

namespace fs = std::filesystem;

constexpr char const* kViewFolder = "replicated";
constexpr char const* kViewStub = "XAPIANDB";
constexpr char const* kShownVersion = "iamglass";
constexpr std::string_view kChangeset = "changes";

// Of Xapian 1.4; those that are not there are links to nothing.
constexpr char const* kShownTables[] = {"postlist.glass", "docdata.glass",  "termlist.glass",
                                        "position.glass", "spelling.glass", "synonym.glass"};

/// "changes17"; not the one that is being written.
bool is_changeset(std::string const& name) {
  std::string_view number = name;
  if (!number.starts_with(kChangeset)) return false;
  number.remove_prefix(kChangeset.size());
  return !number.empty() &&
         std::ranges::all_of(number, [](char c) { return c >= '0' && c <= '9'; });
}

void link_shown(fs::path const& view, std::string const& name) {
  if (fs::is_symlink(fs::symlink_status(view / name))) return;
  fs::create_symlink(fs::path("..") / name, view / name);
}

/// Throws fs::filesystem_error.
void replace_shown_file(fs::path const& file, std::string_view bytes) {
  fs::path const fresh = file.string() + ".new";
  std::ofstream out(fresh, std::ios::binary | std::ios::trunc);
  out << bytes;
  out.close();
  if (!out) throw fs::filesystem_error("write", fresh, std::make_error_code(std::errc::io_error));
  fs::rename(fresh, file);
}

void link_shown_changesets(fs::path const& database, fs::path const& view) {
  for (fs::directory_entry const& entry : fs::directory_iterator(database)) {
    std::string const name = entry.path().filename().string();
    if (is_changeset(name)) link_shown(view, name);
  }
  for (fs::directory_entry const& entry : fs::directory_iterator(view)) {
    bool const has_gone = is_changeset(entry.path().filename().string()) && !fs::exists(entry);
    if (has_gone) fs::remove(entry.path());
  }
}

/// Throws fs::filesystem_error, std::bad_alloc.
void show_files(fs::path const& database) {
  fs::path const view = database / kViewFolder;
  fs::create_directories(view);
  for (char const* const table : kShownTables) link_shown(view, table);
  link_shown_changesets(database, view);
  std::ifstream version(database / kShownVersion, std::ios::binary);
  std::string const bytes{std::istreambuf_iterator<char>(version), {}};
  replace_shown_file(view / kShownVersion, bytes);
  fs::path const stub_folder = database.parent_path() / kViewFolder;
  fs::create_directories(stub_folder);
  std::string const line = "auto ../" + database.filename().string() + "/" + kViewFolder + "\n";
  std::ifstream stub(stub_folder / kViewStub);
  std::string known;
  if (!std::getline(stub, known) || known + "\n" != line)
    replace_shown_file(stub_folder / kViewStub, line);
}

}  // namespace

void show_to_replication(fs::path const& database) noexcept {
  try {
    show_files(database);
  } catch (std::exception const&) {
    std::error_code ignored;
    fs::remove(database / kViewFolder / kShownVersion, ignored);
  }
}

bool is_replicated(fs::path const& folder) noexcept {
  try {
    std::error_code unknown;
    return fs::exists(folder / kViewFolder / kViewStub, unknown);
  } catch (std::bad_alloc const&) {
    return false;
  }
}

bool is_for_replication(fs::path const& database) noexcept {
  try {
    std::error_code unknown;
    if (fs::is_directory(database / kViewFolder, unknown)) return true;
    return keeps_changesets() && fs::exists(database.parent_path() / kViewStub, unknown);
  } catch (std::bad_alloc const&) {  // asked again after the next commit
    return false;
  }
}

}  // namespace tracuu::store
