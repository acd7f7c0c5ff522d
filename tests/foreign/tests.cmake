# What programs of others make of us: from Debian and npm (package-lock.json), each by itself.
find_program(TRACUU_NODE node REQUIRED)
find_package(Python3 REQUIRED COMPONENTS Interpreter)
add_test(NAME foreign.install COMMAND ${CMAKE_CURRENT_LIST_DIR}/install)
set_tests_properties(foreign.install PROPERTIES FIXTURES_SETUP foreign_modules TIMEOUT 600)
foreach(subject chunked openapi references)
  add_test(NAME foreign.${subject}
    COMMAND ${TRACUU_NODE} --test ${CMAKE_CURRENT_LIST_DIR}/${subject}.test.mjs)
  set_tests_properties(foreign.${subject} PROPERTIES
    FIXTURES_REQUIRED foreign_modules TIMEOUT 600 ENVIRONMENT "TRACUU_PROGRAM=$<TARGET_FILE:tracuu>")
endforeach()
add_test(NAME foreign.openapi_proxy
  COMMAND Python3::Interpreter ${CMAKE_CURRENT_LIST_DIR}/openapi_proxy.py $<TARGET_FILE:tracuu>
    ${PROJECT_SOURCE_DIR} ${CMAKE_CURRENT_LIST_DIR}/node_modules/.bin/prism)
set_tests_properties(foreign.openapi_proxy PROPERTIES FIXTURES_REQUIRED foreign_modules TIMEOUT 600)
add_test(NAME foreign.oai_schema
  COMMAND Python3::Interpreter ${CMAKE_CURRENT_LIST_DIR}/oai_schema.py $<TARGET_FILE:tracuu>
    ${PROJECT_SOURCE_DIR})
set_tests_properties(foreign.oai_schema PROPERTIES SKIP_RETURN_CODE 77 TIMEOUT 600)
