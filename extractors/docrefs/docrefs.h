#pragma once

#include <span>

#include "extractors/engine.h"

namespace rasoat::docrefs {

// References to documents by number.
//   "Kết luận số 34-KL/TW"            34-KL/TW, "kết luận"
//   "Nghị định số 130/2020/NĐ-CP"     130/2020/NĐ-CP, "nghị định"
//   "21-HD/BTCTU"                     21-HD/BTCTU, "hướng dẫn" (from the code)
//   "Đề án số 04"                     04, "đề án"
//   "Đoàn kiểm tra số 3"              nothing: no kind of document
std::span<const Rule> Rules();

}  // namespace rasoat::docrefs
