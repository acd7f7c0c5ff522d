// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "base/language.hpp"
#include "search/api/curated.hpp"
#include "search/curation/curation_file.hpp"
#include "server/branding/branding.hpp"
#include "server/views/webmaster/curation_json.hpp"

namespace tracuu::server {

/// What the webmaster's page of rules shows.
struct CurationPage {
  CurationState state;
  std::string query{};                              ///< what rules are tried on; empty: nothing
  std::vector<search::RuleEffect> effects{};        ///< on it
  std::string toml{};                               ///< what stands in the box
  std::string tag{};                                ///< of the file that it was read from
  std::vector<search::CurationProblem> problems{};  ///< why it was not saved
  bool is_changed = false;  ///< it was not saved: the file is another one by now
  bool is_saved = false;
};

/// Thread-safe, as all of this file.
[[nodiscard]] std::string curation_page_html(CurationPage const& page, base::Language language,
                                             std::string const& webmaster,
                                             Branding const& branding);

/// The page of a server without a file of rules: how to have one.
[[nodiscard]] std::string curation_off_page_html(base::Language language,
                                                 std::string const& webmaster,
                                                 Branding const& branding);

}  // namespace tracuu::server
