// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>

#include "base/language.hpp"
#include "server/branding/branding.hpp"
#include "server/http/lead_settings.hpp"

namespace tracuu::server {

/// Who reads the refusals of a route: people get a page, programs JSON.
enum class Audience { People, Programs };

/// What our side knows of a request, beside what the client sent (Request).
struct Context {
  Audience audience = Audience::People;
  base::Language language = base::Language::Vietnamese;  ///< that the client is answered in
  std::string route{};           ///< pattern of the route; empty if there is none
  std::string id{};              ///< what stands for {id} in the pattern
  std::size_t page = 0;          ///< what stands for {n} in it: a page of a document; else 0
  std::string client{};          ///< address of the client, as client_behind found it
  std::string limit_key{};       ///< whose requests count together; empty: no limit counts for them
  std::string base_url{};        ///< "https://tim.example.gov.vn": where the client reached us
  std::string base_path{};       ///< its path, "/tim"; empty at the root of a host
  std::string tag_authority{};   ///< who names things in feeds (public_address.hpp); may be empty
  bool has_page_images = false;  ///< pages of files that were indexed may be shown as pictures
  std::string webmaster{};       ///< name of the token; only of routes for_webmaster
  bool counts_opened = false;    ///< links to hits tell their place, so that it can be counted
  bool has_originals = false;    ///< files that were indexed may be given out as they are
  std::string admin_email{};     ///< for those who harvest; empty if none is set
  LeadSettings leads{};          ///< how old addresses are led on
  Branding const* branding = &own_branding();  ///< never null; lives as long as the server
};

}  // namespace tracuu::server
