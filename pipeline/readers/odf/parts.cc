#include "pipeline/readers/odf/parts.h"

#include "pipeline/readers/markup/xml.h"

namespace rasoat::readers::odf {
namespace {

using markup::kNoNode;
using markup::NodeId;
using markup::Tree;

constexpr markup::Namespace kNamespaces[] = {
    {"urn:oasis:names:tc:opendocument:xmlns:office:1.0", "office"},
    {"urn:oasis:names:tc:opendocument:xmlns:text:1.0", "text"},
    {"urn:oasis:names:tc:opendocument:xmlns:table:1.0", "table"},
    {"urn:oasis:names:tc:opendocument:xmlns:style:1.0", "style"},
    {"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0", "draw"},
    {"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0", "fo"},
    {"urn:oasis:names:tc:opendocument:xmlns:meta:1.0", "meta"},
    {"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0", "manifest"},
    {"http://purl.org/dc/elements/1.1/", "dc"},
};

}  // namespace

markup::Tree Parse(std::string_view bytes) { return markup::ParseXml(bytes, kNamespaces); }

bool IsBlank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n\u00A0") == std::string_view::npos;
}

}  // namespace rasoat::readers::odf
