#include "pipeline/readers/paged/page.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace rasoat::readers::paged {
namespace {

struct Point {
  float x;
  float y;
};

// About the middle of a frame, clockwise as the eye sees it (y grows downwards).
Point Rotated(Point point, float radians, float width, float height) {
  const float x = point.x - width / 2;
  const float y = point.y - height / 2;
  const float cosine = std::cos(radians);
  const float sine = std::sin(radians);
  return {width / 2 + x * cosine - y * sine, height / 2 + x * sine + y * cosine};
}

}  // namespace

void TurnUpright(Page& page, int turns) {
  for (int i = 0; i < turns; ++i) {
    const float width = page.width;
    const auto turn = [width](Box& box) {
      box = {box.top, width - box.right, box.bottom, width - box.left};
    };
    for (Word& word : page.words) turn(word.box);
    for (Box& rule : page.rules) turn(rule);
    std::swap(page.width, page.height);
  }
  for (Word& word : page.words) word.turn = static_cast<std::uint8_t>((word.turn - turns) & 3);
  page.turn = (page.turn + turns) & 3;
}

Box Shown(const Page& page, const Box& upright) {
  Box box = upright;
  if (page.tilt != 0) {
    const Point middle =
        Rotated({box.middle_x(), box.middle_y()}, page.tilt, page.width, page.height);
    const float width = box.width() / 2;
    const float height = box.height() / 2;
    box = {middle.x - width, middle.y - height, middle.x + width, middle.y + height};
  }
  float width = page.width;
  float height = page.height;
  for (int turn = 0; turn < page.turn; ++turn) {
    box = {height - box.bottom, box.left, height - box.top, box.right};
    std::swap(width, height);
  }
  return {std::max(box.left, 0.0F), std::max(box.top, 0.0F), std::min(box.right, width),
          std::min(box.bottom, height)};
}

}  // namespace rasoat::readers::paged
