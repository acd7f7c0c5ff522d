// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.hpp"
#include "cli/copy_summary.hpp"
#include "schema/index_copy.hpp"

namespace tracuu::cli {

base::Result<ExitCode> run(BackupOptions const& options, Output& output) {
  auto const report =
      schema::back_up(schema::IndexFolder(options.index), schema::IndexFolder(options.destination),
                      options.replace ? schema::OldBackup::Replace : schema::OldBackup::Keep);
  if (!report) return report.error();
  output.print(copy_summary(*report));
  return ExitCode::Ok;
}

}  // namespace tracuu::cli
