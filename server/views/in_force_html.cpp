// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/in_force_html.hpp"

#include "base/wording.hpp"

namespace tracuu::server {

using search::InForce;

std::string in_force_short(InForce state, base::Language language) {
  switch (state) {
    case InForce::Yes: return std::string(base::wording("validity.short.yes", language));
    case InForce::No: return std::string(base::wording("validity.short.no", language));
    case InForce::Unknown: return std::string(base::wording("validity.short.unknown", language));
  }
  return "";
}

PageData in_force_options(std::optional<InForce> chosen, base::Language language) {
  PageData options{PageData::type::list};
  for (InForce const state : {InForce::Yes, InForce::No, InForce::Unknown}) {
    PageData option{PageData::type::object};
    option.set("value", std::string(search::name_of(state)));
    option.set("text", in_force_short(state, language));
    option.set("is_chosen", state == chosen);
    options.push_back(option);
  }
  return options;
}

}  // namespace tracuu::server
