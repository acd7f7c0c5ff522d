// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "cli/commands.hpp"
#include "server/state/token_set.hpp"

namespace tracuu::cli {

base::Result<ExitCode> run(TokenOptions const& options, Output& output) {
  auto const made = server::make_token(options.name);
  if (!made) return made.error();
  output.print_error(
      fmt::format("the token, shown only now: {}\nits line in the file of tokens:\n", made->token));
  output.print(made->line + "\n");
  return ExitCode::Ok;
}

}  // namespace tracuu::cli
