#include "pipeline/readers/registry.h"

#include <algorithm>

#include "pipeline/readers/docx/docx.h"
#include "pipeline/readers/html/html.h"
#include "pipeline/readers/jsonl/jsonl.h"
#include "pipeline/readers/markdown/markdown.h"
#include "pipeline/readers/mhtml/mhtml.h"
#include "pipeline/readers/odf/odf.h"
#include "pipeline/readers/office/legacy.h"
#include "pipeline/readers/paged/paged.h"
#include "pipeline/readers/text/text.h"
#include "pipeline/readers/xlsx/xlsx.h"

namespace rasoat::readers {
namespace {

constexpr Reader kReaders[] = {
    {"text", "text/plain", text::Read},
    {"markdown", "text/markdown", markdown::Read},
    {"html", "text/html", html::Read},
    {"jsonl", "application/jsonl", jsonl::Read},
    {"docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", docx::Read},
    {"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", xlsx::Read},
    {"odf", "application/vnd.oasis.opendocument.text", odf::Read},
    {"odf", "application/vnd.oasis.opendocument.text-template", odf::Read},
    {"odf", "application/vnd.oasis.opendocument.spreadsheet", odf::Read},
    {"mhtml", "multipart/related", mhtml::Read},
    {"paged", "application/pdf", paged::Read},
    {"paged", "image/tiff", paged::Read},
    {"paged", "image/jpeg", paged::Read},
    {"paged", "image/png", paged::Read},
    {"office", "application/msword", office::ReadWord},
    {"office", "application/vnd.ms-excel", office::ReadExcel},
    {"office", "application/rtf", office::ReadRtf},
    {"office", "application/x-ole-storage; encrypted", office::RefuseEncrypted},
};

}  // namespace

std::span<const Reader> Readers() { return kReaders; }

Response Read(const Request& request) {
  const auto reader = std::find_if(std::begin(kReaders), std::end(kReaders), [&](const Reader& r) {
    return r.media_type == request.media_type;
  });
  Response response;
  if (reader == std::end(kReaders)) {
    response.error = Error(ErrorCode::kUnsupported, "", request.media_type);
    return response;
  }
  try {
    response.documents = reader->read(request);
  } catch (const Deferred&) {
    response.deferred = true;
  } catch (const Error& error) {
    response.error = error;
  } catch (const std::exception& error) {
    response.error = Error(ErrorCode::kInternal, "", error.what());
  }
  return response;
}

}  // namespace rasoat::readers
