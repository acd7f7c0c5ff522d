// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/files/line_sink.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>
#include <zlib.h>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <string>
#include <system_error>
#include <utility>

#include "cli/files/file_write.hpp"

namespace tracuu::cli {

namespace {

constexpr std::size_t kBufferBytes = 256u << 10;
constexpr unsigned kGzipBufferBytes = 128u << 10;

}  // namespace

struct LineSink::Impl {
  std::filesystem::path file;  ///< empty: standard output
  std::filesystem::path part;
  int descriptor = STDOUT_FILENO;
  gzFile gzip = nullptr;
  std::string buffer;
  int failure = 0;  ///< the errno of the first failure

  ~Impl() {
    if (gzip != nullptr) gzclose(gzip);
    if (file.empty() || descriptor < 0) return;
    ::close(descriptor);
    std::error_code ignored;
    std::filesystem::remove(part, ignored);
  }

  base::Result<void> failed(int error_number) {
    if (failure == 0) failure = error_number;
    std::string const name = file.empty() ? "standard output" : file.string();
    return base::Error{base::ErrorCode::Io,
                       fmt::format("{}: cannot be written: {}", name, std::strerror(error_number)),
                       "check free disk space and permissions"};
  }

  base::Result<void> flush() {
    if (gzip != nullptr) {
      bool const written =
          buffer.empty() || gzwrite(gzip, buffer.data(), static_cast<unsigned>(buffer.size())) > 0;
      if (!written) return failed(errno);
    } else if (!write_all(descriptor, buffer)) {
      return failed(errno);
    }
    buffer.clear();
    return {};
  }

  base::Result<void> open_file(std::filesystem::path const& name) {
    file = name;
    part = file;
    part += ".part";
    descriptor = ::open(part.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (descriptor < 0) return failed(errno);
    if (file.extension() != ".gz") return {};
    int const own = ::dup(descriptor);  // gzclose closes it
    gzip = own < 0 ? nullptr : gzdopen(own, "wb");
    if (gzip == nullptr) return failed(errno != 0 ? errno : ENOMEM);
    gzbuffer(gzip, kGzipBufferBytes);
    return {};
  }

  base::Result<void> close_file() {
    if (gzip != nullptr && gzclose(std::exchange(gzip, nullptr)) != Z_OK) return failed(errno);
    if (::fsync(descriptor) != 0) return failed(errno);
    if (::rename(part.c_str(), file.c_str()) != 0) return failed(errno);
    ::close(std::exchange(descriptor, -1));
    return {};
  }
};

LineSink::LineSink(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
LineSink::LineSink(LineSink&&) noexcept = default;
LineSink& LineSink::operator=(LineSink&&) noexcept = default;
LineSink::~LineSink() = default;

base::Result<LineSink> LineSink::open(std::filesystem::path const& file) {
  std::signal(SIGPIPE, SIG_IGN);
  auto impl = std::make_unique<Impl>();
  if (!file.empty()) {
    if (auto opened = impl->open_file(file); !opened) return opened.error();
  }
  return LineSink(std::move(impl));
}

base::Result<void> LineSink::write(std::string_view line) {
  impl_->buffer.append(line);
  return append("\n");
}

base::Result<void> LineSink::append(std::string_view bytes) {
  impl_->buffer.append(bytes);
  if (impl_->buffer.size() < kBufferBytes) return {};
  return impl_->flush();
}

base::Result<void> LineSink::finish() {
  if (auto flushed = impl_->flush(); !flushed) return flushed;
  if (impl_->file.empty()) return {};
  return impl_->close_file();
}

bool LineSink::reader_has_gone() const {
  return impl_->failure == EPIPE && impl_->file.empty();
}

}  // namespace tracuu::cli
