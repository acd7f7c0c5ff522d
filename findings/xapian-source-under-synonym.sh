#!/usr/bin/env bash
# Xapian 1.4.22: a posting source cannot be a part of a weighted OP_SYNONYM.
#
# A query makes two things one term: documents with a word, and documents that a PostingSource
# names, say those published in a period. One would expect that OP_SYNONYM takes any query, as its
# documentation says ("treat a set of queries as synonyms"), and OP_OR and OP_FILTER take this one.
# The match throws InvalidOperationError as soon as it is weighted: the frequency of the source among
# documents that are judged relevant is asked for, though there are none. Without weights
# (BoolWeight, or the whole scaled by 0) it works.
#
# Seen:
#   or, weighted: 3 found
#   filter, weighted: 1 found
#   synonym, weighted: InvalidOperationError
#   synonym, boolean: 3 found

source "$(dirname "$0")/unpack.bash"
packages libxapian30=1.4.22-1 libxapian-dev=1.4.22-1

program=$(compiled -lxapian <<'CPP'
#include <xapian.h>

#include <iostream>
#include <string>

namespace {

void search(char const* what, Xapian::Database const& documents, Xapian::Query::op how,
            Xapian::Weight const& weight) {
  auto* const source = new Xapian::ValueWeightPostingSource(0);
  Xapian::Query const query(how, Xapian::Query("đê"), Xapian::Query(source->release()));
  std::cout << what << ": ";
  try {
    Xapian::Enquire enquire(documents);
    enquire.set_query(query);
    enquire.set_weighting_scheme(weight);
    std::cout << enquire.get_mset(0, 10).size() << " found\n";
  } catch (Xapian::Error const& error) {
    std::cout << error.get_type() << '\n';
  }
}

}  // namespace

int main(int, char** arguments) {
  Xapian::WritableDatabase documents(arguments[1], Xapian::DB_CREATE);
  for (int i = 0; i < 3; ++i) {
    Xapian::Document document;
    if (i < 2) document.add_term("đê");
    if (i > 0) document.add_value(0, Xapian::sortable_serialise(i));
    documents.add_document(document);
  }
  documents.commit();
  search("or, weighted", documents, Xapian::Query::OP_OR, Xapian::BM25Weight());
  search("filter, weighted", documents, Xapian::Query::OP_FILTER, Xapian::BM25Weight());
  search("synonym, weighted", documents, Xapian::Query::OP_SYNONYM, Xapian::BM25Weight());
  search("synonym, boolean", documents, Xapian::Query::OP_SYNONYM, Xapian::BoolWeight());
}
CPP
)
"$program" "$work/documents" | seen
