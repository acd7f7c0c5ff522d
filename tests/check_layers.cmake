find_package(Python3 REQUIRED COMPONENTS Interpreter)
add_test(NAME check_layers
  COMMAND Python3::Interpreter ${CMAKE_CURRENT_LIST_DIR}/check_layers.py)
add_test(NAME check_layers.self_test
  COMMAND Python3::Interpreter ${CMAKE_CURRENT_LIST_DIR}/check_layers.py --self-test)
