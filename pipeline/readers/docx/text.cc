#include "pipeline/readers/docx/text.h"

#include <algorithm>
#include <charconv>

#include "pipeline/text/code_points.h"
#include "pipeline/text/letters.h"

namespace rasoat::readers::docx {
namespace {

using markup::kNoNode;
using markup::NodeId;

struct SymbolRow {
  const char* font;
  const char* code;
  const char* unicode;
  int line;
};

constexpr SymbolRow kSymbols[] = {
#include "symbol_fonts.inc"
};

char32_t HexCode(std::string_view text) {
  std::uint32_t code = 0;
  std::from_chars(text.data(), text.data() + text.size(), code, 16);
  return code;
}

// Fields that number pages: their results are of no text.
bool IsPageField(std::string_view instruction) {
  const std::size_t start = std::min(instruction.find_first_not_of(' '), instruction.size());
  instruction.remove_prefix(start);
  for (const std::string_view name : {"PAGE", "NUMPAGES", "SECTIONPAGES"}) {
    const bool same = instruction.starts_with(name);
    if (same && (instruction.size() == name.size() || instruction[name.size()] == ' ')) return true;
  }
  return false;
}

// Text in a symbol font is written in private codes, U+F000 and on.
std::string WithoutSymbolCodes(std::string text, std::string_view font) {
  static constexpr std::string_view kPrivate = "\xEF";  // first byte of U+F000 … U+FFFF
  if (text.find(kPrivate) == std::string::npos) return text;
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t code = rasoat::text::NextCodePoint(text, at);
    const bool symbol = code >= 0xF000 && code < 0xF100;
    const char32_t drawn = symbol ? FromSymbolFont(font, code) : 0;
    text::AppendUtf8(drawn != 0 ? drawn : code, out);
  }
  return out;
}

}  // namespace

char32_t FromSymbolFont(std::string_view font, char32_t code) {
  if (code >= 0xF000 && code < 0xF100) code -= 0xF000;
  for (const SymbolRow& row : kSymbols) {
    if (font != row.font || HexCode(row.code) != code) continue;
    return HexCode(row.unicode);
  }
  return 0;
}

Paragraph ParagraphReader::Read(NodeId paragraph, const Properties& properties) {
  Paragraph out;
  base_ = properties;
  const NodeId own = part_.Child(paragraph, "w:pPr");
  if (own != kNoNode) {
    const NodeId mark = part_.Child(own, "w:rPr");
    out.joins_next = mark != kNoNode && part_.Child(mark, "w:del") != kNoNode;
    if (out.joins_next) ++notes_.deleted;
  }
  Walk(paragraph, out);
  return out;
}

// Elements that hold runs are walked into; what is not text is passed over.
void ParagraphReader::Walk(NodeId parent, Paragraph& out) {
  for (NodeId node = part_[parent].first_child; node != kNoNode; node = part_[node].next) {
    const std::string_view name = part_[node].name;
    if (name == "w:r") {
      Run(node, out);
    } else if (name == "w:del" || name == "w:moveFrom") {
      ++notes_.deleted;
    } else if (name == "w:ins" || name == "w:moveTo") {
      ++notes_.inserted;
      Walk(node, out);
    } else if (name == "w:fldSimple") {
      if (!margins_ || !IsPageField(part_.Attribute(node, "w:instr"))) Walk(node, out);
    } else if (name == "w:hyperlink" || name == "w:smartTag" || name == "w:sdt" ||
               name == "w:sdtContent" || name == "w:customXml" || name == "w:dir" ||
               name == "w:bdo") {
      Walk(node, out);
    } else if (name == "oMath" || name == "oMathPara") {
      Append(part_.TextOf(node), {}, out.text);
    } else if (name == "mc:AlternateContent") {
      CollectTextBoxes(node, out);
    }
  }
}

void ParagraphReader::Run(NodeId run, Paragraph& out) {
  Properties properties = base_;
  const NodeId own = part_.Child(run, "w:rPr");
  if (own != kNoNode) {
    const NodeId style = part_.Child(own, "w:rStyle");
    if (style != kNoNode) {
      properties.Apply(styles_.Of(std::string(part_.Attribute(style, "w:val"))));
    }
    properties.Apply(ReadRunProperties(part_, own));
  }
  if (properties.hidden.value_or(false)) notes_.hidden = true;
  for (NodeId node = part_[run].first_child; node != kNoNode; node = part_[node].next) {
    RunChild(node, properties.font, out);
  }
}

void ParagraphReader::RunChild(NodeId node, const std::string& font, Paragraph& out) {
  const std::string_view name = part_[node].name;
  if (name == "w:fldChar") return FieldMark(part_.Attribute(node, "w:fldCharType"));
  if (name == "w:instrText") {
    if (!fields_.empty() && !fields_.back().in_result) {
      fields_.back().instruction += part_.TextOf(node);
    }
    return;
  }
  if (!IsShown()) return;
  if (name == "w:t") {
    Append(WithoutSymbolCodes(part_.TextOf(node), font), font, out.text);
  } else if (name == "w:br" || name == "w:cr") {
    Append("\n", font, out.text);
  } else if (name == "w:tab" || name == "w:ptab") {
    Append(" ", font, out.text);
  } else if (name == "w:noBreakHyphen") {
    Append("-", font, out.text);
  } else if (name == "w:sym") {
    const char32_t symbol =
        FromSymbolFont(part_.Attribute(node, "w:font"), HexCode(part_.Attribute(node, "w:char")));
    std::string text;
    if (symbol != 0) text::AppendUtf8(symbol, text);
    Append(text, {}, out.text);
  } else if (name == "w:footnoteReference") {
    out.footnotes.emplace_back(part_.Attribute(node, "w:id"));
  } else if (name == "w:endnoteReference") {
    out.endnotes.emplace_back(part_.Attribute(node, "w:id"));
  } else if (name == "w:drawing" || name == "w:pict" || name == "mc:AlternateContent") {
    CollectTextBoxes(node, out);
  }
}

void ParagraphReader::FieldMark(std::string_view type) {
  if (type == "begin") {
    fields_.emplace_back();
  } else if (type == "separate") {
    if (!fields_.empty()) fields_.back().in_result = true;
  } else if (type == "end" && !fields_.empty()) {
    fields_.pop_back();
  }
}

// Alternate content has its text twice, for new and for old programs.
void ParagraphReader::CollectTextBoxes(NodeId node, Paragraph& out) {
  if (part_[node].name == "mc:AlternateContent") {
    NodeId choice = part_.Child(node, "mc:Choice");
    if (choice == kNoNode) choice = part_.Child(node, "mc:Fallback");
    if (choice != kNoNode) CollectTextBoxes(choice, out);
    return;
  }
  for (NodeId inner = part_[node].first_child; inner != kNoNode; inner = part_[inner].next) {
    if (part_[inner].IsText()) continue;
    if (part_[inner].name == "w:txbxContent") {
      out.text_boxes.push_back(inner);
    } else {
      CollectTextBoxes(inner, out);
    }
  }
}

bool ParagraphReader::IsShown() const {
  return std::all_of(fields_.begin(), fields_.end(), [this](const Field& field) {
    return field.in_result && !(margins_ && IsPageField(field.instruction));
  });
}

void ParagraphReader::Append(std::string_view text, const std::string& font, Segments& out) {
  if (text.empty()) return;
  if (out.empty() || out.back().font != font) out.push_back({font, {}});
  out.back().text += text;
}

}  // namespace rasoat::readers::docx
