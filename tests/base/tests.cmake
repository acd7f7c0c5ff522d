tracuu_test(base LIBRARIES tracuu::base SOURCES base/error_test.cpp base/utf8_test.cpp)
