// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace tracuu::server {

/// The files of views/templates/, built into the program (embedded_files.cpp.in):
/// a server must not depend on the folder it was started in.
extern std::string_view const kTopTemplate;
extern std::string_view const kBottomTemplate;
extern std::string_view const kSearchFormTemplate;
extern std::string_view const kHomeTemplate;
extern std::string_view const kResultsTemplate;
extern std::string_view const kAnnouncementTemplate;
extern std::string_view const kSavedTemplate;
extern std::string_view const kAttachmentsTemplate;
extern std::string_view const kErrorTemplate;
extern std::string_view const kFacetsTemplate;
extern std::string_view const kHistogramTemplate;
extern std::string_view const kSyntaxHelpTemplate;
extern std::string_view const kArchiveTemplate;
extern std::string_view const kArchivePeriodTemplate;
extern std::string_view const kArchiveListTemplate;
extern std::string_view const kArchiveFacetsTemplate;
extern std::string_view const kYearCalendarTemplate;
extern std::string_view const kNumberFormTemplate;
extern std::string_view const kNumberTemplate;
extern std::string_view const kCompareTemplate;
extern std::string_view const kStyleCss;
extern std::string_view const kSearchScript;
extern std::string_view const kAnnouncementScript;
extern std::string_view const kEmbedScript;

}  // namespace tracuu::server
