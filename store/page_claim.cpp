// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/page_claim.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstdint>
#include <limits>
#include <system_error>
#include <utility>

namespace tracuu::store {

using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

constexpr mode_t kLockFileMode = 0644;
constexpr std::size_t kHashDigits = 16;  // of the SHA-256, which make 64 bits
constexpr int kBase16 = 16;

/// The byte that stands for the page.
off_t byte_of(std::string_view file_hash, std::size_t page) {
  std::string_view const digits = file_hash.substr(0, kHashDigits);
  std::uint64_t number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number, kBase16);
  constexpr auto kLast = static_cast<std::uint64_t>(std::numeric_limits<off_t>::max() - 1);
  return static_cast<off_t>((number + page) % kLast);
}

}  // namespace

Result<std::optional<PageClaim>> PageClaim::attempt(std::filesystem::path const& index,
                                                    std::string_view file_hash, std::size_t page) {
  std::filesystem::path const path = index / "pages.lock";
  int const file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, kLockFileMode);
  if (file < 0) {
    return Error{ErrorCode::Io, fmt::format("can't open {}", path.string()),
                 std::generic_category().message(errno), path.string()};
  }
  PageClaim claim(file);
  struct flock lock{};
  lock.l_type = F_WRLCK;
  lock.l_whence = SEEK_SET;
  lock.l_start = byte_of(file_hash, page);
  lock.l_len = 1;
  bool const is_taken =
      ::fcntl(file, F_OFD_SETLK, &lock) != 0 && (errno == EAGAIN || errno == EACCES);
  if (is_taken) return std::optional<PageClaim>();
  return std::optional(std::move(claim));
}

PageClaim::PageClaim(PageClaim&& other) noexcept : file_(std::exchange(other.file_, -1)) {}

PageClaim::~PageClaim() {
  if (file_ >= 0) ::close(file_);
}

}  // namespace tracuu::store
