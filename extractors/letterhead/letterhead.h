#pragma once

#include <span>
#include <string>

#include "extractors/lexer/lexed.h"
#include "extractors/mention.h"
#include "pipeline/model/document.h"

// Who issued a report, under which number, where and when, what kind of document it is and of what,
// and who signed it: from the head and the end of its text, however its format sets them (two
// columns, the cells of a table, plain lines).
//   ĐẢNG BỘ TỈNH HÀ GIANG / HUYỆN ỦY NÀ CHÍ / *       superior, issuer
//   Số 118-BC/HU                                      number
//   Nà Chí, ngày 12 tháng 12 năm 2016                 place, date
//   BÁO CÁO / kết quả công tác kiểm tra, giám sát     kind, subject
//   T/M BAN THƯỜNG VỤ / PHÓ BÍ THƯ / Trần Văn A       signer's office, signer
// Articles of newspapers have none: without a number, a kind in capitals or a motto nothing is
// said.

namespace rasoat::letterhead {

// Empty where the document does not say; `span` is where it does.
struct Field {
  std::string text;
  Span span;
};

struct Letterhead {
  Field superior;  // the body above the issuer, where two are named
  Field issuer;
  Field number;
  Field place;
  Field date;  // EDTF; the day may be open
  Field kind;  // "báo cáo", lower case
  Field subject;
  Field signer_office;
  Field signer;

  bool empty() const { return number.text.empty() && kind.text.empty() && issuer.text.empty(); }
};

Letterhead Find(const Document& document, const lexer::Lexed& lexed,
                std::span<const Mention> mentions);

// What a document without a title of its own is called: "Báo cáo kết quả công tác kiểm tra …".
// Empty without kind or subject.
std::string TitleOf(const Letterhead& letterhead);

}  // namespace rasoat::letterhead
