#pragma once

#include <span>

#include "extractors/engine.h"

namespace rasoat::orgs {

// Organisations by name, the longest name as it is written: a head word, and what makes it this
// one and no other (a level, a place, a field of work, another organisation, a proper name).
//   "UBKT Huyện ủy Phú Bình"                 one name, not two
//   "Đảng bộ các KCN tỉnh"
//   "Ban Thường vụ Tỉnh ủy", "Huyện ủy"      definite without a name
//   "Sở Nông nghiệp và Phát triển nông thôn"
//   "Đảng bộ", "các Huyện ủy", "UBKT cấp huyện"   nothing: bare heads and kinds
//   "Huyện ủy viên", "Bí thư Tỉnh ủy Nguyễn Văn An"   a member is none; a person's name is no part
// Hierarchy and head words: Điều lệ Đảng; Luật Tổ chức chính quyền địa phương; press usage.
std::span<const Rule> Rules();

}  // namespace rasoat::orgs
