// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/updated_archives.hpp"

#include <algorithm>
#include <filesystem>

#include "indexer/file_ledger.hpp"
#include "indexer/item/source_name.hpp"
#include "schema/term.hpp"
#include "store/document_lookup.hpp"

namespace tracuu::indexer {

namespace {

std::string archive_name(std::string const& location) {
  return utf8_name(std::filesystem::path(location).filename().string());
}

}  // namespace

void UpdatedArchives::note(FoundFile const& file, bool is_read) {
  if (!is_web_archive(file.path)) return;
  met_.insert_or_assign(file.location, file);
  if (is_read) read_.insert(file.location);
}

std::vector<std::string> UpdatedArchives::gone() {
  std::set<std::string> gone;  // several files may say it
  for (std::string const& file : read_) {
    WebArchiveFolder& folder = archives_.folder_of(file);
    for (std::string const& address : folder.addresses_in(archive_name(file))) {
      if (folder.page_file(address).empty()) gone.insert(address);
    }
  }
  return {gone.begin(), gone.end()};
}

std::optional<std::string> UpdatedArchives::path_of(Xapian::docid document) const {
  std::string const owner = store::file_term_of(index_.reading.get_document(document));
  return owner.empty() ? std::nullopt : path_of_file_term(index_.reading, owner);
}

std::optional<std::string> UpdatedArchives::remove(std::string const& id, std::string const& file) {
  auto const document = documents_.unseen(id);
  auto const path = document ? path_of(*document) : std::nullopt;
  if (!path || !is_of_archive(*path, file)) return std::nullopt;
  documents_.remove(*document);
  return schema::make_file_term(*path);
}

std::optional<std::string> UpdatedArchives::remove(std::string const& id) {
  for (std::string const& file : read_) {
    if (auto owner = remove(id, file)) return owner;
  }
  return std::nullopt;
}

bool UpdatedArchives::is_outdated(std::string const& address, std::string const& holder,
                                  std::string const& file) const {
  auto const document = store::find_document(index_.reading, schema::make_id_term(address));
  if (!document) return true;
  auto const path = path_of(*document);
  return path && *path != holder && is_of_archive(*path, file);
}

std::vector<std::pair<FoundFile, std::set<std::string>>> UpdatedArchives::revived() {
  std::map<std::string, std::set<std::string>> revived;  // by location
  for (std::string const& file : read_) {
    WebArchiveFolder& folder = archives_.folder_of(file);
    for (std::string& address : folder.revived_by(archive_name(file))) {
      std::string const holder =
          (std::filesystem::path(file).parent_path() / folder.page_file(address)).string();
      bool const is_missed = !read_.contains(holder) && is_outdated(address, holder, file);
      if (is_missed) revived[holder].insert(std::move(address));
    }
  }
  std::vector<std::pair<FoundFile, std::set<std::string>>> files;
  for (auto& [location, addresses] : revived) {
    auto const met = met_.find(location);
    // A run over a part of the folder has not met it.
    auto const found = met == met_.end() ? FileWalk(std::filesystem::path(location)).next()
                                         : std::optional(met->second);
    if (found && *found) files.emplace_back(**found, std::move(addresses));
  }
  return files;
}

std::vector<std::string> UpdatedArchives::renamed() {
  std::set<std::string> renamed;
  for (std::string const& file : read_) {
    for (std::string& id : archives_.folder_of(file).renamed_by(archive_name(file))) {
      if (documents_.unseen(id)) renamed.insert(std::move(id));
    }
  }
  return {renamed.begin(), renamed.end()};
}

base::Result<std::optional<schema::Announcement>> UpdatedArchives::with_addresses(
    std::string const& id) {
  using Changed = std::optional<schema::Announcement>;
  auto const document = documents_.unseen(id);
  auto const path = document ? path_of(*document) : std::nullopt;
  bool const is_of_archive = path && std::ranges::any_of(read_, [&](std::string const& file) {
                               return archives_.are_of_one(*path, file);
                             });
  if (!is_of_archive) return Changed();
  auto stored = store::stored_announcement(index_.reading.get_document(*document));
  if (!stored) return stored.error();
  WebArchiveFolder& folder = archives_.folder_of(*path);
  std::vector<std::string> const before = stored->addresses;
  // What the page says of itself stays; what the archive knows is as it says now.
  std::erase_if(stored->addresses,
                [&](std::string const& address) { return address != id && folder.knows(address); });
  for (std::string const& other : folder.other_addresses(id)) {
    schema::add_other_address(*stored, other);
  }
  if (stored->addresses == before) return Changed();
  stored->source_location = *path;
  return Changed(std::move(*stored));
}

}  // namespace tracuu::indexer
