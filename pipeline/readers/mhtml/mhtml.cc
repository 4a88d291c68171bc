#include "pipeline/readers/mhtml/mhtml.h"

#include <gmime/gmime.h>

#include <memory>
#include <mutex>

#include "pipeline/readers/html/html.h"

namespace rasoat::readers::mhtml {
namespace {

struct Unref {
  void operator()(gpointer object) const { g_object_unref(object); }
};
template <typename T>
using Handle = std::unique_ptr<T, Unref>;

struct HtmlPart {
  std::string bytes;
  std::string charset;
  std::string location;
  bool found = false;
};

std::string Text(const char* text) { return text == nullptr ? "" : text; }

std::string ContentOf(GMimePart* part) {
  GMimeDataWrapper* wrapper = g_mime_part_get_content(part);
  if (wrapper == nullptr) return {};
  const Handle<GMimeStream> memory(g_mime_stream_mem_new());
  g_mime_data_wrapper_write_to_stream(wrapper, memory.get());
  const GByteArray* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(memory.get()));
  return {reinterpret_cast<const char*>(bytes->data), bytes->len};
}

// Called for every part; the first HTML one is the page.
void Take(GMimeObject* /*parent*/, GMimeObject* object, gpointer user) {
  auto& page = *static_cast<HtmlPart*>(user);
  if (page.found || !GMIME_IS_PART(object)) return;
  GMimeContentType* type = g_mime_object_get_content_type(object);
  const bool html = g_mime_content_type_is_type(type, "text", "html") ||
                    g_mime_content_type_is_type(type, "application", "xhtml+xml");
  if (!html) return;
  page.found = true;
  page.bytes = ContentOf(GMIME_PART(object));
  page.charset = Text(g_mime_content_type_get_parameter(type, "charset"));
  page.location = Text(g_mime_object_get_header(object, "Content-Location"));
}

void Initialise() {
  static std::once_flag once;
  std::call_once(once, [] { g_mime_init(); });
}

}  // namespace

std::vector<RawDocument> Read(const Request& request) {
  Initialise();
  const Handle<GMimeStream> stream(
      g_mime_stream_mem_new_with_buffer(request.bytes.data(), request.bytes.size()));
  const Handle<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  const Handle<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), nullptr));
  if (!message) throw Error(ErrorCode::kMalformed, "", "MIME");
  HtmlPart page;
  g_mime_message_foreach(message.get(), Take, &page);
  if (!page.found || page.bytes.empty()) throw Error(ErrorCode::kMalformed, "", "no HTML part");
  const std::string snapshot =
      Text(g_mime_object_get_header(GMIME_OBJECT(message.get()), "Snapshot-Content-Location"));

  Request inner{request.address, "text/html",  std::move(page.bytes),
                request.limits,  page.charset, request.trace};
  std::vector<RawDocument> documents = html::Read(inner);
  std::string& url = documents.front().url;
  if (url.empty()) url = snapshot.empty() ? page.location : snapshot;
  return documents;
}

}  // namespace rasoat::readers::mhtml
