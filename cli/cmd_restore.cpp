// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.hpp"
#include "cli/copy_summary.hpp"
#include "store/index_copy.hpp"

namespace tracuu::cli {

base::Result<ExitCode> run(RestoreOptions const& options, Output& output) {
  auto const report =
      store::restore(store::IndexFolder(options.source), store::IndexFolder(options.index));
  if (!report) return report.error();
  output.print(copy_summary(*report));
  return ExitCode::Ok;
}

}  // namespace tracuu::cli
