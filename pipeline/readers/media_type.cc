#include "pipeline/readers/media_type.h"

#include <algorithm>
#include <cctype>

#include "pipeline/readers/charset.h"
#include "pipeline/readers/office/legacy.h"
#include "pipeline/readers/package/package.h"
#include "pipeline/text/ascii.h"

namespace rasoat::readers {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kSample = 4096;
constexpr std::size_t kPdfHeaderWithin = 1024;
constexpr std::size_t kTarMark = 257;  // POSIX.1-1988, ustar

struct Signature {
  std::string_view bytes;
  std::string_view media_type;
};

constexpr Signature kSignatures[] = {
    {"%PDF-"sv, "application/pdf"},
    {"PK\x03\x04"sv, "application/zip"},
    {"\xD0\xCF\x11\xE0"sv, "application/x-ole-storage"},
    {"\x1F\x8B"sv, "application/gzip"},
    {"BZh"sv, "application/x-bzip2"},
    {"\xFD"
     "7zXZ\0"sv,
     "application/x-xz"},
    {"\x28\xB5\x2F\xFD"sv, "application/zstd"},
    {"7z\xBC\xAF\x27\x1C"sv, "application/x-7z-compressed"},
    {"Rar!\x1A\x07"sv, "application/vnd.rar"},
    {"{\\rtf"sv, "application/rtf"},
    {"\x89PNG"sv, "image/png"},
    {"\xFF\xD8\xFF"sv, "image/jpeg"},
    {"II*\0"sv, "image/tiff"},
    {"MM\0*"sv, "image/tiff"},
    {"WARC/1."sv, "application/warc"},
    {"SQLite format 3"sv, "application/vnd.sqlite3"},
};

// The header may stand behind up to 1,024 bytes of something else (PDF reference 1.7, appendix H,
// implementation note 13).
bool IsPdfBehindSomething(std::string_view bytes) {
  const std::size_t at = bytes.substr(0, kPdfHeaderWithin).find("%PDF-");
  return at != std::string_view::npos && bytes.find("endobj", at) != std::string_view::npos;
}

// A page begins with a tag and soon names one that only HTML has.
bool LooksLikeHtml(std::string_view head) {
  const std::size_t start = head.find_first_not_of(" \t\r\n\f");
  if (start == std::string_view::npos || head[start] != '<') return false;
  const std::string lower = rasoat::text::AsciiLower(head.substr(start));
  static constexpr std::string_view kTags[] = {"<!doctype html", "<html", "<head",  "<meta",
                                               "<body",          "<div",  "<table", "<p"};
  return std::any_of(std::begin(kTags), std::end(kTags), [&](std::string_view tag) {
    const std::size_t at = lower.find(tag);
    if (at == std::string::npos || at + tag.size() >= lower.size()) return false;
    const char next = lower[at + tag.size()];  // no "<phụ lục>"
    return next == '>' || std::isspace(static_cast<unsigned char>(next));
  });
}

// Browsers pass over the few zero bytes that a broken program leaves in a page.
bool IsPageWithZeros(std::string_view head) {
  std::string text;
  std::copy_if(head.begin(), head.end(), std::back_inserter(text),
               [](char c) { return c != '\0'; });
  return !LooksBinary(text) && text.size() * 50 >= head.size() * 49 && LooksLikeHtml(text);
}

// The head of a saved page in MIME: fields first, one of which says what it holds.
bool LooksLikeMhtml(std::string_view head) {
  const std::string lower = rasoat::text::AsciiLower(head);
  const std::size_t type = lower.find("multipart/related");
  const bool fields = lower.starts_with("from:") || lower.starts_with("mime-version:") ||
                      lower.starts_with("content-type:") || lower.starts_with("snapshot-content") ||
                      lower.starts_with("subject:") || lower.starts_with("date:");
  return fields && type != std::string::npos;
}

bool LooksLikeJsonl(std::string_view head) {
  const std::size_t start = head.find_first_not_of(" \t\r\n");
  if (start == std::string_view::npos || head[start] != '{') return false;
  const std::size_t next = head.find_first_not_of(" \t\r\n", start + 1);
  return next != std::string_view::npos && (head[next] == '"' || head[next] == '}');
}

bool HasEnding(std::string_view name, std::string_view ending) {
  return name.size() > ending.size() &&
         rasoat::text::AsciiLower(name.substr(name.size() - ending.size())) == ending;
}

}  // namespace

std::string DetectMediaType(std::string_view bytes, std::string_view name) {
  for (const Signature& signature : kSignatures) {
    if (!bytes.starts_with(signature.bytes)) continue;
    if (signature.media_type == "application/zip") return PackageType(bytes);
    if (signature.media_type == "application/x-ole-storage") return office::CompoundType(bytes);
    return std::string(signature.media_type);
  }
  if (IsPdfBehindSomething(bytes)) return "application/pdf";
  if (bytes.size() > kTarMark && bytes.substr(kTarMark).starts_with("ustar")) {
    return "application/x-tar";
  }
  std::string_view head = bytes.substr(0, kSample);
  std::string narrow;
  if (DetectUtf16(head) != Utf16::kNone) {
    std::copy_if(head.begin(), head.end(), std::back_inserter(narrow),
                 [](char c) { return c != '\0' && static_cast<unsigned char>(c) < 0x80; });
    head = narrow;
  } else if (LooksBinary(head)) {
    return IsPageWithZeros(head) ? "text/html" : "application/octet-stream";
  }
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  if (LooksLikeMhtml(head)) return "multipart/related";
  if (LooksLikeHtml(head)) return "text/html";
  if (LooksLikeJsonl(head)) return "application/jsonl";
  if (HasEnding(name, ".md") || HasEnding(name, ".markdown")) return "text/markdown";
  return "text/plain";
}

}  // namespace rasoat::readers
