// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/correction_handler.hpp"

#include <chrono>
#include <utility>

#include "indexer/page_correction.hpp"
#include "schema/page_ranges.hpp"
#include "server/handlers/live_handler.hpp"
#include "server/urls/request_params.hpp"
#include "server/views/problem_response.hpp"

namespace tracuu::server {
namespace {

constexpr std::chrono::milliseconds kUntilCommitted{2'000};

/// The announcement as it is once all changes to the page are in the index: a page that a
/// correction has changed may have one that waits, which must not be taken for the machine's text.
base::Result<schema::Announcement> settled_announcement(Context const& context,
                                                        search::Searcher& searcher,
                                                        LiveIndex& live) {
  auto found = searcher.find(context.id);
  if (!found) return found.error();
  bool const may_wait = schema::has_page(found->announcement.corrected_pages, context.page);
  if (may_wait && live.writer().wait_until_committed(kUntilCommitted)) {
    found = searcher.find(context.id);
    if (!found) return found.error();
  }
  return std::move(found->announcement);
}

}  // namespace

base::Result<Response> handle_put_page(Request const& request, Context const& context,
                                       search::Searcher& searcher, LiveIndex& live) {
  if (auto const problems = check_lang_only(request); !problems.empty()) {
    return problem_response(problems.front(), context);
  }
  auto text = indexer::read_page_correction(request.body);
  if (!text) return text.error();
  auto const announcement = settled_announcement(context, searcher, live);
  if (!announcement) return announcement.error();
  std::string const by = live.writer_of(request.authorization).value_or("");
  auto const folder = store::folder_of(searcher.index(), "a correction");
  if (!folder) return folder.error();
  auto change =
      indexer::keep_correction(*folder, *announcement, context.page, std::move(*text), by);
  if (!change) return change.error();
  return accept_changes({std::move(*change)}, context, live);
}

base::Result<Response> handle_delete_page(Request const& request, Context const& context,
                                          search::Searcher& searcher, LiveIndex& live) {
  if (auto const problems = check_lang_only(request); !problems.empty()) {
    return problem_response(problems.front(), context);
  }
  auto const announcement = settled_announcement(context, searcher, live);
  if (!announcement) return announcement.error();
  auto const folder = store::folder_of(searcher.index(), "a correction");
  if (!folder) return folder.error();
  auto change = indexer::undo_correction(*folder, *announcement, context.page);
  if (!change) return change.error();
  if (!*change) return problem_response(no_such_correction(), context);
  auto accepted = accept_changes({std::move(**change)}, context, live);
  if (!accepted || accepted->status != 202) return accepted;
  auto const dropped = indexer::drop_correction(*folder, *announcement, context.page);
  if (!dropped) return dropped.error();
  return accepted;
}

}  // namespace tracuu::server
