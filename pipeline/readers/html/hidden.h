#pragma once

#include <vector>

#include "pipeline/readers/markup/tree.h"

namespace rasoat::readers::html {

// Which of the page's hidden text a reader of it would see after all: what stands in <noscript>,
// and what a style hides until a script shows it. Wanted where a page is empty without.
enum class Reveal { kNothing, kNoscriptAndStyled };

// For every node, whether it and all below it is invisible: by its element (script, template), the
// attribute `hidden`, its own style, or a rule of a <style> element for its class or id ("#body
// .note"). Rules inside @media and the like are not followed: they hold for some screens only.
std::vector<bool> FindHidden(const markup::Tree& page, Reveal reveal);

}  // namespace rasoat::readers::html
