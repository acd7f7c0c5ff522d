#!/usr/bin/env bash
# @citation-js/plugin-ris 0.7.21: the day of a RIS reference is read, unless the reference is a GOVDOC.
#
# RIS has a type for what governments publish, GOVDOC, and DA for the day ("2024/03/18/"). citation-js
# makes the same kind of reference of GOVDOC as of RPRT (a report), with the same number; but of DA it
# keeps the day for RPRT only, and for GOVDOC the year that PY has. Two decisions of one year by one
# body are then told apart by their number alone, and sorting by day leaves them in any order. Whoever
# exports government documents for such readers chooses between the type that fits and the day.
#
# Seen:
#   GOVDOC: report, 104/QĐ-UBND, 2024
#   RPRT: report, 104/QĐ-UBND, 2024-3-18

source "$(dirname "$0")/unpack.bash"
npm_packages @citation-js/core@0.7.21 @citation-js/plugin-ris@0.7.21

cat >"$root/read.cjs" <<'END'
const { Cite } = require("@citation-js/core");
require("@citation-js/plugin-ris");
for (const type of ["GOVDOC", "RPRT"]) {
  const ris = [
    `TY  - ${type}`, "TI  - Về việc tu bổ đê", "PB  - UBND xã An Khê", "PY  - 2024",
    "DA  - 2024/03/18/", "SN  - 104/QĐ-UBND", "ER  - ", "",
  ].join("\n");
  const [read] = new Cite(ris).data;
  console.log(`${type}: ${read.type}, ${read.number}, ${read.issued["date-parts"][0].join("-")}`);
}
END
node "$root/read.cjs" | seen
