// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/stored_announcement.hpp"

#include <libdeflate.h>
#include <nlohmann/json.hpp>
#include <simdjson.h>

#include <cstdint>
#include <memory>
#include <new>
#include <optional>

#include "base/memory_error.hpp"

namespace tracuu::schema {

namespace {

constexpr char kPlain = 'P';
constexpr char kDeflated = 'D';

/// zlib's default.
constexpr int kLevel = 6;

/// No deflate stream stands for more than this many times its bytes (RFC 1951: 258 bytes in 2
/// bits).
constexpr std::uint64_t kMaxRatio = 1'032;

constexpr unsigned kSizeBits = 7;

struct FreeCompressor {
  void operator()(libdeflate_compressor* compressor) const {
    libdeflate_free_compressor(compressor);
  }
};

struct FreeDecompressor {
  void operator()(libdeflate_decompressor* decompressor) const {
    libdeflate_free_decompressor(decompressor);
  }
};

/// These take 10 to 200 KB each and are worth keeping.
libdeflate_compressor* compressor() {
  thread_local std::unique_ptr<libdeflate_compressor, FreeCompressor> const made{
      libdeflate_alloc_compressor(kLevel)};
  if (!made) throw std::bad_alloc();
  return made.get();
}

libdeflate_decompressor* decompressor() {
  thread_local std::unique_ptr<libdeflate_decompressor, FreeDecompressor> const made{
      libdeflate_alloc_decompressor()};
  if (!made) throw std::bad_alloc();
  return made.get();
}

void append_size(std::string& out, std::uint64_t size) {
  constexpr std::uint64_t kMore = 1U << kSizeBits;
  for (; size >= kMore; size >>= kSizeBits) out += static_cast<char>(size % kMore | kMore);
  out += static_cast<char>(size);
}

/// Takes a size off the front of `bytes`.
std::optional<std::uint64_t> take_size(std::string_view& bytes) {
  std::uint64_t size = 0;
  for (unsigned shift = 0; shift <= 8 * kSizeBits && !bytes.empty(); shift += kSizeBits) {
    auto const byte = static_cast<unsigned char>(bytes.front());
    bytes.remove_prefix(1);
    size |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
    if (byte < 0x80) return size;
  }
  return std::nullopt;
}

void append_valid_utf8(std::string& out, std::string const& text) {
  if (simdjson::validate_utf8(text)) {
    out += text;
    return;
  }
  using Json = nlohmann::json;
  std::string const json = Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
  out += Json::parse(json).get<std::string>();
}

base::Error not_stored(char const* what) {
  return {base::ErrorCode::InvalidArgument, what, ""};
}

}  // namespace

std::string to_stored(Announcement const& announcement) {
  Announcement head = announcement;
  head.abstract.clear();
  head.body.clear();
  std::string bytes = to_json(head);
  std::size_t const head_bytes = bytes.size();
  append_valid_utf8(bytes, announcement.abstract);
  std::size_t const abstract_bytes = bytes.size() - head_bytes;
  if (abstract_bytes > 0) bytes += '\n';
  append_valid_utf8(bytes, announcement.body);

  std::string sizes;
  append_size(sizes, head_bytes);
  append_size(sizes, abstract_bytes);
  append_size(sizes, bytes.size());
  std::string deflated(bytes.size() - 1, '\0');
  deflated.resize(libdeflate_deflate_compress(compressor(), bytes.data(), bytes.size(),
                                              deflated.data(), deflated.size()));
  bool const is_shorter = !deflated.empty();
  return (is_shorter ? kDeflated : kPlain) + sizes + (is_shorter ? deflated : bytes);
}

base::Result<StoredAnnouncement> StoredAnnouncement::open(std::string_view stored) {
  if (stored.empty()) return not_stored("nothing is stored");
  char const form = stored.front();
  stored.remove_prefix(1);
  auto const head = take_size(stored);
  auto const abstract = take_size(stored);
  auto const all = take_size(stored);
  if (!head || !abstract || !all || (form != kPlain && form != kDeflated)) {
    return not_stored("what is stored has no known form");
  }
  bool const fits = form == kPlain ? *all == stored.size() : *all / kMaxRatio <= stored.size();
  std::uint64_t const line_end = *abstract > 0 ? 1 : 0;
  if (!fits || *head > *all || *abstract > *all - *head || line_end > *all - *head - *abstract) {
    return not_stored("the sizes of what is stored are wrong");
  }
  StoredAnnouncement opened;
  opened.head_bytes_ = *head;
  opened.abstract_bytes_ = *abstract;
  try {
    if (form == kPlain) {
      opened.bytes_ = stored;
    } else {
      opened.bytes_.resize(*all);
      if (libdeflate_deflate_decompress(decompressor(), stored.data(), stored.size(),
                                        opened.bytes_.data(), opened.bytes_.size(),
                                        nullptr) != LIBDEFLATE_SUCCESS) {
        return not_stored("what is stored can't be inflated");
      }
    }
  } catch (std::bad_alloc const&) {
    return base::out_of_memory();
  }
  bool const is_cut_well =
      line_end == 0 || opened.bytes_[opened.head_bytes_ + opened.abstract_bytes_] == '\n';
  if (!is_cut_well || !simdjson::validate_utf8(opened.bytes_)) {
    return not_stored("the text that is stored is damaged");
  }
  return opened;
}

base::Result<Announcement> StoredAnnouncement::head() const {
  return announcement_from_json(std::string_view(bytes_).substr(0, head_bytes_));
}

base::Result<Announcement> StoredAnnouncement::whole() const {
  auto announcement = head();
  if (!announcement) return announcement;
  announcement->abstract = abstract();
  announcement->body = body();
  return announcement;
}

std::string_view StoredAnnouncement::abstract() const {
  return std::string_view(bytes_).substr(head_bytes_, abstract_bytes_);
}

std::string_view StoredAnnouncement::body() const {
  return text().substr(abstract_bytes_ > 0 ? abstract_bytes_ + 1 : 0);
}

std::string_view StoredAnnouncement::text() const {
  return std::string_view(bytes_).substr(head_bytes_);
}

bool StoredAnnouncement::title_may_hold(std::string_view words) const {
  return std::string_view(bytes_).substr(0, head_bytes_).find(words) != std::string_view::npos;
}

}  // namespace tracuu::schema
