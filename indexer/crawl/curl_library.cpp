// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/crawl/curl_library.hpp"

#include <dlfcn.h>
#include <fmt/format.h>

#include <string>

namespace tracuu::indexer {

using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

/// Of Debian's libcurl4; its ABI has had this number since 2006.
constexpr char const* kCurlFile = "libcurl.so.4";

Error curl_missing(std::string const& why) {
  return {ErrorCode::Unavailable, fmt::format("libcurl cannot be loaded: {}", why),
          "install libcurl4 (apt install libcurl4)"};
}

template <class Function>
bool find_function(void* library, char const* name, Function& function) {
  function = reinterpret_cast<Function>(dlsym(library, name));
  return function != nullptr;
}

Result<CurlLibrary const*> load_curl() {
  static CurlLibrary curl{};
  void* const from = dlopen(kCurlFile, RTLD_NOW | RTLD_LOCAL);
  if (!from) return curl_missing(dlerror());
  bool const is_whole = find_function(from, "curl_global_init", curl.global_init) &&
                        find_function(from, "curl_free", curl.free) &&
                        find_function(from, "curl_easy_init", curl.easy_init) &&
                        find_function(from, "curl_easy_cleanup", curl.easy_cleanup) &&
                        find_function(from, "curl_easy_perform", curl.easy_perform) &&
                        find_function(from, "curl_easy_reset", curl.easy_reset) &&
                        find_function(from, "curl_easy_setopt", curl.easy_setopt) &&
                        find_function(from, "curl_easy_getinfo", curl.easy_getinfo) &&
                        find_function(from, "curl_easy_strerror", curl.easy_strerror) &&
                        find_function(from, "curl_multi_init", curl.multi_init) &&
                        find_function(from, "curl_multi_cleanup", curl.multi_cleanup) &&
                        find_function(from, "curl_multi_setopt", curl.multi_setopt) &&
                        find_function(from, "curl_multi_add_handle", curl.multi_add_handle) &&
                        find_function(from, "curl_multi_remove_handle", curl.multi_remove_handle) &&
                        find_function(from, "curl_multi_perform", curl.multi_perform) &&
                        find_function(from, "curl_multi_poll", curl.multi_poll) &&
                        find_function(from, "curl_multi_info_read", curl.multi_info_read) &&
                        find_function(from, "curl_multi_strerror", curl.multi_strerror) &&
                        find_function(from, "curl_slist_append", curl.slist_append) &&
                        find_function(from, "curl_slist_free_all", curl.slist_free_all) &&
                        find_function(from, "curl_url", curl.url) &&
                        find_function(from, "curl_url_cleanup", curl.url_cleanup) &&
                        find_function(from, "curl_url_set", curl.url_set) &&
                        find_function(from, "curl_url_get", curl.url_get);
  if (!is_whole) return curl_missing(dlerror());
  CURLcode const ready = curl.global_init(CURL_GLOBAL_DEFAULT);
  if (ready != CURLE_OK) return curl_missing(curl.easy_strerror(ready));
  return &curl;
}

}  // namespace

Result<CurlLibrary const*> CurlLibrary::load() {
  static Result<CurlLibrary const*> const loaded = load_curl();
  return loaded;
}

}  // namespace tracuu::indexer
