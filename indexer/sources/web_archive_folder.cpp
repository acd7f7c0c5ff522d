// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/web_archive_folder.hpp"

#include <algorithm>
#include <set>

#include "indexer/bytes/http_response.hpp"
#include "indexer/item/source_ending.hpp"
#include "indexer/item/source_name.hpp"
#include "indexer/sources/crawl_note.hpp"
#include "indexer/sources/item_stream_opener.hpp"

namespace tracuu::indexer {

namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t kMaxNoteBytes = 64 << 10;

bool takes_out(CrawlNote::State state) {
  return state != CrawlNote::State::Kept && state != CrawlNote::State::Earlier;
}

/// What `status` says of an address: nothing if it says nothing.
enum class Answer { Page, Gone, Nothing };
Answer answer_of(unsigned status) {
  if (status == 200) return Answer::Page;
  return status == 404 || status == 410 ? Answer::Gone : Answer::Nothing;
}

}  // namespace

bool is_web_archive(fs::path const& file) {
  auto const ending = ending_of(file.filename().string());
  return ending && ending->container == SourceContainer::WebArchive;
}

std::uint32_t WebArchiveFolder::number_of(std::string_view url) {
  auto const [place, is_new] =
      numbers_.try_emplace(std::string(url), static_cast<std::uint32_t>(addresses_.size()));
  if (is_new) addresses_.push_back(&place->first);
  return place->second;
}

void WebArchiveFolder::add_file(fs::path const& path, FileStamp stamp) {
  std::string const name = utf8_name(path.filename().string());
  auto const known = files_.find(name);
  if (known != files_.end() && known->second.stamp == stamp) return;
  File file{stamp, {}};
  read_file(path, file);
  files_.insert_or_assign(name, std::move(file));
  is_settled_ = false;
}

void WebArchiveFolder::keep_only(std::set<std::string, std::less<>> const& names) {
  auto const forgotten =
      std::erase_if(files_, [&](auto const& file) { return !names.contains(file.first); });
  if (forgotten > 0) is_settled_ = false;
}

void WebArchiveFolder::read_file(fs::path const& path, File& file) {
  auto input = open_file_input(path);
  if (!input) return;
  WebArchiveReader reader(unpacked_input(std::move(*input), packing_of(path.filename().string())));
  std::string last_date;
  while (!reader.has_ended()) {
    auto record = reader.next();
    if (!record) continue;
    if (!*record) return;
    // A record without a date is as old as the one before it.
    if (!(*record)->date.empty()) last_date = (*record)->date;
    std::optional<Event> event = event_of(**record, reader);
    if (!reader.finish() || !event) continue;
    event->date = last_date;
    file.events.push_back(std::move(*event));
  }
}

/// What `record` says of its address; nothing if it says nothing.
std::optional<WebArchiveFolder::Event> WebArchiveFolder::event_of(WebArchiveRecord const& record,
                                                                  WebArchiveReader& reader) {
  if (record.url.empty()) return std::nullopt;
  Event event;
  event.at = record.at;
  std::string block;
  if (record.type == "revisit") {
    event.kind = Kind::Revisit;
    bool const is_other = !record.refers_to.empty() && record.refers_to != record.url;
    if (is_other) event.elsewhere = number_of(record.refers_to);
  } else if (record.type == "metadata") {
    if (!reader.take(kMaxNoteBytes, &block)) return std::nullopt;
    auto const note = parse_crawl_note(block);
    if (!note) return std::nullopt;
    bool const is_other = !note->canonical.empty() && note->canonical != record.url;
    event.kind = takes_out(note->state) ? Kind::NoteGone : Kind::NoteKept;
    if (note->state == CrawlNote::State::Earlier) event.kind = Kind::NoteEarlier;
    if (is_other && takes_out(note->state)) {
      event.kind = Kind::NoteElsewhere;
      event.elsewhere = number_of(utf8_name(note->canonical));
    }
  } else if (is_web_response(record)) {
    if (!reader.take(kMaxHttpHeadBytes, &block)) return std::nullopt;
    auto const http = parse_http_head(block);
    Answer const answer = http ? answer_of(http->status) : Answer::Nothing;
    if (answer == Answer::Nothing) return std::nullopt;
    event.kind = answer == Answer::Page ? Kind::Page : Kind::Gone;
  } else if (!may_hold_page(record)) {
    return std::nullopt;
  }
  event.address = number_of(record.url);
  return event;
}

void WebArchiveFolder::apply(std::string_view file, Event const& event) {
  Standing& standing = standings_[event.address];
  switch (event.kind) {
    case Kind::Page:
      standing = {
          .file = file, .at = event.at, .file_before = standing.file, .at_before = standing.at};
      return;
    case Kind::NoteEarlier:
      if (standing.file_before.empty()) return;
      standing = {.file = standing.file_before, .at = standing.at_before, .revived_by = file};
      return;
    case Kind::Gone: standing.is_out_by_answer = true; return;
    case Kind::Revisit:
    case Kind::NoteKept: {
      bool const was_out = !standing.has_page();
      standing.is_out_by_answer = false;
      if (event.kind == Kind::NoteKept) standing.is_out_by_note = false;
      if (event.kind == Kind::NoteKept) standing.elsewhere = 0;
      if (event.elsewhere != 0) {
        standing = {
            .file_before = standing.file, .at_before = standing.at, .elsewhere = event.elsewhere};
      }
      if (was_out && standing.has_page()) standing.revived_by = file;
      return;
    }
    case Kind::NoteGone:
    case Kind::NoteElsewhere:
      standing.is_out_by_note = true;
      standing.elsewhere = event.elsewhere;
      return;
  }
}

void WebArchiveFolder::settle() {
  if (std::exchange(is_settled_, true)) return;
  standings_.assign(addresses_.size(), {});
  std::vector<std::pair<std::string_view, Event const*>> events;
  for (auto const& [name, file] : files_) {
    for (Event const& event : file.events) events.emplace_back(name, &event);
  }
  std::ranges::stable_sort(events, {},
                           [](auto const& one) -> std::string_view { return one.second->date; });
  for (auto const& [name, event] : events) apply(name, *event);
  name_others();
}

/// Gives each address without a page to the one that has its text, over as many steps as it takes.
void WebArchiveFolder::name_others() {
  constexpr int kMostSteps = 10;
  for (std::uint32_t number = 1; number < addresses_.size(); ++number) {
    if (standings_[number].has_page()) continue;
    std::uint32_t at = standings_[number].elsewhere;
    for (int step = 0; at != 0 && !standings_[at].has_page() && step < kMostSteps; ++step) {
      at = standings_[at].elsewhere;
    }
    bool const is_found = at != 0 && at != number && standings_[at].has_page();
    if (is_found) standings_[at].others.push_back(*addresses_[number]);
  }
  for (Standing& standing : standings_) std::ranges::sort(standing.others);
}

WebArchiveFolder::Standing* WebArchiveFolder::find(std::string_view url) {
  settle();
  auto const number = numbers_.find(std::string(url));
  return number == numbers_.end() ? nullptr : &standings_[number->second];
}

bool WebArchiveFolder::counts(std::string_view file, std::string_view url, std::uint64_t at) {
  settle();
  auto const found = files_.find(file);
  if (found == files_.end()) return true;
  // What says nothing, since it is broken, too, is left to who reads it now and tells why.
  std::vector<Event> const& events = found->second.events;
  auto const event = std::ranges::lower_bound(events, at, {}, &Event::at);
  if (event == events.end() || event->at != at) return true;
  Standing const* const standing = find(url);
  return standing != nullptr && standing->has_page() && standing->file == file &&
         standing->at == at;
}

std::vector<std::string> const& WebArchiveFolder::other_addresses(std::string_view url) {
  static std::vector<std::string> const kNone;
  Standing const* const standing = find(url);
  return standing == nullptr ? kNone : standing->others;
}

std::vector<std::string> WebArchiveFolder::addresses_in(std::string_view file) const {
  auto const found = files_.find(file);
  if (found == files_.end()) return {};
  std::set<std::uint32_t> numbers;
  for (Event const& event : found->second.events) numbers.insert(event.address);
  std::vector<std::string> addresses;
  addresses.reserve(numbers.size());
  for (std::uint32_t const number : numbers) addresses.push_back(*addresses_[number]);
  return addresses;
}

std::vector<std::string> WebArchiveFolder::revived_by(std::string_view file) {
  settle();
  std::vector<std::string> revived;
  for (std::string& address : addresses_in(file)) {
    Standing const& standing = *find(address);
    bool const is_back = standing.has_page() && standing.revived_by == file;
    if (is_back && standing.file != file) revived.push_back(std::move(address));
  }
  return revived;
}

std::string_view WebArchiveFolder::page_file(std::string_view url) {
  Standing const* const standing = find(url);
  return standing != nullptr && standing->has_page() ? standing->file : std::string_view();
}

std::vector<std::string> WebArchiveFolder::renamed_by(std::string_view file) {
  settle();
  auto const found = files_.find(file);
  if (found == files_.end()) return {};
  std::set<std::uint32_t> told;  // addresses of which this file says something
  for (Event const& event : found->second.events) {
    told.insert(event.address);
    if (event.elsewhere != 0) told.insert(event.elsewhere);
  }
  // Who has the text of such an address now, or had it by another record.
  std::set<std::uint32_t> named = told;
  for (auto const& [name, other] : files_) {
    for (Event const& event : other.events) {
      if (event.elsewhere != 0 && told.contains(event.address)) named.insert(event.elsewhere);
    }
  }
  std::vector<std::string> renamed;
  for (std::uint32_t const number : named) {
    if (standings_[number].has_page()) renamed.push_back(*addresses_[number]);
  }
  return renamed;
}

void WebArchives::set_sources(std::vector<SourcePart> const& parts) {
  sources_.clear();
  for (SourcePart const& part : parts) {
    if (part.source != "-") sources_.push_back(location_of({part.source}));
  }
  for (auto& [path, known] : folders_) known.is_read = false;
}

bool WebArchives::is_source(std::string const& file) const {
  return std::ranges::any_of(sources_, [&](std::string const& source) {
    bool const is_below = file.size() > source.size() && file.starts_with(source) &&
                          (source.ends_with('/') || file[source.size()] == '/');
    return is_below || file == source;
  });
}

WebArchiveFolder& WebArchives::folder_of(std::string const& file) {
  fs::path const path = fs::path(file).parent_path();
  Known& known = folders_[path.string()];
  if (std::exchange(known.is_read, true)) return known.folder;
  std::vector<fs::path> files;
  std::error_code failure;
  for (fs::directory_iterator entry(path, failure), end; !failure && entry != end;
       entry.increment(failure)) {
    bool const is_found = is_web_archive(entry->path()) &&
                          is_source_name(entry->path().filename().string()) &&
                          is_source(entry->path().string());
    if (is_found) files.push_back(entry->path());
  }
  std::set<std::string, std::less<>> names;
  for (fs::path const& one : files) {
    auto const found = FileWalk(one).next();
    if (!found || !*found) continue;
    known.folder.add_file(one, (*found)->stamp);
    names.insert(utf8_name(one.filename().string()));
  }
  known.folder.keep_only(names);
  return known.folder;
}

bool WebArchives::are_of_one(std::string const& file, std::string const& other) const {
  return is_web_archive(file) && is_web_archive(other) &&
         fs::path(file).parent_path() == fs::path(other).parent_path() && is_source(file) &&
         is_source(other);
}

bool WebArchives::was_moved_to(std::string const& file, std::string const& other) const {
  if (!is_web_archive(file) || !is_web_archive(other) || !is_source(other)) return false;
  std::error_code failure;
  fs::path const moved = fs::path(other).parent_path() / fs::path(file).filename();
  return !fs::exists(file, failure) && !failure && fs::exists(moved, failure);
}

}  // namespace tracuu::indexer
