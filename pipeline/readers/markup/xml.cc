#include "pipeline/readers/markup/xml.h"

#include <libxml/parser.h>

#include <algorithm>
#include <memory>

#include "pipeline/model/error.h"

namespace rasoat::readers::markup {
namespace {

constexpr std::size_t kDepth = 256;
constexpr std::size_t kMostNodes = 8'000'000;
constexpr std::size_t kPiece = 1 << 20;

std::string_view View(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

struct Parse {
  std::span<const Namespace> namespaces;
  TreeBuilder builder{kDepth, kMostNodes};
  xmlParserCtxtPtr context = nullptr;
  std::exception_ptr failure;

  std::string Name(std::string_view local, std::string_view uri) const {
    const auto known = std::find_if(namespaces.begin(), namespaces.end(),
                                    [&](const Namespace& one) { return one.uri == uri; });
    if (uri.empty() || known == namespaces.end() || known->prefix.empty()) {
      return std::string(local);
    }
    return std::string(known->prefix) + ":" + std::string(local);
  }

  template <typename Event>
  void Handle(Event event) {
    if (failure) return;
    try {
      event();
    } catch (...) {
      failure = std::current_exception();
      xmlStopParser(context);
    }
  }
};

Parse& Self(void* user) { return *static_cast<Parse*>(user); }

// Attributes come five by five: local name, prefix, namespace, start and end of the value.
void OnStart(void* user, const xmlChar* local, const xmlChar* /*prefix*/, const xmlChar* uri,
             int /*namespaces*/, const xmlChar** /*declared*/, int attributes, int /*defaulted*/,
             const xmlChar** values) {
  Parse& parse = Self(user);
  parse.Handle([&] {
    parse.builder.Start(parse.Name(View(local), View(uri)));
    for (int i = 0; i < attributes; ++i, values += 5) {
      const auto* start = reinterpret_cast<const char*>(values[3]);
      const auto* end = reinterpret_cast<const char*>(values[4]);
      parse.builder.AddAttribute(parse.Name(View(values[0]), View(values[2])),
                                 {start, static_cast<std::size_t>(end - start)});
    }
  });
}

void OnEnd(void* user, const xmlChar*, const xmlChar*, const xmlChar*) {
  Self(user).Handle([&] { Self(user).builder.End(); });
}

void OnText(void* user, const xmlChar* text, int length) {
  const std::string_view view(reinterpret_cast<const char*>(text),
                              static_cast<std::size_t>(length));
  Self(user).Handle([&] { Self(user).builder.Text(view); });
}

void OnDoctype(void* user, const xmlChar*, const xmlChar*, const xmlChar*) {
  Self(user).Handle([] { throw Error(ErrorCode::kUnsafe, "", "document type declaration"); });
}

}  // namespace

Tree ParseXml(std::string_view bytes, std::span<const Namespace> namespaces) {
  xmlSAXHandler handler{};
  handler.initialized = XML_SAX2_MAGIC;
  handler.startElementNs = OnStart;
  handler.endElementNs = OnEnd;
  handler.characters = OnText;
  handler.ignorableWhitespace = OnText;
  handler.cdataBlock = OnText;
  handler.internalSubset = OnDoctype;
  Parse parse;
  parse.namespaces = namespaces;
  const std::unique_ptr<xmlParserCtxt, decltype(&xmlFreeParserCtxt)> context(
      xmlCreatePushParserCtxt(&handler, &parse, nullptr, 0, nullptr), &xmlFreeParserCtxt);
  if (!context) throw Error(ErrorCode::kInternal, "", "libxml2");
  parse.context = context.get();
  xmlCtxtUseOptions(context.get(), XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  // Piece by piece: libxml2 looks no further than ten million bytes into one.
  for (std::size_t at = 0; at < bytes.size() && !parse.failure; at += kPiece) {
    const std::string_view piece = bytes.substr(at, kPiece);
    if (xmlParseChunk(context.get(), piece.data(), static_cast<int>(piece.size()), 0) != 0) break;
  }
  xmlParseChunk(context.get(), nullptr, 0, 1);
  if (parse.failure) std::rethrow_exception(parse.failure);
  Tree tree = parse.builder.Finish();
  if (context->wellFormed == 0 || tree.empty()) throw Error(ErrorCode::kMalformed, "", "XML");
  return tree;
}

}  // namespace rasoat::readers::markup
