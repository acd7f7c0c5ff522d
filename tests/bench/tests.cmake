tracuu_test(bench
  LIBRARIES tracuu_bench tracuu::analyzers
  SOURCES bench/typing_test.cpp)
