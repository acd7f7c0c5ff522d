// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/original_file.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <fstream>
#include <system_error>
#include <utility>

#include "base/ascii.hpp"
#include "base/sha256.hpp"
#include "indexer/item/source_ending.hpp"
#include "indexer/item/source_item.hpp"
#include "indexer/sources/item_stream_opener.hpp"

namespace tracuu::indexer {

namespace fs = std::filesystem;

namespace {

/// Some file systems keep times to two seconds, and an index is written after its files are read.
constexpr std::chrono::seconds kTimeSlack{2};
constexpr std::size_t kMaxEndingBytes = 6;

/// When the file was last changed; nothing if it is no plain file.
std::optional<std::chrono::sys_seconds> changed_at(fs::path const& file) {
  struct stat state{};
  bool const is_file = ::stat(file.c_str(), &state) == 0 && S_ISREG(state.st_mode);
  if (!is_file) return std::nullopt;
  return std::chrono::sys_seconds(std::chrono::seconds(state.st_mtim.tv_sec));
}

std::optional<std::string> read_bytes(fs::path const& file) {
  std::ifstream in(file, std::ios::binary);
  std::string bytes;
  std::array<char, 65'536> piece;
  while (in && bytes.size() <= kMaxOriginalBytes) {
    in.read(piece.data(), piece.size());
    bytes.append(piece.data(), static_cast<std::size_t>(in.gcount()));
  }
  return in.eof() ? std::optional(std::move(bytes)) : std::nullopt;
}

/// The name of the file itself in the name of an item: "pages/a.zip" of "pages/a.zip/b.html";
/// nothing if the item is all of the file.
std::optional<std::string> container_name(OriginalPlace const& place) {
  std::string const base = place.file.filename().string();
  for (std::size_t at = place.name.find(base); at != std::string::npos;
       at = place.name.find(base, at + 1)) {
    std::size_t const end = at + base.size();
    bool const is_whole_step = at == 0 || place.name[at - 1] == '/';
    if (!is_whole_step) continue;
    if (end == place.name.size()) return std::nullopt;
    if (place.name[end] == '/' || place.name[end] == ':') return place.name.substr(0, end);
  }
  return std::nullopt;
}

std::string ending_of_name(std::string_view name) {
  std::string const ending = base::to_lower_ascii(fs::path(name).extension().string());
  bool const is_plain = ending.size() > 1 && ending.size() <= kMaxEndingBytes &&
                        std::all_of(ending.begin() + 1, ending.end(), [](char c) {
                          return base::is_digit(c) || (c >= 'a' && c <= 'z');
                        });
  return is_plain ? ending : ".bin";
}

std::string ending_of_item(SourceItem const& item) {
  if (is_json(item.format)) return ".json";
  if (item.format == SourceFormat::Html) return ".html";
  return ending_of_name(item.name);
}

using Answer = OriginalReader::Answer;

}  // namespace

struct OriginalReader::Impl {
  fs::path file;                       ///< that `stream` reads
  std::unique_ptr<ItemStream> stream;  ///< null: none is open
  bool is_at_begin = false;

  bool open(OriginalPlace const& place, std::string const& name) {
    std::error_code failed;
    std::uintmax_t const bytes = fs::file_size(place.file, failed);
    SourceLimits limits;
    limits.takes_pictures = true;
    stream.reset();
    if (failed) return false;
    auto opened = open_item_stream(place.file, bytes, {name, name}, limits);
    if (!opened) return false;
    stream = std::move(*opened);
    file = place.file;
    is_at_begin = true;
    return true;
  }

  /// The item of that name, from where the stream is to its end.
  std::optional<SourceItem> find(std::string const& name) {
    is_at_begin = false;
    while (stream) {
      auto item = stream->next();
      if (!item) continue;
      if (!*item) {
        stream.reset();
      } else if ((*item)->name == name) {
        return std::move(**item);
      }
    }
    return std::nullopt;
  }

  Answer read_member(OriginalPlace const& place, std::string const& container) {
    if (!stream || file != place.file) {
      if (!open(place, container)) return {std::nullopt, OriginalLack::Unreadable};
    }
    bool const was_at_begin = is_at_begin;
    auto item = find(place.name);
    if (!item && !was_at_begin) {  // it stands before the one that was read last
      if (!open(place, container)) return {std::nullopt, OriginalLack::Unreadable};
      item = find(place.name);
    }
    if (!item) return {std::nullopt, OriginalLack::Gone};
    std::string ending = ending_of_item(*item);
    return {OriginalFile{std::move(item->bytes), std::move(ending)}};
  }

  static Answer read_whole(OriginalPlace const& place) {
    std::error_code failed;
    if (fs::file_size(place.file, failed) > kMaxOriginalBytes) {
      return {std::nullopt, OriginalLack::TooLarge};
    }
    auto bytes = read_bytes(place.file);
    if (!bytes) return {std::nullopt, OriginalLack::Unreadable};
    return {OriginalFile{std::move(*bytes), ending_of_name(place.file.string())}};
  }
};

OriginalReader::OriginalReader() : impl_(std::make_unique<Impl>()) {}
OriginalReader::OriginalReader(OriginalReader&&) noexcept = default;
OriginalReader& OriginalReader::operator=(OriginalReader&&) noexcept = default;
OriginalReader::~OriginalReader() = default;

Answer OriginalReader::read(OriginalPlace const& place) {
  if (place.file.empty() || place.name.empty()) return {std::nullopt, OriginalLack::NoPlace};
  auto const changed = changed_at(place.file);
  if (!changed) return {std::nullopt, OriginalLack::Gone};
  bool const may_have_changed = place.file_hash.empty() && *changed > place.indexed + kTimeSlack;
  if (may_have_changed) return {std::nullopt, OriginalLack::Changed};
  auto const container = container_name(place);
  Answer answer = container ? impl_->read_member(place, *container) : Impl::read_whole(place);
  bool const is_another = answer.file && !place.file_hash.empty() &&
                          base::sha256_hex(answer.file->bytes) != place.file_hash;
  if (is_another) return {std::nullopt, OriginalLack::Changed};
  return answer;
}

}  // namespace tracuu::indexer
