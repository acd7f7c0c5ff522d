if(TRACUU_SANITIZE)  # there the program is not built
  return()
endif()
find_package(Python3 REQUIRED COMPONENTS Interpreter)
add_test(NAME crawl.portal_test
  COMMAND Python3::Interpreter ${CMAKE_CURRENT_LIST_DIR}/portal_test.py)
add_test(NAME crawl.crawl_test
  COMMAND Python3::Interpreter ${CMAKE_CURRENT_LIST_DIR}/crawl_test.py $<TARGET_FILE:tracuu>)
