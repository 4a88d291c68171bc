#include "pipeline/readers/docx/docx.h"

#include <set>

#include "pipeline/readers/docx/body.h"
#include "pipeline/readers/ooxml/ooxml.h"
#include "pipeline/readers/text/paragraphs.h"

namespace rasoat::readers::docx {
namespace {

using markup::kNoNode;
using markup::Tree;

// Headers and footers of first, even and other pages often are the same: each text once.
void AddMargins(ooxml::Document& file, Body& body, std::set<std::string>& known) {
  for (const auto& [type, kind] :
       {std::pair{"header", BlockKind::kHeader}, std::pair{"footer", BlockKind::kFooter}}) {
    for (const auto& [id, relationship] : file.relationships()) {
      if (relationship.type != type || relationship.external) continue;
      const auto part = file.Part(relationship.target);
      if (part && known.insert(part->TextOf(0)).second) body.AddPart(*part, 0, kind);
    }
  }
}

}  // namespace

std::vector<RawDocument> Read(const Request& request) {
  ooxml::Document file(request.bytes);
  const Tree main = file.Main();
  const markup::NodeId body_node = main.Child(0, "w:body");
  if (body_node == kNoNode) throw Error(ErrorCode::kMalformed, "", "no body");
  const auto style_part = file.Related("styles");
  const auto numbering_part = file.Related("numbering");
  const auto footnotes = file.Related("footnotes");
  const auto endnotes = file.Related("endnotes");
  const Styles styles = style_part ? Styles(*style_part) : Styles();
  Numbering numbering = numbering_part ? Numbering(*numbering_part) : Numbering();

  RawDocument document;
  file.ReadProperties(document);
  Body body(styles, numbering, request.limits);
  if (footnotes) body.SetFootnotes(*footnotes);
  if (endnotes) body.SetEndnotes(*endnotes);
  body.AddPart(main, body_node, BlockKind::kParagraph);
  std::set<std::string> margins;
  AddMargins(file, body, margins);
  body.MoveInto(document);
  for (const std::string& part : file.missing())
    document.warnings.push_back({"part-missing", part});
  if (document.blocks.empty() && !file.missing().empty()) {
    throw Error(ErrorCode::kMalformed, "", file.missing().front());
  }
  if (document.blocks.empty()) throw Error(ErrorCode::kEmpty, "");
  if (document.title.empty()) {
    document.title = text::GuessTitle(document.blocks);
    document.title_guessed = true;
  }
  std::vector<RawDocument> documents;
  documents.push_back(std::move(document));
  return documents;
}

}  // namespace rasoat::readers::docx
