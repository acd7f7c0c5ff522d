// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/webmaster_handler.hpp"

#include "server/views/webmaster/webmaster_page.hpp"

namespace tracuu::server {

base::Result<Response> handle_webmaster(Request const&, Context const& context, search::Searcher&,
                                        AppState const&) {
  PageData data =
      webmaster_data(kQueriesSection, context.language, "", context.webmaster, *context.branding);
  data.set("is_kept", false);
  return html_response(200,
                       render_webmaster_page(kWebmasterQueriesTemplate, context.language, data));
}

}  // namespace tracuu::server
