#include "extractors/checks/docref/docref.h"

#include <algorithm>
#include <map>

#include "extractors/checks/slips.h"
#include "pipeline/text/code_points.h"

namespace rasoat::checks::docref {
namespace {

constexpr Message kMessages[] = {
#include "docref_messages.inc"
};

struct Issuer {
  std::string_view code;
  int line;
};

constexpr Issuer kIssuers[] = {
#include "docref_issuers.inc"
};

constexpr std::uint32_t kGap = 3;           // bytes between a number and its date: ", "
constexpr std::size_t kFullDate = 10;       // of EDTF: "2021-07-28"
constexpr std::size_t kShortestIssuer = 3;  // letters; shorter ones are one letter from anything

// A citation with its date.
struct Citation {
  std::uint32_t reference = 0;  // indices of mentions
  std::uint32_t date = 0;
};

class Finder {
 public:
  Finder(const Subject& subject, std::vector<Check>& checks)
      : text_(subject.text()),
        published_(subject.published),
        mentions_(subject.passage.mentions()),
        checks_(checks) {}

  void Find() {
    std::map<std::pair<std::string_view, std::string_view>, std::vector<Citation>> cited;
    for (std::uint32_t i = 0; i < mentions_.size(); ++i) {
      const auto* reference = std::get_if<DocRef>(&mentions_[i].value);
      if (reference == nullptr) continue;
      AskIssuer(i, *reference);
      const auto date = DateOf(i);
      if (!date || reference->number.find('/') == std::string::npos) continue;
      AskDate(i, *date);
      cited[{reference->kind, reference->number}].push_back({i, *date});
    }
    for (const auto& [key, citations] : cited) Compare(citations);
  }

 private:
  const std::string& Edtf(std::uint32_t mention) const {
    return std::get<DateMention>(mentions_[mention].value).edtf;
  }

  std::string Quote(std::uint32_t mention) const {
    const Span span = mentions_[mention].span;
    return std::string(text_.substr(span.start, span.length()));
  }

  // The date that stands right behind.
  std::optional<std::uint32_t> DateOf(std::uint32_t reference) const {
    for (std::uint32_t i = reference + 1; i < mentions_.size(); ++i) {
      if (mentions_[i].span.start > mentions_[reference].span.end + kGap) break;
      const auto* date = std::get_if<DateMention>(&mentions_[i].value);
      if (date != nullptr && date->valid && date->edtf.size() == kFullDate) return i;
    }
    return std::nullopt;
  }

  // A document cannot cite one of a later day; its own day may be unknown or wrong.
  void AskDate(std::uint32_t reference, std::uint32_t date) {
    if (published_.size() < kFullDate || Edtf(date) <= published_.substr(0, kFullDate)) return;
    Check check = MakeCheck(reference, date, false);
    Say(check, "question-later", Quote(reference), Quote(date), published_);
    checks_.push_back(std::move(check));
  }

  void Compare(const std::vector<Citation>& citations) {
    for (std::size_t i = 1; i < citations.size(); ++i) {
      const Citation& first = citations.front();
      const Citation& second = citations[i];
      if (Edtf(first.date) == Edtf(second.date)) continue;
      const bool slip = IsSlip(Edtf(first.date), Edtf(second.date));
      Check check = MakeCheck(second.reference, second.date, slip);
      Say(check, slip ? "wrong" : "question-dates", Quote(second.reference), Quote(first.date),
          Quote(second.date));
      checks_.push_back(std::move(check));
    }
  }

  // Two digits that changed places; any other difference can be another document.
  static bool IsSlip(std::string_view a, std::string_view b) {
    const auto number = [](std::string_view edtf) {
      std::int64_t value = 0;
      for (const char c : edtf) value = c == '-' ? value : value * 10 + (c - '0');
      return Decimal(value, 0);
    };
    return SlipBetween(number(a), number(b)) == Slip::kTransposed;
  }

  // An issuer that nobody knows and that is one letter from one that everybody knows.
  void AskIssuer(std::uint32_t mention, const DocRef& reference) {
    const std::string_view issuer =
        std::string_view(reference.issuer).substr(0, reference.issuer.find('-'));
    if (text::CountCodePoints(issuer) < kShortestIssuer || IsKnown(issuer)) return;
    for (const Issuer& known : kIssuers) {
      if (!OneLetterApart(issuer, known.code)) continue;
      Check check = MakeCheck(mention, mention, false);
      Say(check, "question-issuer", Quote(mention), issuer, known.code);
      checks_.push_back(std::move(check));
      return;
    }
  }

  static bool IsKnown(std::string_view code) {
    return std::any_of(std::begin(kIssuers), std::end(kIssuers),
                       [&](const Issuer& known) { return known.code == code; });
  }

  // Same length, one ASCII letter differs: "UHND" and "UBND".
  static bool OneLetterApart(std::string_view a, std::string_view b) {
    if (a.size() != b.size() || a.size() < kShortestIssuer + 1) return false;
    std::size_t different = 0;
    for (std::size_t i = 0; i < a.size(); ++i) different += a[i] != b[i];
    return different == 1;
  }

  Check MakeCheck(std::uint32_t reference, std::uint32_t focus, bool wrong) const {
    Check check;
    check.rule = "docref";
    check.relation = Relation::kReference;
    check.verdict = wrong ? Verdict::kInconsistent : Verdict::kUndetermined;
    check.check_class = wrong ? CheckClass::kWrong : CheckClass::kQuestion;
    check.severity = wrong ? Severity::kError : Severity::kNone;
    check.evidence = {mentions_[reference].span.start, mentions_[focus].span.end};
    check.focus = mentions_[focus].span;
    check.stated = Quote(focus);
    check.quote = Quote(reference);
    return check;
  }

  static void Say(Check& check, std::string_view id, std::string_view quote, std::string_view first,
                  std::string_view second) {
    for (const Language language : {Language::kVietnamese, Language::kEnglish}) {
      (language == Language::kVietnamese ? check.vietnamese : check.english) = FormatMessage(
          kMessages, id, language, {{"quote", quote}, {"first", first}, {"second", second}});
    }
  }

  std::string_view text_;
  std::string_view published_;
  std::span<const Mention> mentions_;
  std::vector<Check>& checks_;
};

}  // namespace

void Apply(const Subject& subject, std::vector<Check>& checks) { Finder(subject, checks).Find(); }

}  // namespace rasoat::checks::docref
