// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "base/wording.hpp"

namespace tracuu::server {

/// A template with the table's wording filled in, once for each language.
using PageTemplate = base::BothTexts;

/// The files of views/templates/, built into the program (scripts/wording.py pages; scripts and
/// style sheets by embedded_files.cpp.in): a server must not depend on the folder it was started
/// in.
extern PageTemplate const kTopTemplate;
extern PageTemplate const kBottomTemplate;
extern PageTemplate const kSearchFormTemplate;
extern PageTemplate const kHomeTemplate;
extern PageTemplate const kResultsTemplate;
extern PageTemplate const kAnnouncementTemplate;
extern PageTemplate const kDocumentPageTemplate;
extern PageTemplate const kSavedTemplate;
extern PageTemplate const kAttachmentsTemplate;
extern PageTemplate const kErrorTemplate;
extern PageTemplate const kFacetsTemplate;
extern PageTemplate const kHistogramTemplate;
extern PageTemplate const kSyntaxHelpTemplate;
extern PageTemplate const kArchiveTemplate;
extern PageTemplate const kArchivePeriodTemplate;
extern PageTemplate const kArchiveListTemplate;
extern PageTemplate const kArchiveFacetsTemplate;
extern PageTemplate const kListedHitsTemplate;
extern PageTemplate const kYearCalendarTemplate;
extern PageTemplate const kNumberFormTemplate;
extern PageTemplate const kNumberTemplate;
extern PageTemplate const kCompareTemplate;
extern PageTemplate const kLinkedLineTemplate;
extern PageTemplate const kAccessibilityTemplate;
extern PageTemplate const kWebmasterTopTemplate;
extern PageTemplate const kWebmasterQueriesTemplate;
extern std::string_view const kStyleCss;
extern std::string_view const kFeedCss;
extern std::string_view const kSearchScript;
extern std::string_view const kAnnouncementScript;
extern std::string_view const kEmbedScript;

}  // namespace tracuu::server
