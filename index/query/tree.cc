#include "index/query/tree.h"

#include "index/query/vocabulary.h"

namespace rasoat::query {
namespace {

const char* ScopeName(Scope scope) {
  switch (scope) {
    case Scope::kText: return "";
    case Scope::kTitle: return "title:";
    case Scope::kLead: return "lead:";
    case Scope::kOrganisation: return "organisation:";
  }
  return "";
}

std::string DescribeWord(const Word& word) {
  std::string text = word.verbatim ? "=" + word.written : word.key();
  if (word.prefix) text += '*';
  return text;
}

std::string DescribeWords(const Node& node) {
  const bool folded = node.words.front().marks == Marks::kFolded;
  std::string words;
  for (const Word& word : node.words) {
    if (!words.empty()) words += ' ';
    if (!folded && word.marks == Marks::kFolded) words += '~';
    words += DescribeWord(word);
  }
  std::string text = ScopeName(node.scope);
  if (folded) text += '~';
  switch (node.together) {
    case Together::kSentence: return text + "sentence(" + words + ")";
    case Together::kParagraph: return text + "paragraph(" + words + ")";
    case Together::kPhrase: break;
  }
  if (node.whole) words = "=" + words;
  text += node.words.size() > 1 || node.whole ? '"' + words + '"' : words;
  if (node.slack > 0) text += "~" + std::to_string(node.slack);
  if (!node.number.empty()) text += "#" + node.number;
  return text;
}

std::string DescribeRange(const xapian::ValueRange& range) {
  if (range.low && range.high && !range.low_open && !range.high_open) {
    return *range.low == *range.high ? "=" + range.low->ToString()
                                     : range.low->ToString() + ".." + range.high->ToString();
  }
  std::string text;
  if (range.low) text += (range.low_open ? ">" : ">=") + range.low->ToString();
  if (range.high) text += (range.high_open ? "<" : "<=") + range.high->ToString();
  return text;
}

std::string DescribeGroup(const char* name, const Node& node) {
  std::string text = std::string("(") + name;
  for (const Node& child : node.children) text += " " + Describe(child);
  return text + ")";
}

// With a comma as people type decimals.
std::string TypedValue(const Decimal& value) {
  std::string text = value.ToString();
  const std::size_t dot = text.find('.');
  if (dot != std::string::npos) text[dot] = ',';
  return text;
}

std::string WriteRange(const xapian::ValueRange& range) {
  if (range.low && range.high && !range.low_open && !range.high_open) {
    return *range.low == *range.high
               ? "=" + TypedValue(*range.low)
               : " " + TypedValue(*range.low) + ".." + TypedValue(*range.high);
  }
  if (range.low) return (range.low_open ? ">" : ">=") + TypedValue(*range.low);
  return (range.high_open ? "<" : "<=") + TypedValue(*range.high);
}

std::string WriteSubject(const std::string& subject) {
  namespace subjects = xapian::subjects;
  if (subject == subjects::kPercent) return "%";
  if (subject == subjects::kMoney) return NameOf("subject", "money");
  if (subject == subjects::kIncrease || subject == subjects::kIncreasePercent) {
    return NameOf("subject", "increase");
  }
  if (subject == subjects::kDecrease || subject == subjects::kDecreasePercent) {
    return NameOf("subject", "decrease");
  }
  return '"' + subject + '"';
}

std::string WriteFigure(const Node& node) {
  const bool percent = node.subject.size() == 2 && node.subject[1] == '%';
  return WriteSubject(node.subject) + WriteRange(node.range) + (percent ? "%" : "");
}

std::string WriteWords(const Node& node) {
  if (!node.number.empty()) return node.shown;
  std::string words;
  for (const Word& word : node.words) {
    if (!words.empty()) words += ' ';
    words += word.verbatim ? "=" + word.written : word.written;
    if (word.prefix) words += '*';
  }
  if (node.together != Together::kPhrase) {
    const bool sentence = node.together == Together::kSentence;
    return "@" + NameOf("together", sentence ? "sentence" : "paragraph") + "(" + words + ")";
  }
  std::string text;
  if (node.scope == Scope::kTitle) text = NameOf("field", "title") + ":";
  if (node.scope == Scope::kLead) text = NameOf("field", "lead") + ":";
  if (node.scope == Scope::kOrganisation) text = NameOf("field", "organisation") + ":";
  if (node.whole) text += '=';
  text += node.words.size() > 1 ? '"' + words + '"' : words;
  if (node.slack > 0) text += "~" + std::to_string(node.slack);
  return text;
}

std::string WriteGroup(const Node& node, const std::string& joint, bool inner) {
  std::string text;
  for (const Node& child : node.children) {
    if (!text.empty()) text += joint;
    const bool brackets = child.kind == Kind::kOr || (inner && child.kind == Kind::kAnd);
    text += brackets ? "(" + Write(child) + ")" : Write(child);
  }
  return text;
}

}  // namespace

Node Words(std::vector<Word> words, Scope scope) {
  Node node;
  node.kind = words.empty() ? Kind::kNothing : Kind::kWords;
  node.scope = scope;
  node.words = std::move(words);
  return node;
}

Node Group(Kind kind, std::vector<Node> children) {
  std::erase_if(children, [](const Node& child) { return child.kind == Kind::kNothing; });
  if (children.empty()) return {};
  if (children.size() == 1) return std::move(children.front());
  Node node;
  node.kind = kind;
  node.children = std::move(children);
  return node;
}

Node Not(Node child) {
  if (child.kind == Kind::kNothing) return {};
  Node node;
  node.kind = Kind::kNot;
  node.children.push_back(std::move(child));
  return node;
}

std::string Describe(const Node& node) {
  switch (node.kind) {
    case Kind::kNothing: return "()";
    case Kind::kWords: return DescribeWords(node);
    case Kind::kAnd: return DescribeGroup("and", node);
    case Kind::kOr: return DescribeGroup("or", node);
    case Kind::kNot: return DescribeGroup("not", node);
    case Kind::kFilter: return node.field + ":" + node.shown;
    case Kind::kDays: return node.field + ":" + node.first + ".." + node.last;
    case Kind::kFigure:
      return "(figure \"" + node.subject + "\" " + DescribeRange(node.range) + ")";
  }
  return {};
}

std::string Write(const Node& node) {
  switch (node.kind) {
    case Kind::kNothing: return {};
    case Kind::kWords: return WriteWords(node);
    case Kind::kAnd: return WriteGroup(node, " ", false);
    case Kind::kOr: return WriteGroup(node, " " + NameOf("operator", "or") + " ", true);
    case Kind::kNot: {
      const Node& child = node.children.front();
      const bool group = child.kind == Kind::kAnd || child.kind == Kind::kOr;
      return group ? "-(" + Write(child) + ")" : "-" + Write(child);
    }
    case Kind::kFilter:
    case Kind::kDays: return NameOf("field", node.field) + ":" + node.shown;
    case Kind::kFigure: return WriteFigure(node);
  }
  return {};
}

}  // namespace rasoat::query
