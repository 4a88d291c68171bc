#include "extractors/lexicon/tags.h"

#include <algorithm>
#include <iterator>

namespace rasoat::lexicon {
namespace {

struct Name {
  Tag tag;
  std::string_view name;
};

constexpr Name kNames[] = {
    {Tag::kNumeral, "numeral"},
    {Tag::kNumeralPart, "numeral-part"},
    {Tag::kArticle, "article"},
    {Tag::kOrdinal, "ordinal"},
    {Tag::kFraction, "fraction"},
    {Tag::kScale, "scale"},
    {Tag::kRoman, "roman"},
    {Tag::kComparator, "comparator"},
    {Tag::kComparatorAfter, "comparator-after"},
    {Tag::kUnit, "unit"},
    {Tag::kClassifier, "classifier"},
    {Tag::kModifier, "modifier"},
    {Tag::kQuantifier, "quantifier"},
    {Tag::kNoUnit, "no-unit"},
    {Tag::kCategory, "category"},
    {Tag::kLabelOpening, "label-opening"},
    {Tag::kLabelClosing, "label-closing"},
    {Tag::kFormCode, "form-code"},
    {Tag::kNumberedThing, "numbered-thing"},
    {Tag::kYearCue, "year-cue"},
    {Tag::kListJoint, "list-joint"},
    {Tag::kDistributive, "distributive"},
    {Tag::kCopula, "copula"},
    {Tag::kElisionCue, "elision-cue"},
    {Tag::kOutOf, "out-of"},
    {Tag::kShareCue, "share-cue"},
    {Tag::kSamePeriod, "same-period"},
    {Tag::kPercentSign, "percent-sign"},
    {Tag::kDayWord, "day-word"},
    {Tag::kMonthWord, "month-word"},
    {Tag::kYearWord, "year-word"},
    {Tag::kQuarterWord, "quarter-word"},
    {Tag::kEvery, "every"},
    {Tag::kDayPart, "day-part"},
    {Tag::kWeekday, "weekday"},
    {Tag::kPeriodWord, "period-word"},
    {Tag::kFrom, "from"},
    {Tag::kTo, "to"},
    {Tag::kFirstPart, "first-part"},
    {Tag::kLastPart, "last-part"},
    {Tag::kBareYearCue, "bare-year-cue"},
    {Tag::kLunar, "lunar"},
    {Tag::kDateCue, "date-cue"},
    {Tag::kIncrease, "increase"},
    {Tag::kDecrease, "decrease"},
    {Tag::kAgainst, "against"},
    {Tag::kBaseEnd, "base-end"},
    {Tag::kTimes, "times"},
    {Tag::kFold, "fold"},
    {Tag::kFoldWord, "fold-word"},
    {Tag::kAnd, "and"},
    {Tag::kTied, "tied"},
    {Tag::kPercentPoint, "percent-point"},
    {Tag::kCurrency, "currency"},
    {Tag::kMoneyCue, "money-cue"},
    {Tag::kImpliedCurrency, "implied-currency"},
    {Tag::kDocumentKind, "document-kind"},
    {Tag::kDocumentCode, "document-code"},
    {Tag::kNumberWord, "number-word"},
    {Tag::kLabelBefore, "label-before"},
    {Tag::kLabelAfter, "label-after"},
    {Tag::kStreet, "street"},
    {Tag::kHourCue, "hour-cue"},
    {Tag::kDurationCue, "duration-cue"},
    {Tag::kHourWord, "hour-word"},
    {Tag::kMinuteWord, "minute-word"},
    {Tag::kOrgHead, "org-head"},
    {Tag::kOrgField, "org-field"},
    {Tag::kOrgJoint, "org-joint"},
    {Tag::kOrgLevel, "org-level"},
    {Tag::kOrgPlural, "org-plural"},
    {Tag::kOrgKind, "org-kind"},
    {Tag::kShortFor, "short-for"},
    {Tag::kSurname, "surname"},
    {Tag::kRole, "role"},
    {Tag::kPlaceHead, "place-head"},
    {Tag::kBelongs, "belongs"},
    {Tag::kProvinceName, "province-name"},
    {Tag::kObject, "object"},
    {Tag::kAct, "act"},
    {Tag::kPartsCue, "parts-cue"},
    {Tag::kRestCue, "rest-cue"},
    {Tag::kSumCue, "sum-cue"},
    {Tag::kAside, "aside"},
    {Tag::kOpenList, "open-list"},
    {Tag::kGroup, "group"},
    {Tag::kBaseCue, "base-cue"},
    {Tag::kListNoun, "list-noun"},
    {Tag::kItemOrdinal, "item-ordinal"},
    {Tag::kAnaphor, "anaphor"},
    {Tag::kWithin, "within"},
    {Tag::kMultiResponse, "multi-response"},
    {Tag::kPlanCue, "plan-cue"},
    {Tag::kActRest, "act-rest"},
    {Tag::kActNoun, "act-noun"},
    {Tag::kDeed, "deed"},
    {Tag::kMeasure, "measure"},
    {Tag::kCounted, "counted"},
    {Tag::kPerformer, "performer"},
    {Tag::kCommittee, "committee"},
    {Tag::kCommitteeOf, "committee-of"},
    {Tag::kPlan, "plan"},
    {Tag::kNotActor, "not-actor"},
    {Tag::kThrough, "through"},
    {Tag::kPassive, "passive"},
    {Tag::kOutlook, "outlook"},
    {Tag::kUntil, "until"},
    {Tag::kSince, "since"},
    {Tag::kTier, "tier"},
    {Tag::kSeveral, "several"},
    {Tag::kTogether, "together"},
    {Tag::kHas, "has"},
    {Tag::kWhole, "whole"},
};

static_assert(std::size(kNames) <= TagSet::kMost);

}  // namespace

std::string_view TagName(Tag tag) {
  const auto found = std::find_if(std::begin(kNames), std::end(kNames),
                                  [&](const Name& name) { return name.tag == tag; });
  return found->name;
}

std::optional<Tag> TagFromName(std::string_view name) {
  const auto found = std::find_if(std::begin(kNames), std::end(kNames),
                                  [&](const Name& entry) { return entry.name == name; });
  if (found == std::end(kNames)) return std::nullopt;
  return found->tag;
}

}  // namespace rasoat::lexicon
