#include "search/near_spelling.hpp"
namespace tracuu::search {
std::vector<SpellingCorrection> find_corrections(Xapian::Database const&, RunReading const&) {
  return {};
}
std::string corrected_text(std::string_view t, RunReading const&,
                           std::vector<SpellingCorrection> const&) {
  return std::string(t);
}
}  // namespace tracuu::search
