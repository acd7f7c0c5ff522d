// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <chrono>
#include <string>

#include "cli/commands.hpp"
#include "cli/curation_option.hpp"
#include "cli/notify/notify_run.hpp"
#include "cli/wording/say.hpp"
#include "search/searcher.hpp"

namespace tracuu::cli {

namespace {

std::int64_t seconds_now() {
  return std::chrono::duration_cast<std::chrono::seconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

void tell_report(NotifyReport const& report, Output const& output) {
  base::Language const language = output.language();
  for (std::string const& failure : report.failures) {
    output.print_error(printable(failure) + "\n");
  }
  output.print_remark(say("notify.done", language, std::to_string(report.searches),
                          std::to_string(report.news), std::to_string(report.delivered),
                          std::to_string(report.left.waiting),
                          std::to_string(report.left.given_up)) +
                      '\n');
  if (report.begun > 0) {
    output.print_remark(say("notify.begun", language, std::to_string(report.begun)) + '\n');
  }
}

}  // namespace

base::Result<ExitCode> run(NotifyOptions const& options, Output& output) {
  auto const settings = read_notify_settings(options.config_file);
  if (!settings) return settings.error();
  auto searcher = open_searcher(options.index, settings->curation);
  if (!searcher) return searcher.error();
  auto store = NotifyStore::open(settings->state);
  if (!store) return store.error();
  SenderLimits limits;
  limits.allow_private = settings->allow_private;
  limits.allow_http = settings->allow_http;
  auto sender = WebhookSender::make(limits);
  if (!sender) return sender.error();
  auto const report =
      run_notify(*settings, *searcher, *store, *sender, seconds_now(), options.dry_run);
  if (!report) return report.error();
  tell_report(*report, output);
  return report->failures.empty() ? ExitCode::Ok : ExitCode::SomeRejected;
}

}  // namespace tracuu::cli
