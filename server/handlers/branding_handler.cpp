// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/branding_handler.hpp"

#include <string>

#include "base/wording.hpp"
#include "server/branding/statement.hpp"
#include "server/http/problem.hpp"
#include "server/urls/links.hpp"
#include "server/views/embedded_files.hpp"
#include "server/views/html_page.hpp"
#include "server/views/problem_response.hpp"

namespace tracuu::server {
namespace {

PageData block_data(StatementBlock const& block) {
  PageData data{PageData::type::object};
  data.set("is_heading", block.kind == StatementBlock::Kind::Heading);
  data.set("is_list", block.kind == StatementBlock::Kind::List);
  data.set("is_paragraph", block.kind == StatementBlock::Kind::Paragraph);
  PageData entries{PageData::type::list};
  for (std::string const& line : block.lines) {
    PageData entry{PageData::type::object};
    entry.set("pieces", linked_line(line));
    entries.push_back(entry);
  }
  data.set("entries", entries);
  return data;
}

std::string accessibility_page_html(base::Language language, Branding const& branding) {
  Statement const statement = read_statement_text(branding.accessibility.in(language));
  std::string const heading = statement.title.empty()
                                  ? std::string(base::wording("page.accessibility", language))
                                  : statement.title;
  PageFrame const frame{.language = language,
                        .title = heading,
                        .vietnamese_url = accessibility_url(base::Language::Vietnamese),
                        .english_url = accessibility_url(base::Language::English)};
  PageData data = page_data(frame, {}, branding);
  base::Language const written_in = branding.accessibility.language_in(language);
  data.set("statement_lang", written_in == language
                                 ? PageData{false}
                                 : PageData{std::string(base::language_tag(written_in))});
  data.set("heading", heading);
  PageData blocks{PageData::type::list};
  for (StatementBlock const& block : statement.blocks) blocks.push_back(block_data(block));
  data.set("blocks", blocks);
  return render_page(kAccessibilityTemplate, language, data);
}

/// The lens that the head of templates/top.mustache names, too.
std::string icon_svg(std::string const& accent) {
  return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 16 16\"><rect width=\"16\" "
         "height=\"16\" rx=\"3\" fill=\"" +
         accent +
         "\"/><circle cx=\"7\" cy=\"7\" r=\"3.4\" fill=\"none\" stroke=\"#fff\" "
         "stroke-width=\"1.6\"/>"
         "<path d=\"m9.6 9.6 3 3\" stroke=\"#fff\" stroke-width=\"1.8\" "
         "stroke-linecap=\"round\"/></svg>";
}

}  // namespace

base::Result<Response> handle_logo(Request const&, Context const& context, AppState const&) {
  auto const& logo = context.branding->logo;
  if (!logo) return problem_response(no_such_page(), context);
  return image_response(logo->media_type, logo->bytes);
}

base::Result<Response> handle_icon(Request const&, Context const& context, AppState const&) {
  auto const& logo = context.branding->logo;
  if (logo) return image_response(logo->media_type, logo->bytes);
  return image_response("image/svg+xml", icon_svg(context.branding->accent));
}

base::Result<Response> handle_accessibility(Request const&, Context const& context,
                                            AppState const&) {
  if (context.branding->accessibility.empty()) return problem_response(no_such_page(), context);
  return html_response(200, accessibility_page_html(context.language, *context.branding));
}

}  // namespace tracuu::server
