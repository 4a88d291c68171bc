#include "pipeline/readers/html/html.h"

#include <algorithm>

#include "pipeline/readers/charset.h"
#include "pipeline/readers/html/bylines.h"
#include "pipeline/readers/html/clutter.h"
#include "pipeline/readers/html/head.h"
#include "pipeline/readers/html/headline.h"
#include "pipeline/readers/html/hidden.h"
#include "pipeline/readers/html/parse.h"
#include "pipeline/readers/html/render.h"

// One page: bytes → UTF-8 → tree → blocks. Rules mark blocks that are clutter; the main part is
// found among the rest; what stands around it (headline, lead, date) is added or taken for
// metadata. What is then unmarked is the document.

namespace rasoat::readers::html {
namespace {

constexpr int kFewLetters = 200;         // of a page that a script fills
constexpr std::size_t kBodyBytes = 200;  // of a JSON-LD articleBody worth taking

// The article of one page, or its main text.
struct Extraction {
  PageOutline outline;
  Statements statements;
  ArticlePart part;
  std::optional<std::size_t> headline;
  bool article = true;
};

void MarkOutside(PageOutline& outline, std::size_t first, std::size_t last) {
  for (std::size_t i = 0; i < outline.blocks.size(); ++i) {
    const bool inside = i >= first && i < last;
    if (!inside && outline.blocks[i].kept()) outline.blocks[i].rule = "outside-main-part";
  }
}

// The main part of a poor page may begin with boxes above the headline.
void MarkBeforeHeadline(PageOutline& outline, const ArticlePart& part,
                        std::optional<std::size_t> headline) {
  if (!headline) return;
  for (std::size_t i = part.first; i < *headline; ++i) {
    if (outline.blocks[i].kept()) outline.blocks[i].rule = "before-headline";
  }
}

Extraction Extract(const markup::Tree& page, Reveal reveal, text::EncodingMender& mender) {
  std::vector<TextBlock> blocks = CutBlocks(page, FindHidden(page, reveal), mender);
  Extraction result{PageOutline(page, std::move(blocks)), {}, {}, {}, true};
  PageOutline& outline = result.outline;
  ReadHead(page, mender, result.statements);
  MarkByElement(outline);
  MarkTeasers(outline);
  const auto title = FindStatedTitle(outline, result.statements);
  result.part = FindMainPart(outline, title);
  MarkByPhrase(outline, 0, outline.blocks.size());
  const ArticlePart& part = result.part;
  result.article = IsArticle(outline, part, result.statements.claims_article, title);
  if (!result.article) {
    FindPageTitle(outline, result.statements);
    return result;
  }
  result.headline = FindHeadline(outline, part, result.statements);
  const std::size_t first = ExtendToLead(outline, part, result.headline, result.statements);
  TakeBylines(outline, first, part.last, result.headline, result.statements);
  MarkBeforeHeadline(outline, part, result.headline);
  MarkLinks(outline, first, part.last);
  MarkOutside(outline, first, part.last);
  if (result.headline) outline.blocks[*result.headline].rule = {};
  return result;
}

int KeptLetters(const PageOutline& outline) {
  int letters = 0;
  for (const TextBlock& block : outline.blocks) letters += block.kept() ? block.letters : 0;
  return letters;
}

// What a script would have written into the page.
std::vector<RawBlock> BodyOfJsonLd(const std::string& body) {
  std::vector<RawBlock> blocks;
  for (std::size_t at = 0; at < body.size();) {
    const std::size_t end = std::min(body.find('\n', at), body.size());
    std::string line = body.substr(at, end - at);
    if (CountLetters(line) > 0)
      blocks.push_back({BlockKind::kParagraph, 0, std::move(line), {}, {}});
    at = end + 1;
  }
  return blocks;
}

RawDocument Finish(Extraction& extraction, const Request& request,
                   const text::EncodingMender& mender) {
  RawDocument document;
  document.article = extraction.article;
  std::vector<std::string> conflicts;
  extraction.statements.MoveInto(document, conflicts);
  for (std::string& conflict : conflicts) {
    document.warnings.push_back({"date-conflict", std::move(conflict)});
  }
  for (const std::string& encoding : mender.mended()) {
    document.warnings.push_back({"encoding-mended", encoding});
  }
  if (request.trace) AddTrace(extraction.outline, extraction.part, document);
  if (extraction.headline) extraction.outline.blocks[*extraction.headline].kind = BlockKind::kTitle;
  Render(extraction.outline, request.limits, document);
  return document;
}

// A page inside the page, <iframe srcdoc="…">; empty without one worth reading.
std::string_view FramedPage(const markup::Tree& page) {
  for (markup::NodeId node = 0; node < page.size(); ++node) {
    const std::string_view inner = page.Attribute(node, "srcdoc");
    if (page[node].name == "iframe" && inner.size() >= kBodyBytes) return inner;
  }
  return {};
}

// A page with little text: a script may show more, or write what JSON-LD says already.
RawDocument ReadPoorPage(const markup::Tree& page, Extraction& plain, const Request& request,
                         const text::EncodingMender& mender) {
  text::EncodingMender other_mender;
  Extraction revealed = Extract(page, Reveal::kNoscriptAndStyled, other_mender);
  const int letters = KeptLetters(plain.outline);
  if (revealed.article && (!plain.article || KeptLetters(revealed.outline) > 2 * letters)) {
    return Finish(revealed, request, other_mender);
  }
  const std::string_view framed = FramedPage(page);
  if (!framed.empty() && letters < kFewLetters) {
    Request inner = request;
    inner.bytes = framed;
    return std::move(Read(inner).front());
  }
  const std::string& body = plain.statements.body;
  if (body.size() < kBodyBytes || letters >= static_cast<int>(body.size())) {
    return Finish(plain, request, mender);
  }
  plain.article = true;
  plain.statements.DescriptionIsLead();
  std::vector<RawBlock> blocks = BodyOfJsonLd(body);
  MarkOutside(plain.outline, 0, 0);
  RawDocument document = Finish(plain, request, mender);
  for (RawBlock& block : blocks) document.blocks.push_back(std::move(block));
  return document;
}

}  // namespace

std::vector<RawDocument> Read(const Request& request) {
  if (request.bytes.size() > request.limits.html_bytes) {
    throw Error(ErrorCode::kTooLarge, "", std::to_string(request.limits.html_bytes) + " bytes");
  }
  const std::string declared =
      request.charset.empty() ? DeclaredCharset(request.bytes) : request.charset;
  Decoded decoded = DecodePage(request.bytes, declared);
  const markup::Tree page = ParsePage(std::move(decoded.text), request.limits);
  text::EncodingMender mender;
  Extraction plain = Extract(page, Reveal::kNothing, mender);
  const int letters = KeptLetters(plain.outline);
  RawDocument document;
  if (plain.article && letters >= kFewLetters) {
    document = Finish(plain, request, mender);
  } else {
    document = ReadPoorPage(page, plain, request, mender);
  }
  if (document.url.empty()) document.url = SavedFrom(request.bytes);
  if (document.blocks.empty()) throw Error(ErrorCode::kEmpty, "");
  for (RawWarning& warning : decoded.warnings) document.warnings.push_back(std::move(warning));
  std::vector<RawDocument> documents;
  documents.push_back(std::move(document));
  return documents;
}

}  // namespace rasoat::readers::html
