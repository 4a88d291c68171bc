#include "pipeline/readers/html/parse.h"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <cctype>
#include <memory>

#include "pipeline/readers/html/vocabulary.h"

namespace rasoat::readers::html {
namespace {

constexpr std::size_t kMostNodes = 4'000'000;  // a page of 10 MiB has at most 3.5 million

std::string_view View(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

// What libxml2's callbacks work on. An exception must not fly through C: it stops the parser.
struct Parse {
  markup::TreeBuilder builder;
  xmlParserCtxtPtr context;
  std::exception_ptr failure;

  template <typename Event>
  void Handle(Event event) {
    if (failure) return;
    try {
      event(builder);
    } catch (...) {
      failure = std::current_exception();
      xmlStopParser(context);
    }
  }
};

Parse& Self(void* user) { return *static_cast<Parse*>(user); }

void OnStart(void* user, const xmlChar* name, const xmlChar** attributes) {
  Self(user).Handle([&](markup::TreeBuilder& builder) {
    builder.Start(View(name));
    for (; attributes != nullptr && attributes[0] != nullptr; attributes += 2) {
      builder.AddAttribute(View(attributes[0]), View(attributes[1]));
    }
    if (IsVoid(View(name))) builder.End();
  });
}

void OnEnd(void* user, const xmlChar* name) {
  // libxml2 closes what the page left open, so the names agree except for void elements.
  Self(user).Handle([&](markup::TreeBuilder& builder) {
    if (builder.open_name() == View(name)) builder.End();
  });
}

void OnText(void* user, const xmlChar* text, int length) {
  const std::string_view view(reinterpret_cast<const char*>(text),
                              static_cast<std::size_t>(length));
  Self(user).Handle([&](markup::TreeBuilder& builder) { builder.Text(view); });
}

// libxml2 stops reading behind </body> or </html>; browsers, and so people, read on. The tags end
// nothing that the end of the page does not.
void BlankEndTags(std::string& page) {
  for (std::size_t at = page.find("</"); at != std::string::npos; at = page.find("</", at + 2)) {
    for (const std::string_view name : {"body", "html"}) {
      const std::size_t end = at + 2 + name.size();
      const bool same =
          end < page.size() &&
          std::equal(name.begin(), name.end(), page.begin() + static_cast<std::ptrdiff_t>(at) + 2,
                     [](char a, char b) { return a == (b | 0x20); });
      if (!same || std::isalnum(static_cast<unsigned char>(page[end]))) continue;
      const std::size_t close = page.find('>', end);
      if (close == std::string::npos) return;
      std::fill(page.begin() + static_cast<std::ptrdiff_t>(at),
                page.begin() + static_cast<std::ptrdiff_t>(close) + 1, ' ');
    }
  }
}

}  // namespace

markup::Tree ParsePage(std::string page, const Limits& limits) {
  BlankEndTags(page);
  htmlSAXHandler handler{};
  handler.startElement = OnStart;
  handler.endElement = OnEnd;
  handler.characters = OnText;
  handler.ignorableWhitespace = OnText;
  handler.cdataBlock = OnText;
  Parse parse{markup::TreeBuilder(limits.depth, kMostNodes), nullptr, nullptr};
  const std::unique_ptr<htmlParserCtxt, decltype(&htmlFreeParserCtxt)> context(
      htmlCreatePushParserCtxt(&handler, &parse, nullptr, 0, nullptr, XML_CHAR_ENCODING_UTF8),
      &htmlFreeParserCtxt);
  if (!context) throw Error(ErrorCode::kInternal, "", "libxml2");
  parse.context = context.get();
  htmlCtxtUseOptions(context.get(), HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                        HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
  // An end tag at the very start would end the page.
  static constexpr std::string_view kStart = "<html>";
  htmlParseChunk(context.get(), kStart.data(), static_cast<int>(kStart.size()), 0);
  htmlParseChunk(context.get(), page.data(), static_cast<int>(page.size()), 0);
  htmlParseChunk(context.get(), nullptr, 0, 1);
  if (parse.failure) std::rethrow_exception(parse.failure);
  return parse.builder.Finish();
}

}  // namespace rasoat::readers::html
