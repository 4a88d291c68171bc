#pragma once

namespace rasoat {

inline constexpr double kPointsPerInch = 72;

// A rectangle in points (1/72 inch) from the top left of a page as it is displayed.
struct Box {
  float left = 0;
  float top = 0;
  float right = 0;
  float bottom = 0;

  float width() const { return right - left; }
  float height() const { return bottom - top; }
  float middle_x() const { return (left + right) / 2; }
  float middle_y() const { return (top + bottom) / 2; }
  bool Holds(float x, float y) const { return x >= left && x < right && y >= top && y < bottom; }

  // Grows to cover `other` too.
  void Cover(const Box& other) {
    left = other.left < left ? other.left : left;
    top = other.top < top ? other.top : top;
    right = other.right > right ? other.right : right;
    bottom = other.bottom > bottom ? other.bottom : bottom;
  }
  friend bool operator==(const Box&, const Box&) = default;
};

// A place on one of a document's pages, which count from 1; page 0 for none.
struct PageBox {
  int page = 0;
  Box box;
  friend bool operator==(const PageBox&, const PageBox&) = default;
};

}  // namespace rasoat
