tracuu_test(store
  LIBRARIES tracuu::store tracuu::schema tracuu::indexer tracuu::search tracuu::analyzers ZLIB::ZLIB PkgConfig::sqlite
  fmt::fmt
  SOURCES
    store/changed_documents_test.cpp store/changesets_test.cpp store/copy_check_test.cpp store/damaged_tables_test.cpp store/database_test.cpp store/document_lookup_test.cpp
    store/exported_line_test.cpp store/index_check_test.cpp store/index_copy_test.cpp
    store/index_export_test.cpp store/index_folder_test.cpp store/packed_size_test.cpp
    store/page_claim_test.cpp store/page_store_copy_test.cpp store/page_store_test.cpp store/query_log_test.cpp store/query_report_test.cpp
    store/remote_batch_test.cpp store/remote_positions_test.cpp store/replica_test.cpp
    store/replicated_view_test.cpp store/shard_address_test.cpp store/shard_health_test.cpp
    store/shard_list_test.cpp store/shard_network_test.cpp store/shard_reader_test.cpp
    store/shard_state_test.cpp store/tombstones_test.cpp store/write_transaction_test.cpp
    store/writer_wait_test.cpp support/index_dump.cpp support/served_shard.cpp
    support/small_index.cpp)
