tracuu_test(base LIBRARIES tracuu::base SOURCES
    base/ascii_test.cpp base/error_test.cpp base/json_string_test.cpp base/machine_memory_test.cpp base/os_error_test.cpp base/release_test.cpp base/sha256_test.cpp base/utf8_test.cpp
    base/wording_test.cpp)
