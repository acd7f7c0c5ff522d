# What is held over the tree itself: a check_<what>.py, and what it must refuse (--self-test).
find_package(Python3 REQUIRED COMPONENTS Interpreter)
foreach(check check_glossary check_layers check_prose check_wording)
  add_test(NAME ${check} COMMAND Python3::Interpreter ${CMAKE_CURRENT_LIST_DIR}/${check}.py)
  add_test(NAME ${check}.self_test
    COMMAND Python3::Interpreter ${CMAKE_CURRENT_LIST_DIR}/${check}.py --self-test)
endforeach()
