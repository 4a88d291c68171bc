#include "pipeline/readers/html/html.h"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <map>
#include <memory>

#include "pipeline/readers/charset.h"
#include "pipeline/readers/html/content.h"
#include "pipeline/readers/html/metadata.h"
#include "pipeline/readers/html/vocabulary.h"

// libxml2's SAX events, not its tree: the tree silently drops what lies deeper than 256 levels.
// The stack of open elements gives each block the path of its element; text gathers until a block
// element begins or ends.

namespace rasoat::readers::html {
namespace {

std::string_view View(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

std::string_view Attribute(const xmlChar** attributes, std::string_view name) {
  for (; attributes != nullptr && attributes[0] != nullptr; attributes += 2) {
    if (View(attributes[0]) == name) return View(attributes[1]);
  }
  return {};
}

// Of all blocks together: a hostile page nests deeply and has many blocks. Those beyond have none.
constexpr std::size_t kMostPathBytes = 32u << 20;

int Number(std::string_view text, int otherwise) {
  int value = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

class Page {
 public:
  explicit Page(const Limits& limits) : limits_(limits), content_(limits) {}

  void Start(std::string_view name, const xmlChar** attributes) {
    const ElementRole role = RoleOf(name);
    Describe(name, attributes);
    if (role != ElementRole::kInline) Flush();
    Push(name, role);
    switch (role) {
      case ElementRole::kTable: content_.BeginTable(); break;
      case ElementRole::kTableHead: content_.BeginHead(); break;
      case ElementRole::kRow: content_.BeginRow(); break;
      case ElementRole::kCell:
        content_.BeginCell(name == "th", Number(Attribute(attributes, "rowspan"), 1),
                           Number(Attribute(attributes, "colspan"), 1), Path());
        break;
      case ElementRole::kInline:
      case ElementRole::kBlock:
      case ElementRole::kHeading:
      case ElementRole::kListItem:
      case ElementRole::kCaption:
      case ElementRole::kSkipped: break;
    }
    if (IsVoid(name)) End(name);
  }

  void End(std::string_view name) {
    // libxml2 closes what the page left open, so the names agree except for void elements.
    if (stack_.empty() || stack_.back().name != name) return;
    const ElementRole role = stack_.back().role;
    if (role != ElementRole::kInline) Flush();
    if (name == "title") EndTitle();
    if (name == "script") EndScript();
    if (role == ElementRole::kSkipped) --skipped_;
    stack_.pop_back();
    if (role == ElementRole::kTable) content_.EndTable();
    if (role == ElementRole::kTableHead) content_.EndHead();
    if (role == ElementRole::kCell) content_.EndCell();
  }

  void Text(std::string_view text) {
    if (gather_) {
      gathered_ += text;
    } else if (skipped_ == 0) {
      if (text_.empty()) path_ = Path();
      text_ += text;
    }
  }

  RawDocument Finish() {
    Flush();
    RawDocument document;
    metadata_.MoveInto(document);
    content_.MoveInto(document);
    return document;
  }

 private:
  struct Element {
    std::string name;
    ElementRole role = ElementRole::kInline;
    int index = 1;  // among the siblings of its name, as XPath counts
    std::map<std::string, int, std::less<>> children;
  };

  // What the element says about the page, whether or not it is visible.
  void Describe(std::string_view name, const xmlChar** attributes) {
    if (name == "meta") {
      for (const char* key : {"property", "name", "itemprop"}) {
        metadata_.AddMeta(Attribute(attributes, key), Attribute(attributes, "content"));
      }
    } else if (name == "time") {
      metadata_.AddTime(Attribute(attributes, "datetime"));
    } else if (name == "script") {
      gather_ = Attribute(attributes, "type") == "application/ld+json";
    } else if (name == "title") {
      gather_ = true;
    }
  }

  void EndTitle() {
    metadata_.AddTitle(gathered_);
    StopGathering();
  }

  void EndScript() {
    if (gather_) metadata_.AddJsonLd(gathered_);
    StopGathering();
  }

  void StopGathering() {
    gather_ = false;
    gathered_.clear();
  }

  void Push(std::string_view name, ElementRole role) {
    if (stack_.size() >= limits_.depth) {
      throw Error(ErrorCode::kTooLarge, "",
                  std::to_string(limits_.depth) + " levels of nested elements");
    }
    int index = 1;
    if (!stack_.empty()) {
      auto& children = stack_.back().children;
      auto seen = children.find(name);
      if (seen == children.end()) seen = children.emplace(name, 0).first;
      index = ++seen->second;
    }
    if (role == ElementRole::kSkipped) ++skipped_;
    stack_.push_back({std::string(name), role, index, {}});
  }

  std::string Path() const {
    std::string path;
    for (const Element& element : stack_) {
      if (element.role == ElementRole::kInline) continue;
      path += '/';
      path += element.name;
      if (element.index > 1) path += '[' + std::to_string(element.index) + ']';
    }
    return path;
  }

  // The innermost element that says what kind of block its text is.
  const Element* Carrier() const {
    for (auto element = stack_.rbegin(); element != stack_.rend(); ++element) {
      switch (element->role) {
        case ElementRole::kHeading:
        case ElementRole::kListItem:
        case ElementRole::kCaption: return &*element;
        case ElementRole::kCell:
        case ElementRole::kTable: return nullptr;
        case ElementRole::kInline:
        case ElementRole::kBlock:
        case ElementRole::kTableHead:
        case ElementRole::kRow:
        case ElementRole::kSkipped: break;
      }
    }
    return nullptr;
  }

  void Flush() {
    if (text_.find_first_not_of(" \t\r\n\f\u00A0") == std::string::npos) {
      text_.clear();
      return;
    }
    path_bytes_ += path_.size();
    if (path_bytes_ > kMostPathBytes) path_.clear();
    RawBlock block{BlockKind::kParagraph, 0, std::move(text_), std::move(path_), {}};
    text_.clear();
    path_.clear();
    if (const Element* carrier = Carrier()) {
      if (carrier->role == ElementRole::kHeading) {
        block.kind = BlockKind::kHeading;
        block.level = carrier->name[1] - '0';
      } else {
        block.kind =
            carrier->role == ElementRole::kCaption ? BlockKind::kCaption : BlockKind::kListItem;
      }
    }
    content_.AddBlock(std::move(block));
  }

  const Limits& limits_;
  Content content_;
  Metadata metadata_;
  std::vector<Element> stack_;
  std::string text_;
  std::string path_;  // of the element in which text_ began
  std::size_t path_bytes_ = 0;
  std::string gathered_;
  bool gather_ = false;
  int skipped_ = 0;  // open elements whose text is not visible
};

// An exception must not pass through libxml2's C frames: it is kept, and thrown afterwards.
struct Parse {
  Page page;
  std::exception_ptr failure;
  xmlParserCtxtPtr context = nullptr;

  template <typename Event>
  void Handle(Event event) {
    if (failure) return;
    try {
      event(page);
    } catch (...) {
      failure = std::current_exception();
      xmlStopParser(context);
    }
  }
};

Parse& Self(void* user) { return *static_cast<Parse*>(user); }

void OnStart(void* user, const xmlChar* name, const xmlChar** attributes) {
  Self(user).Handle([&](Page& page) { page.Start(View(name), attributes); });
}

void OnEnd(void* user, const xmlChar* name) {
  Self(user).Handle([&](Page& page) { page.End(View(name)); });
}

void OnText(void* user, const xmlChar* text, int length) {
  const std::string_view view(reinterpret_cast<const char*>(text),
                              static_cast<std::size_t>(length));
  Self(user).Handle([&](Page& page) { page.Text(view); });
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

RawDocument ParsePage(std::string text, const Limits& limits) {
  BlankEndTags(text);
  htmlSAXHandler handler{};
  handler.startElement = OnStart;
  handler.endElement = OnEnd;
  handler.characters = OnText;
  handler.ignorableWhitespace = OnText;
  handler.cdataBlock = OnText;
  Parse parse{Page(limits), nullptr, nullptr};
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
  htmlParseChunk(context.get(), text.data(), static_cast<int>(text.size()), 0);
  htmlParseChunk(context.get(), nullptr, 0, 1);
  if (parse.failure) std::rethrow_exception(parse.failure);
  return parse.page.Finish();
}

}  // namespace

std::vector<RawDocument> Read(const Request& request) {
  if (request.bytes.size() > request.limits.html_bytes) {
    throw Error(ErrorCode::kTooLarge, "", std::to_string(request.limits.html_bytes) + " bytes");
  }
  Decoded decoded = DecodePage(request.bytes, DeclaredCharset(request.bytes));
  RawDocument document = ParsePage(std::move(decoded.text), request.limits);
  if (document.blocks.empty()) throw Error(ErrorCode::kEmpty, "");
  document.warnings = std::move(decoded.warnings);
  std::vector<RawDocument> documents;
  documents.push_back(std::move(document));
  return documents;
}

}  // namespace rasoat::readers::html
