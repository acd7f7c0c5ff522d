# Journeys through the pages in Debian's chromium, by Node's own test runner.
find_program(TRACUU_NODE node REQUIRED)
add_test(NAME browser.install COMMAND ${CMAKE_CURRENT_LIST_DIR}/install)
set_tests_properties(browser.install PROPERTIES FIXTURES_SETUP browser_modules TIMEOUT 300)
foreach(journey accessibility announcement archive archivists branding cards curation document_page embed injection
    layout lead no_script page_hits results search webmaster)
  add_test(NAME browser.${journey}
    COMMAND ${TRACUU_NODE} --test ${CMAKE_CURRENT_LIST_DIR}/${journey}.test.mjs)
  # A browser and a server each: more at once would only wait for each other.
  set_tests_properties(browser.${journey} PROPERTIES
    FIXTURES_REQUIRED browser_modules PROCESSORS 2 TIMEOUT 600
    ENVIRONMENT "TRACUU_PROGRAM=$<TARGET_FILE:tracuu>")
endforeach()
