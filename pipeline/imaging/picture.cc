#include "pipeline/imaging/picture.h"

#include <algorithm>
#include <cmath>

#include "pipeline/model/hash.h"

namespace rasoat::imaging {
namespace {

constexpr float kTouch = 4;             // points
constexpr int kBarLengths = 3;          // shortest rules that a bar is long
constexpr double kShortestRule = 0.25;  // inches
constexpr double kThickestRule = 0.1;   // inches
constexpr double kNarrowestRatio = 5;   // length to thickness

int Pixels(double inches, double dpi) { return std::max(1, int(std::lround(inches * dpi))); }

// What runs of black in one direction are: lines, and bars that are too thick for one.
struct Runs {
  std::vector<Box> lines;
  std::vector<Box> bars;
};

Runs FindRuns(const Picture& black, double dpi, bool lying) {
  Runs found;
  const int length = Pixels(kShortestRule, dpi);
  const Picture runs(lying ? pixOpenCompBrick(nullptr, black.get(), length, 1)
                           : pixOpenCompBrick(nullptr, black.get(), 1, length));
  if (!runs) return found;
  Boxa* boxes = pixConnCompBB(runs.get(), 8);
  const int thickest = Pixels(kThickestRule, dpi);
  const auto scale = static_cast<float>(kPointsPerInch / dpi);
  for (l_int32 i = 0; boxes != nullptr && i < boxaGetCount(boxes); ++i) {
    l_int32 x = 0;
    l_int32 y = 0;
    l_int32 width = 0;
    l_int32 height = 0;
    boxaGetBoxGeometry(boxes, i, &x, &y, &width, &height);
    const int thickness = lying ? height : width;
    const Box area{static_cast<float>(x) * scale, static_cast<float>(y) * scale,
                   static_cast<float>(x + width) * scale, static_cast<float>(y + height) * scale};
    if (thickness > thickest) {
      if (width > kBarLengths * length) found.bars.push_back(area);
    } else if (std::max(width, height) >= kNarrowestRatio * thickness) {
      found.lines.push_back(area);
    }
  }
  boxaDestroy(&boxes);
  return found;
}

// White where the bars are, so that the black between white letters is no line.
Picture WithoutBars(const Picture& black, const std::vector<Box>& bars, double dpi) {
  Picture rest(pixCopy(nullptr, black.get()));
  const double scale = dpi / kPointsPerInch;
  for (const Box& bar : bars) {
    pixRasterop(rest.get(), static_cast<l_int32>(bar.left * scale),
                static_cast<l_int32>(bar.top * scale),
                static_cast<l_int32>(bar.width() * scale) + 1,
                static_cast<l_int32>(bar.height() * scale) + 1, PIX_CLR, nullptr, 0, 0);
  }
  return rest;
}

// The head of a table in white on a dark bar: its edges are lines, and the lines between the
// columns below go on in it.
void AddBar(const Box& bar, std::vector<Box>& lines) {
  for (Box& line : lines) {
    const bool below = std::abs(line.top - bar.bottom) < kTouch && line.height() > line.width();
    if (below && line.middle_x() > bar.left - kTouch && line.middle_x() < bar.right + kTouch) {
      line.top = bar.top;
    }
  }
  lines.push_back({bar.left, bar.top, bar.right, bar.top});
  lines.push_back({bar.left, bar.bottom, bar.right, bar.bottom});
  lines.push_back({bar.left, bar.top, bar.left, bar.bottom});
  lines.push_back({bar.right, bar.top, bar.right, bar.bottom});
}

}  // namespace

std::vector<Box> FindRules(const Picture& black, double dpi) {
  Runs lying = FindRuns(black, dpi, true);
  std::vector<Box> rules = std::move(lying.lines);
  const Picture rest = WithoutBars(black, lying.bars, dpi);
  if (!rest) return rules;
  const Runs standing = FindRuns(rest, dpi, false);
  rules.insert(rules.end(), standing.lines.begin(), standing.lines.end());
  for (const Box& bar : lying.bars) AddBar(bar, rules);
  return rules;
}

bool HasInk(const Picture& black, const Box& box, double dpi) {
  const double scale = dpi / kPointsPerInch;
  const auto left = std::max(0, static_cast<l_int32>(box.left * scale));
  const auto top = std::max(0, static_cast<l_int32>(box.top * scale));
  const auto width = std::max(1, static_cast<l_int32>(std::ceil(box.width() * scale)));
  const auto height = std::max(1, static_cast<l_int32>(std::ceil(box.height() * scale)));
  ::Box* area = boxCreate(left, top, width, height);
  l_int32 count = 0;
  const bool outside = pixCountPixelsInRect(black.get(), area, &count, nullptr) != 0;
  boxDestroy(&area);
  return outside || count > 0;
}

float InkOutside(const Picture& black, const std::vector<readers::paged::Word>& words, double dpi) {
  const Picture rest(pixCopy(nullptr, black.get()));
  if (!rest) return 0;
  const double scale = dpi / kPointsPerInch;
  for (const readers::paged::Word& word : words) {
    const auto left = static_cast<l_int32>(word.box.left * scale) - 1;
    const auto top = static_cast<l_int32>(word.box.top * scale) - 1;
    pixRasterop(rest.get(), left, top, static_cast<l_int32>(word.box.width() * scale) + 3,
                static_cast<l_int32>(word.box.height() * scale) + 3, PIX_CLR, nullptr, 0, 0);
  }
  l_int32 count = 0;
  pixCountPixels(rest.get(), &count, nullptr);
  const double area = double(pixGetWidth(rest.get())) * pixGetHeight(rest.get());
  return area == 0 ? 0 : static_cast<float>(count / area);
}

Picture Threshold(const Picture& grey, int level) {
  return Picture(pixThresholdToBinary(grey.get(), level));
}

Picture BlackOfScan(const Picture& grey) {
  constexpr int kPaper = 200;  // what the next line makes of it
  const Picture even(pixBackgroundNormSimple(grey.get(), nullptr, nullptr));
  const Picture smooth(pixBlockconvGray(even ? even.get() : grey.get(), nullptr, 1, 1));
  if (!smooth) return Threshold(grey, kPaper);
  return Threshold(smooth, kPaper * 9 / 10);
}

std::string HashOf(const Picture& picture) {
  const auto* data = reinterpret_cast<const char*>(pixGetData(picture.get()));
  const auto words = static_cast<std::size_t>(pixGetWpl(picture.get())) *
                     static_cast<std::size_t>(pixGetHeight(picture.get()));
  return Sha256({data, words * sizeof(l_uint32)});
}

}  // namespace rasoat::imaging
