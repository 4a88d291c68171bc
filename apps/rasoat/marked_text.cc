#include "apps/rasoat/marked_text.h"

#include <algorithm>
#include <vector>

namespace rasoat::apps {
namespace {

using checks::Check;
using checks::Verdict;

// How a figure is shown, the loudest first.
enum class Look : std::uint8_t { kWrong, kRounding, kQuestion, kHolds, kAlone };

struct Mark {
  Span span;
  Look look = Look::kAlone;
  std::size_t number = 0;  // of the finding; 0 for none
};

struct Style {
  const char* css;
  const char* sign;
};

Style StyleOf(Look look) {
  switch (look) {
    case Look::kWrong: return {"e", "✗"};
    case Look::kRounding: return {"r", "≈"};
    case Look::kQuestion: return {"a", "?"};
    case Look::kHolds: return {"o", "✓"};
    case Look::kAlone: break;
  }
  return {"u", ""};
}

std::optional<Look> LookOf(const Check& check) {
  if (check.IsQuestion()) return Look::kQuestion;
  switch (check.verdict) {
    case Verdict::kInconsistent: return Look::kWrong;
    case Verdict::kRounding: return Look::kRounding;
    case Verdict::kConsistent: return Look::kHolds;
    case Verdict::kUndetermined: break;
  }
  return std::nullopt;
}

class Marks {
 public:
  explicit Marks(const MarkNumbers& numbers) : numbers_(numbers) {}

  void Add(const Check& check) {
    const auto look = LookOf(check);
    if (!look) return;
    const auto found = numbers_.find(&check);
    const std::size_t number = found == numbers_.end() ? 0 : found->second;
    for (const checks::Operand& operand : check.operands) Add(operand.written, *look, number);
    if (check.operands.empty()) Add(check.evidence, *look, number);
  }

  void AddAlone(Span span) { Add(span, Look::kAlone, 0); }

  // In text order, without overlap: of two at one place the louder one.
  std::vector<Mark> Take() {
    std::stable_sort(marks_.begin(), marks_.end(), [](const Mark& a, const Mark& b) {
      return a.span.start != b.span.start ? a.span.start < b.span.start : a.look < b.look;
    });
    std::vector<Mark> kept;
    for (const Mark& mark : marks_) {
      if (kept.empty() || mark.span.start >= kept.back().span.end) kept.push_back(mark);
    }
    return kept;
  }

 private:
  void Add(Span span, Look look, std::size_t number) {
    if (span.length() > 0) marks_.push_back({span, look, number});
  }

  const MarkNumbers& numbers_;
  std::vector<Mark> marks_;
};

void AddAlone(const Mention& mention, Marks& marks) {
  if (const auto* count = std::get_if<Count>(&mention.value)) marks.AddAlone(count->figure.written);
  if (const auto* money = std::get_if<Money>(&mention.value)) marks.AddAlone(money->figure.written);
  if (const auto* share = std::get_if<Percent>(&mention.value)) {
    marks.AddAlone(share->figure.written);
  }
  if (const auto* change = std::get_if<Change>(&mention.value)) {
    marks.AddAlone(change->figure.written);
  }
  if (const auto* ratio = std::get_if<Ratio>(&mention.value)) {
    marks.AddAlone(ratio->numerator.written);
    marks.AddAlone(ratio->denominator.written);
    if (ratio->percent) marks.AddAlone(ratio->percent->written);
  }
}

const char* ElementOf(BlockKind kind) {
  switch (kind) {
    case BlockKind::kTitle:
    case BlockKind::kHeading: return "h4";
    case BlockKind::kListItem:
    case BlockKind::kParagraph:
    case BlockKind::kCaption:
    case BlockKind::kFootnote:
    case BlockKind::kRecipients:
    case BlockKind::kSignature:
    case BlockKind::kHeader:
    case BlockKind::kFooter:
    case BlockKind::kTableCell: break;
  }
  return "p";
}

}  // namespace

std::string EscapeHtml(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      default: out.push_back(c);
    }
  }
  return out;
}

std::string MarkedText(const Record& record, const MarkNumbers& numbers) {
  Marks collected(numbers);
  for (const Check& check : record.checks) collected.Add(check);
  for (const Mention& mention : record.mentions) AddAlone(mention, collected);
  const std::vector<Mark> marks = collected.Take();
  const std::string_view text = record.document.text;
  std::string html;
  auto mark = marks.begin();
  for (const Block& block : record.document.blocks) {
    const std::string element = ElementOf(block.kind);
    html += "<" + element + ">";
    std::uint32_t at = block.span.start;
    while (mark != marks.end() && mark->span.start < at) ++mark;
    for (; mark != marks.end() && mark->span.end <= block.span.end; ++mark) {
      const Style style = StyleOf(mark->look);
      html += EscapeHtml(text.substr(at, mark->span.start - at));
      html += std::string("<span class=\"") + style.css + "\">" +
              EscapeHtml(text.substr(mark->span.start, mark->span.length())) + "</span>";
      at = mark->span.end;
      if (*style.sign == '\0') continue;
      html += std::string("<sup>") + style.sign +
              (mark->number > 0 ? std::to_string(mark->number) : "") + "</sup>";
    }
    html += EscapeHtml(text.substr(at, block.span.end - at)) + "</" + element + ">\n";
  }
  return html;
}

}  // namespace rasoat::apps
