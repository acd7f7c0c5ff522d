// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/crawl/fetcher.hpp"

#include <fmt/format.h>
#include <netdb.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <string_view>
#include <utility>

#include "base/ascii.hpp"
#include "base/os_error.hpp"
#include "indexer/crawl/curl_library.hpp"
#include "indexer/crawl/private_address.hpp"

namespace tracuu::indexer {

using base::Error;
using base::ErrorCode;
using base::Result;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

namespace {

/// As much as readers of web archives take (web_archive_stream).
constexpr std::size_t kMaxHeadBytes = (std::size_t{64} << 10) - 1;
constexpr long kMaxConnections = 64;

/// REQUIRES: it was loaded, which Fetcher::make does.
CurlLibrary const& curl() {
  return **CurlLibrary::load();
}

/// Where a URL leads. Empty if it is no http or https address, or holds a password.
struct Target {
  std::string host;  ///< in lower case; an IPv6 address without brackets
  std::string port;
};

bool has_control(std::string_view text) {
  return std::ranges::any_of(
      text, [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7F'; });
}

std::string url_part(CURLU* url, CURLUPart part, unsigned flags) {
  char* text = nullptr;
  if (curl().url_get(url, part, &text, flags) != CURLUE_OK) return "";
  std::string taken = text;
  curl().free(text);
  return taken;
}

std::optional<Target> target_of(std::string const& address) {
  std::unique_ptr<CURLU, decltype(CurlLibrary::url_cleanup)> const url(curl().url(),
                                                                       curl().url_cleanup);
  if (!url || has_control(address)) return std::nullopt;
  unsigned const flags = CURLU_PATH_AS_IS | CURLU_DISALLOW_USER | CURLU_NON_SUPPORT_SCHEME;
  if (curl().url_set(url.get(), CURLUPART_URL, address.c_str(), flags) != CURLUE_OK)
    return std::nullopt;
  std::string const scheme = url_part(url.get(), CURLUPART_SCHEME, 0);
  if (scheme != "http" && scheme != "https") return std::nullopt;
  Target target{base::to_lower_ascii(url_part(url.get(), CURLUPART_HOST, 0)),
                url_part(url.get(), CURLUPART_PORT, CURLU_DEFAULT_PORT)};
  if (target.host.starts_with('[')) target.host = target.host.substr(1, target.host.size() - 2);
  return target;
}

/// Whether a name leads to a private network now.
bool lies_on_private_network(std::string const& host) {
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  addrinfo* found = nullptr;
  if (getaddrinfo(host.c_str(), nullptr, &hints, &found) != 0) return false;
  bool is_private = false;
  for (addrinfo const* each = found; each; each = each->ai_next) {
    is_private = is_private || is_private_address(*each->ai_addr);
  }
  freeaddrinfo(found);
  return is_private;
}

Error bad_request(std::string_view url, std::string_view why) {
  return {ErrorCode::InvalidArgument, std::string(why), "", std::string(url)};
}

/// One request and what has come of it so far. Callbacks of libcurl hold its address.
struct Transfer {
  Transfer() = default;
  Transfer(Transfer const&) = delete;
  Transfer& operator=(Transfer const&) = delete;
  ~Transfer() {
    if (easy) curl().easy_cleanup(easy);
    curl().slist_free_all(fields);
  }

  CURL* easy = nullptr;
  curl_slist* fields = nullptr;
  FetchAnswer answer;
  std::uint64_t max_bytes = 0;
  std::optional<std::uint64_t> content_bytes;  ///< as Content-Length announces
  bool may_be_private = false;
  bool has_head = false;  ///< all of it
  bool is_head_too_large = false;
  bool is_dropping = false;  ///< a field that goes on over several lines
  std::string refused_ip;
  std::array<char, CURL_ERROR_SIZE> error{};
};

/// "HTTP/1.1 200 OK\r\n" for "HTTP/2 200 \r\n", and requests likewise: what web archives know.
std::string as_http_1(std::string_view line, std::string_view version) {
  std::size_t const at = line.find(version);
  if (at == std::string_view::npos) return std::string(line);
  return fmt::format("{}HTTP/1.1{}", line.substr(0, at), line.substr(at + version.size()));
}

void add_head_line(std::string_view line, Transfer& transfer) {
  std::string& head = transfer.answer.head;
  if (line.starts_with("HTTP/")) {  // of an interim answer (1xx) nothing is kept
    head = as_http_1(line, line.starts_with("HTTP/2") ? "HTTP/2" : "HTTP/1.1");
    transfer.content_bytes.reset();
    return;
  }
  bool const goes_on = line.starts_with(' ') || line.starts_with('\t');
  std::string_view const name = base::trim(line.substr(0, std::min(line.find(':'), line.size())));
  if (!goes_on) transfer.is_dropping = base::equals_ignoring_case(name, "transfer-encoding");
  if (transfer.is_dropping) return;
  if (!goes_on && base::equals_ignoring_case(name, "content-length")) {
    std::string_view const value = base::trim(line.substr(line.find(':') + 1), " \t\r\n");
    std::uint64_t bytes = 0;
    auto const [end, failure] = std::from_chars(value.data(), value.data() + value.size(), bytes);
    if (failure == std::errc() && end == value.data() + value.size())
      transfer.content_bytes = bytes;
  }
  head += line;
}

/// Ends the head; false if nothing more is wanted, since the body would be too large.
bool end_head(Transfer& transfer) {
  long status = 0;
  curl().easy_getinfo(transfer.easy, CURLINFO_RESPONSE_CODE, &status);
  if (status < 200) return true;
  transfer.answer.head += "\r\n";
  transfer.has_head = true;
  bool const has_body = status != 204 && status != 304;
  if (!has_body || transfer.content_bytes.value_or(0) <= transfer.max_bytes) return true;
  transfer.answer.truncated = "length";
  return false;
}

std::size_t on_head(char* data, std::size_t one, std::size_t bytes, void* user) {
  auto& transfer = *static_cast<Transfer*>(user);
  if (transfer.has_head) return one * bytes;  // fields after the body
  std::string_view const line(data, one * bytes);
  if (line == "\r\n" || line == "\n") return end_head(transfer) ? line.size() : 0;
  add_head_line(line, transfer);
  transfer.is_head_too_large = transfer.answer.head.size() > kMaxHeadBytes;
  return transfer.is_head_too_large ? 0 : line.size();
}

std::size_t on_body(char* data, std::size_t one, std::size_t bytes, void* user) {
  auto& transfer = *static_cast<Transfer*>(user);
  std::size_t const got = one * bytes;
  std::size_t const room = transfer.max_bytes - transfer.answer.body.size();
  transfer.answer.body.append(data, std::min(got, room));
  if (got <= room) return got;
  transfer.answer.truncated = "length";
  return 0;
}

/// The request as it was sent; again if the first connection turned out to be dead.
int on_debug(CURL*, curl_infotype type, char* data, std::size_t bytes, void* user) {
  if (type != CURLINFO_HEADER_OUT) return 0;
  std::string& head = static_cast<Transfer*>(user)->answer.request_head;
  std::string_view const piece(data, bytes);
  if (piece.starts_with("GET ")) head.clear();
  head += piece;
  return 0;
}

/// No socket is opened to where the crawl may not go.
curl_socket_t on_socket(void* user, curlsocktype, curl_sockaddr* address) {
  auto& transfer = *static_cast<Transfer*>(user);
  if (!transfer.may_be_private && is_private_address(address->addr)) {
    std::array<char, NI_MAXHOST> ip{};
    getnameinfo(&address->addr, address->addrlen, ip.data(), ip.size(), nullptr, 0, NI_NUMERICHOST);
    transfer.refused_ip = ip.data();
    return CURL_SOCKET_BAD;
  }
  return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

/// Nor is one that was opened for another request used for that.
int on_connected(void* user, char* ip, char*, int, int) {
  auto& transfer = *static_cast<Transfer*>(user);
  if (transfer.may_be_private || !is_private_address(std::string_view(ip))) {
    return CURL_PREREQFUNC_OK;
  }
  transfer.refused_ip = ip;
  return CURL_PREREQFUNC_ABORT;
}

/// Why a body that had begun is not whole, as WARC-Truncated says it.
char const* truncation_of(CURLcode code) {
  return code == CURLE_OPERATION_TIMEDOUT ? "time" : "disconnect";
}

bool is_about_certificates(CURLcode code) {
  return code == CURLE_PEER_FAILED_VERIFICATION || code == CURLE_SSL_CACERT_BADFILE ||
         code == CURLE_SSL_ISSUER_ERROR || code == CURLE_SSL_INVALIDCERTSTATUS;
}

Error failure_of(Transfer const& transfer, CURLcode code) {
  std::string_view const told = transfer.error.data();
  std::string const why(told.empty() ? curl().easy_strerror(code) : told);
  Error error{ErrorCode::Unavailable, why, "", transfer.answer.url};
  if (!transfer.refused_ip.empty()) {
    error.code = ErrorCode::InvalidArgument;
    error.message = fmt::format("{} is an address of a private network", transfer.refused_ip);
    error.hint = "only a start address may lead there";
  } else if (transfer.is_head_too_large) {
    error.message = fmt::format("the head of the answer has more than {} bytes", kMaxHeadBytes);
  } else if (code == CURLE_COULDNT_RESOLVE_HOST) {
    error.code = ErrorCode::NotFound;
    error.hint = "is the host's name right?";
  } else if (is_about_certificates(code)) {
    error.message = fmt::format("the certificate cannot be verified: {}", why);
    error.hint = "give the authority's certificate with --ca-file";
  }
  return error;
}

}  // namespace

struct Fetcher::Impl {
  explicit Impl(FetcherOptions told) : options(std::move(told)), multi(curl().multi_init()) {}
  Impl(Impl const&) = delete;
  Impl& operator=(Impl const&) = delete;
  ~Impl() {
    for (auto const& transfer : transfers) curl().multi_remove_handle(multi, transfer->easy);
    transfers.clear();
    curl().multi_cleanup(multi);
  }

  [[nodiscard]] bool may_be_private(Target const& target) const;
  [[nodiscard]] Result<void> set_up(Transfer& transfer, FetchRequest const& request);
  void set_limits(Transfer& transfer) const;
  static void set_callbacks(Transfer& transfer);
  [[nodiscard]] FetchOutcome finish(CURL* easy, CURLcode code);

  FetcherOptions options;
  std::vector<Target> private_sites;
  CURLM* multi;
  std::vector<std::unique_ptr<Transfer>> transfers;
};

bool Fetcher::Impl::may_be_private(Target const& target) const {
  return std::ranges::any_of(private_sites, [&target](Target const& site) {
    bool const is_port = target.port == site.port || target.port == "80" || target.port == "443";
    return target.host == site.host && is_port;
  });
}

void Fetcher::Impl::set_limits(Transfer& transfer) const {
  CURL* const easy = transfer.easy;
  transfer.max_bytes = options.max_bytes;
  curl().easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(options.connect.count()));
  curl().easy_setopt(easy, CURLOPT_TIMEOUT_MS, static_cast<long>(options.answer.count()));
  curl().easy_setopt(easy, CURLOPT_LOW_SPEED_LIMIT, 1L);
  curl().easy_setopt(easy, CURLOPT_LOW_SPEED_TIME,
                     static_cast<long>(std::max<std::int64_t>(options.silence.count() / 1000, 1)));
}

void Fetcher::Impl::set_callbacks(Transfer& transfer) {
  CURL* const easy = transfer.easy;
  curl().easy_setopt(easy, CURLOPT_PRIVATE, &transfer);
  curl().easy_setopt(easy, CURLOPT_ERRORBUFFER, transfer.error.data());
  curl().easy_setopt(easy, CURLOPT_HEADERFUNCTION, on_head);
  curl().easy_setopt(easy, CURLOPT_HEADERDATA, &transfer);
  curl().easy_setopt(easy, CURLOPT_WRITEFUNCTION, on_body);
  curl().easy_setopt(easy, CURLOPT_WRITEDATA, &transfer);
  curl().easy_setopt(easy, CURLOPT_DEBUGFUNCTION, on_debug);
  curl().easy_setopt(easy, CURLOPT_DEBUGDATA, &transfer);
  curl().easy_setopt(easy, CURLOPT_VERBOSE, 1L);  // or on_debug is not called
  curl().easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, on_socket);
  curl().easy_setopt(easy, CURLOPT_OPENSOCKETDATA, &transfer);
  curl().easy_setopt(easy, CURLOPT_PREREQFUNCTION, on_connected);
  curl().easy_setopt(easy, CURLOPT_PREREQDATA, &transfer);
}

Result<void> Fetcher::Impl::set_up(Transfer& transfer, FetchRequest const& request) {
  transfer.easy = curl().easy_init();
  if (!transfer.easy) return Error{ErrorCode::OutOfMemory, "libcurl has no memory", ""};
  CURL* const easy = transfer.easy;
  set_callbacks(transfer);
  set_limits(transfer);
  curl().easy_setopt(easy, CURLOPT_URL, request.url.c_str());
  curl().easy_setopt(easy, CURLOPT_PATH_AS_IS, 1L);
  curl().easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
  curl().easy_setopt(easy, CURLOPT_PROXY,
                     "");  // whatever the environment says: see is_private_address
  curl().easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
  curl().easy_setopt(easy, CURLOPT_HTTP_CONTENT_DECODING, 0L);
  curl().easy_setopt(
      easy, CURLOPT_HTTP_VERSION,
      static_cast<long>(options.http2 ? CURL_HTTP_VERSION_2TLS : CURL_HTTP_VERSION_1_1));
  if (!options.ca_file.empty()) {
    curl().easy_setopt(easy, CURLOPT_CAINFO, options.ca_file.c_str());
    curl().easy_setopt(easy, CURLOPT_CAPATH, static_cast<char const*>(nullptr));
  }
  curl().easy_setopt(easy, CURLOPT_USERAGENT, options.user_agent.c_str());
  auto const field = [&transfer](std::string const& line) {
    if (curl_slist* const longer = curl().slist_append(transfer.fields, line.c_str())) {
      transfer.fields = longer;
    }
  };
  field("Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
  field("Accept-Encoding: br, gzip");
  field("Accept-Language: vi,en;q=0.5");
  if (!request.etag.empty()) field("If-None-Match: " + request.etag);
  if (!request.last_modified.empty()) field("If-Modified-Since: " + request.last_modified);
  curl().easy_setopt(easy, CURLOPT_HTTPHEADER, transfer.fields);
  return {};
}

FetchOutcome Fetcher::Impl::finish(CURL* easy, CURLcode code) {
  curl().multi_remove_handle(multi, easy);
  auto const found =
      std::ranges::find(transfers, easy, [](auto const& each) { return each->easy; });
  std::unique_ptr<Transfer> const transfer = std::move(*found);
  transfers.erase(found);

  FetchAnswer& answer = transfer->answer;
  std::string const url = answer.url;
  if (code != CURLE_OK && !transfer->has_head)
    return {url, answer.tag, failure_of(*transfer, code)};
  if (code != CURLE_OK && answer.truncated.empty()) answer.truncated = truncation_of(code);
  long status = 0;
  long version = 0;
  curl_off_t microseconds = 0;
  char const* ip = nullptr;
  curl().easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
  curl().easy_getinfo(easy, CURLINFO_HTTP_VERSION, &version);
  curl().easy_getinfo(easy, CURLINFO_TOTAL_TIME_T, &microseconds);
  curl().easy_getinfo(easy, CURLINFO_PRIMARY_IP, &ip);
  answer.status = static_cast<int>(status);
  answer.protocol = version == CURL_HTTP_VERSION_2_0   ? "h2"
                    : version == CURL_HTTP_VERSION_1_0 ? "http/1.0"
                                                       : "http/1.1";
  answer.took = std::chrono::duration_cast<milliseconds>(std::chrono::microseconds(microseconds));
  answer.ip = ip ? ip : "";
  std::size_t const line_end = std::min(answer.request_head.find('\n'), answer.request_head.size());
  answer.request_head =
      as_http_1(std::string_view(answer.request_head).substr(0, line_end), "HTTP/2") +
      answer.request_head.substr(line_end);
  std::size_t const tag = answer.tag;
  return {url, tag, std::move(answer)};
}

Fetcher::Fetcher(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Fetcher::Fetcher(Fetcher&&) noexcept = default;
Fetcher& Fetcher::operator=(Fetcher&&) noexcept = default;
Fetcher::~Fetcher() = default;

Result<Fetcher> Fetcher::make(FetcherOptions options) {
  auto const loaded = CurlLibrary::load();
  if (!loaded) return loaded.error();
  if (has_control(options.user_agent)) {
    return bad_request("", "the user agent holds control characters");
  }
  if (!options.ca_file.empty() && access(options.ca_file.c_str(), R_OK) != 0) {
    return base::os_error(options.ca_file, "read", errno);
  }
  auto impl = std::make_unique<Impl>(std::move(options));
  if (!impl->multi) return Error{ErrorCode::OutOfMemory, "libcurl has no memory", ""};
  for (std::string const& site : impl->options.sites) {
    auto target = target_of(site);
    if (!target) return bad_request(site, "it is no http or https address");
    if (lies_on_private_network(target->host)) impl->private_sites.push_back(std::move(*target));
  }
  curl().multi_setopt(impl->multi, CURLMOPT_MAX_HOST_CONNECTIONS, 1L);
  curl().multi_setopt(impl->multi, CURLMOPT_MAXCONNECTS, kMaxConnections);
  return Fetcher(std::move(impl));
}

Result<void> Fetcher::add(FetchRequest const& request) {
  auto const target = target_of(request.url);
  if (!target) return bad_request(request.url, "it is no http or https address");
  if (has_control(request.etag) || has_control(request.last_modified)) {
    return bad_request(request.url, "its validators hold control characters");
  }
  auto transfer = std::make_unique<Transfer>();
  transfer->may_be_private = impl_->may_be_private(*target);
  transfer->answer.url = request.url;
  transfer->answer.tag = request.tag;
  transfer->answer.at = std::chrono::system_clock::now();
  auto const ready = impl_->set_up(*transfer, request);
  if (!ready) return ready.error();
  if (auto const code = curl().multi_add_handle(impl_->multi, transfer->easy); code != CURLM_OK) {
    return Error{ErrorCode::Internal, curl().multi_strerror(code), "", request.url};
  }
  impl_->transfers.push_back(std::move(transfer));
  return {};
}

std::optional<FetchOutcome> Fetcher::wait(milliseconds timeout) {
  auto const deadline = steady_clock::now() + timeout;
  while (!impl_->transfers.empty()) {
    int running = 0;
    curl().multi_perform(impl_->multi, &running);
    int left = 0;
    while (CURLMsg const* const message = curl().multi_info_read(impl_->multi, &left)) {
      if (message->msg == CURLMSG_DONE)
        return impl_->finish(message->easy_handle, message->data.result);
    }
    auto const rest = std::chrono::ceil<milliseconds>(deadline - steady_clock::now());
    if (rest <= milliseconds(0)) return std::nullopt;
    curl().multi_poll(impl_->multi, nullptr, 0, static_cast<int>(rest.count()), nullptr);
  }
  return std::nullopt;
}

std::size_t Fetcher::running() const {
  return impl_->transfers.size();
}

}  // namespace tracuu::indexer
