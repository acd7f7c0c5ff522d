// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/office/pdf_objects.hpp"

// qpdf 10 and 11 warn unless told that its old pointers are not used.
#define POINTERHOLDER_TRANSITION 4

#include <openssl/err.h>
#include <openssl/pkcs7.h>
#include <openssl/x509.h>

#include <exception>
#include <qpdf/Pipeline.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <set>
#include <stdexcept>
#include <string>
#include <utility>

#include "base/utf8.hpp"
#include "indexer/office/pdf_stamp.hpp"

namespace tracuu::indexer {

namespace {

constexpr int kMaxFormDepth = 4;
constexpr int kMaxFieldDepth = 8;
constexpr std::size_t kMaxSignatures = 100;
constexpr std::size_t kMaxXObjects = 2000;  ///< that are looked at on one page

/// Looks for pictures among what a page and its forms may draw.
class PictureSearch {
 public:
  bool found_in(QPDFObjectHandle resources, int depth) {
    if (depth > kMaxFormDepth || !resources.isDictionary()) return false;
    QPDFObjectHandle drawn = resources.getKey("/XObject");
    if (!drawn.isDictionary()) return false;
    for (std::string const& name : drawn.getKeys()) {
      QPDFObjectHandle object = drawn.getKey(name);
      if (!object.isStream() || seen_.size() > kMaxXObjects) continue;
      if (!seen_.insert(object.getObjGen()).second) continue;
      if (is_picture(object, depth)) return true;
    }
    return false;
  }

 private:
  bool is_picture(QPDFObjectHandle object, int depth) {
    QPDFObjectHandle facts = object.getDict();
    QPDFObjectHandle kind = facts.getKey("/Subtype");
    if (!kind.isName()) return false;
    if (kind.getName() == "/Form") return found_in(facts.getKey("/Resources"), depth + 1);
    if (kind.getName() != "/Image") return false;
    QPDFObjectHandle width = facts.getKey("/Width");
    QPDFObjectHandle height = facts.getKey("/Height");
    return width.isInteger() && height.isInteger() && width.getIntValue() >= kMinPictureSide &&
           height.getIntValue() >= kMinPictureSide;
  }

  std::set<QPDFObjGen> seen_;
};

/// Counts what comes, and lets no more come when it is enough.
class ContentCounter : public Pipeline {
 public:
  explicit ContentCounter(std::size_t enough) : Pipeline("counter", nullptr), enough_(enough) {}

  void write(unsigned char const* /*data*/, std::size_t bytes) override {
    count_ += bytes;
    if (is_enough()) throw std::runtime_error("enough");
  }
  void finish() override {}
  [[nodiscard]] bool is_enough() const { return count_ > enough_; }

 private:
  std::size_t enough_;
  std::size_t count_ = 0;
};

std::string utf8_of(ASN1_STRING const* text) {
  unsigned char* bytes = nullptr;
  int const count = ASN1_STRING_to_UTF8(&bytes, text);
  if (count < 0) return "";
  std::string const utf8(reinterpret_cast<char const*>(bytes), static_cast<std::size_t>(count));
  OPENSSL_free(bytes);
  return base::find_invalid_utf8(utf8) ? "" : utf8;
}

/// The common name of the certificate that signed a PKCS #7 container; "" if it has none.
std::string common_name(std::string const& container) {
  auto const* bytes = reinterpret_cast<unsigned char const*>(container.data());
  std::unique_ptr<PKCS7, decltype(&PKCS7_free)> const signature(
      d2i_PKCS7(nullptr, &bytes, static_cast<long>(container.size())), &PKCS7_free);
  std::string name;
  if (signature && PKCS7_type_is_signed(signature.get()) != 0) {
    std::unique_ptr<STACK_OF(X509), void (*)(STACK_OF(X509)*)> const signers(
        PKCS7_get0_signers(signature.get(), nullptr, 0),
        [](STACK_OF(X509) * certificates) { sk_X509_free(certificates); });
    if (signers && sk_X509_num(signers.get()) > 0) {
      X509_NAME const* const subject = X509_get_subject_name(sk_X509_value(signers.get(), 0));
      int const at = X509_NAME_get_index_by_NID(subject, NID_commonName, -1);
      if (at >= 0) name = utf8_of(X509_NAME_ENTRY_get_data(X509_NAME_get_entry(subject, at)));
    }
  }
  ERR_clear_error();
  return name;
}

std::string text_entry(QPDFObjectHandle dictionary, std::string const& key) {
  QPDFObjectHandle value = dictionary.getKey(key);
  if (!value.isString()) return "";
  std::string text = value.getUTF8Value();
  return base::find_invalid_utf8(text) ? "" : text;
}

schema::Signature signature_of(QPDFObjectHandle value) {
  schema::Signature signature;
  signature.time = signing_time(text_entry(value, "/M"));
  QPDFObjectHandle contents = value.getKey("/Contents");
  if (contents.isString()) signature.signer = common_name(contents.getStringValue());
  if (signature.signer.empty()) signature.signer = text_entry(value, "/Name");
  return signature;
}

class SignatureSearch {
 public:
  void look_at(QPDFObjectHandle fields, int depth) {
    if (depth > kMaxFieldDepth || !fields.isArray()) return;
    int const count = fields.getArrayNItems();
    for (int at = 0; at < count && signatures_.size() < kMaxSignatures; ++at) {
      QPDFObjectHandle field = fields.getArrayItem(at);
      bool const is_known = field.isIndirect() && !seen_.insert(field.getObjGen()).second;
      if (!field.isDictionary() || is_known) continue;
      QPDFObjectHandle value = field.getKey("/V");
      if (value.isDictionary() && value.hasKey("/ByteRange")) add(value);
      look_at(field.getKey("/Kids"), depth + 1);
    }
  }

  std::vector<schema::Signature> take() { return std::move(signatures_); }

 private:
  void add(QPDFObjectHandle const& value) {
    schema::Signature signature = signature_of(value);
    if (!signature.signer.empty()) signatures_.push_back(std::move(signature));
  }

  std::set<QPDFObjGen> seen_;
  std::vector<schema::Signature> signatures_;
};

}  // namespace

struct PdfObjects::Impl {
  QPDF pdf;
  std::vector<QPDFObjectHandle> pages;
};

PdfObjects::PdfObjects(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
PdfObjects::PdfObjects(PdfObjects&&) noexcept = default;
PdfObjects& PdfObjects::operator=(PdfObjects&&) noexcept = default;
PdfObjects::~PdfObjects() = default;

std::optional<PdfObjects> PdfObjects::open(std::string_view bytes) {
  try {
    auto impl = std::make_unique<Impl>();
    impl->pdf.setSuppressWarnings(true);
    impl->pdf.processMemoryFile("document", bytes.data(), bytes.size());
    impl->pages = impl->pdf.getAllPages();
    return PdfObjects(std::move(impl));
  } catch (std::exception const&) {  // damaged, or encrypted with a password
    return std::nullopt;
  }
}

bool PdfObjects::has_picture(std::size_t page) const {
  if (page >= impl_->pages.size()) return false;
  try {
    QPDFPageObjectHelper helper(impl_->pages[page]);
    return PictureSearch().found_in(helper.getAttribute("/Resources", false), 0);
  } catch (std::exception const&) {  // an object of it is damaged
    return false;
  }
}

bool PdfObjects::has_longer_content(std::size_t page, std::size_t bytes) const {
  if (page >= impl_->pages.size()) return false;
  ContentCounter counter(bytes);
  try {
    QPDFPageObjectHelper(impl_->pages[page]).pipeContents(&counter);
  } catch (std::exception const&) {  // enough, or damaged
  }
  return counter.is_enough();
}

std::vector<schema::Signature> PdfObjects::signatures() const {
  try {
    SignatureSearch search;
    QPDFObjectHandle form = impl_->pdf.getRoot().getKey("/AcroForm");
    if (form.isDictionary()) search.look_at(form.getKey("/Fields"), 0);
    return search.take();
  } catch (std::exception const&) {  // an object on the way is damaged
    return {};
  }
}

}  // namespace tracuu::indexer
