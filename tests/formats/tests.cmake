tracuu_test(formats
  LIBRARIES tracuu::formats tracuu::search tracuu::indexer tracuu::schema tracuu::base fmt::fmt
  nlohmann_json::nlohmann_json pugixml::pugixml PkgConfig::libarchive
  SOURCES
    formats/announcement_bibtex_test.cpp formats/announcement_citation_test.cpp
    formats/announcement_csv_test.cpp formats/announcement_json_test.cpp
    formats/announcement_ris_test.cpp formats/announcement_text_test.cpp
    formats/author_names_test.cpp formats/curated_json_test.cpp formats/document_kind_test.cpp
    formats/archivists/batch_writer_test.cpp formats/archivists/id_list_test.cpp formats/archivists/identified_file_test.cpp
    formats/archivists/originals_bag_test.cpp
    formats/archivists/query_table_test.cpp
    formats/document_page_json_test.cpp formats/format_test.cpp formats/page_name_test.cpp
    formats/marked_html_test.cpp formats/plain_line_test.cpp formats/query_tables_test.cpp formats/search_json_test.cpp
    formats/redirect_map_test.cpp
    formats/table_csv_test.cpp formats/table_workbook_test.cpp formats/xml_text_test.cpp support/small_index.cpp)
